"""If and when: what happens, what to do, and under what condition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leadquiz.generate.clause import (
    FILLERS,
    SAYING,
    SPEECH,
    Clause,
    ask,
    balanced,
    core,
    is_whole,
    question,
    trimmed,
)
from leadquiz.generate.directives import courteous, is_imperative, plainly, topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import KNOWN_TO_ALL, Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.model import Candidate, Kind

_OPENERS = bag("if unless when whenever once")
_PHRASES = (("as", "soon", "as"), ("as", "long", "as"), ("in", "case"), ("each", "time"), ("every", "time"))
_LONGEST = 22  # words of a condition
_LONGEST_ANSWER = 26
# "If you would like to contribute", "if you have questions": courtesies of the author.
_WISHES = bag("like wish prefer interested curious wonder question doubt picture imagine consider")
_MARKS = ",;:—–…•"  # within a condition they leave open where it ends
# "Either account", "the other case": said of something before.
_POINTING = bag("either both neither other others same former latter such")


def conditions(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each condition in front of its main clause, and for each behind it."""
    renderer = Renderer.of(view)
    told = view.knowledge.narrative  # "When it went well, …" in a story: what came then is no rule
    for passage, sentence in () if told else passages_with(view):
        if found := leading(sentence):
            yield from _consequence(view, passage, sentence, found, renderer)
    for passage, sentence, clause in clauses_of(view):
        yield from _condition(view, passage, sentence, clause, renderer)


@dataclass(frozen=True, slots=True)
class _Leading:
    condition: list[Token]
    main: list[Token]
    root: Token


def leading(sentence: Sentence) -> _Leading | None:
    """A condition at the head of its sentence, and the clause that it governs."""
    tokens = sentence.tokens
    start = 0
    while start < len(tokens) and (tokens[start].lower in FILLERS | {"so", "but", "and", ","}):
        start += 1
    if any(t.lower in ("even", "only", "especially", "particularly") for t in tokens[:start]):
        return None  # "even if": so it is otherwise, too
    if start + 4 > len(tokens) or not (
        tokens[start].lower in _OPENERS
        or any(tuple(t.lower for t in tokens[start : start + len(p)]) == p for p in _PHRASES)
    ):
        return None
    if tokens[-1].text not in ".!" or any(t.text in '"“”' for t in tokens):
        return None
    root = sentence.root
    end = _end_of_condition(tokens, start, root)
    if end is None:
        return None
    condition = tokens[start:end]
    if condition[-1].text == ",":
        condition = condition[:-1]
    after = end
    while after < len(tokens) and (tokens[after].text == "," or courteous(tokens[after])):
        after += 1
    main = tokens[after:-1]
    if root not in main or not 3 <= len(condition) <= _LONGEST:
        return None
    if any(t.text in _MARKS or t.text in "()" for t in condition) or any(t.text in ";:—–…•" for t in main):
        return None
    if any(t.text in ".?!" for t in main) or tokens[-1].start > tokens[-2].end:
        return None  # two sentences read as one; a link or a picture stood before the full stop
    return _Leading(condition, main, root)


def _end_of_condition(tokens: Sequence[Token], start: int, root: Token) -> int | None:
    """Where the main clause begins: right behind the condition, with nothing but a comma and "then" between."""
    subject = next((t for t in root.lefts if t.dep in ("nsubj", "nsubjpass", "expl", "csubj")), None)
    for child in root.all("advcl", "ccomp", "dep"):
        below = child.subtree()
        if below[0].i != start or below[-1].i - start + 1 != len(below) or child.i > root.i:
            continue
        first = subject.subtree()[0] if subject is not None else root
        if first.i <= below[-1].i:
            return None
        helpers = {t.i for t in root.lefts if t.dep in ("aux", "neg", "auxpass")}
        between = [t for t in tokens[below[-1].i + 1 : first.i] if t.i not in helpers]
        return below[-1].i + 1 if all(t.text == "," or courteous(t) for t in between) else None
    # The parser took the subject of the condition for the subject of an order: "If the milk boils, stir it".
    if root.tag not in ("VB", "VBP") or root.i - 1 <= start:
        return None
    before = root.i - 1
    while before > start and (
        courteous(tokens[before]) or tokens[before].lower in ("do", "not", "n't", "n’t")
    ):
        before -= 1
    return before if tokens[before].text == "," else None


def _consequence(
    view: SectionView, passage: Passage, sentence: Sentence, found: _Leading, renderer: Renderer
) -> Iterator[Candidate]:
    """ "If the milk boils, …" → What happens, or what should you do, if the milk boils?"""
    asked = _of_subject(found, renderer) if _is_said_again(view, found) else _asked(found)
    if asked is None:
        return
    wh, behind = asked
    words = balanced(found.condition)
    at_hand = " you" in wh or _speaks_to_reader(view)
    condition = plainly(words, renderer) if at_hand else renderer.text(words)
    if not condition or any(t.lemma.lower() in _WISHES for t in found.condition):
        return
    if any(_points(t, found) for t in found.condition) or _rests_on_more(found):
        return
    if not (_follows(found, renderer) if " happen" in wh else _is_case(found)):
        return
    if not any(t.dep in ("nsubj", "nsubjpass", "expl", "csubj") for t in found.condition):
        return  # "unless absolutely required": what?
    telling = [
        t
        for t in found.condition
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM") and t.tag != "WRB"
    ]
    if len([t for t in telling if t.lemma not in ("be", "have", "do", "too", "very")]) < 2:
        return
    kept = [t for t in found.main if t.i > behind]
    for tokens in _versions(kept, found.root):
        if found.root not in tokens and found.root.i > behind:
            continue  # "or a storm, …": the rest of the condition
        text = plainly(balanced(tokens), renderer, found.condition)
        if not text or len(text.split()) > _LONGEST_ANSWER:
            continue
        if len(content_of(tokens)) < 2:
            return
        if wh.startswith("What happens to"):
            many = (subject := found.root.child("nsubj", "nsubjpass")) is not None and subject.tag == "NNS"
            text = f"{'They' if many else 'It'} {text}"
        text = capitalize(text)
        yield replace(
            make(
                view,
                passage,
                sentence,
                rule="conditions",
                kind=Kind.CAUSE,
                question=question(f"{wh} {decapitalize(condition)}"),
                answer=text,
                fact=(condition, "condition", found.root.lemma),
                answer_type="consequence",
                weight=1.0,
            ),
            context=topic(view, text),
        )
        return


def _points(token: Token, found: _Leading) -> bool:
    """ "Either account", "the other case"; but "the same tool for several jobs" says what it is the same for."""
    if token.lower == "same" and any(t.lower in _SEVERAL for t in found.condition if t.i > token.i):
        return False
    return token.lower in _POINTING


_SEVERAL = bag("multiple several two three many both different more")


def _verb_of(found: _Leading) -> Token | None:
    """The verb of the condition."""
    inside = set(found.condition)
    return next(
        (
            t
            for t in found.condition
            if t.child("nsubj", "nsubjpass", "expl", "csubj") in inside
            and t.pos in ("VERB", "AUX")
            and (t.head not in inside or t.head is t)
        ),
        None,
    )


def _is_case(found: _Leading) -> bool:
    """Whether a reader may meet the condition as a case of his own.

    "If your project is a game, …": what a thing at hand is, is mostly one of the author's examples.
    """
    verb = _verb_of(found)
    if verb is None or _is_of_reader(verb) or verb.child("expl") is not None or verb.lemma != "be":
        return True  # with no verb it was read as the subject of an order
    state = verb.child("acomp")
    return state is not None and not state.children


def _is_of_reader(verb: Token) -> bool:
    subject = verb.child("nsubj", "nsubjpass")
    return subject is not None and subject.lower == "you"


def _follows(found: _Leading, renderer: Renderer) -> bool:
    """Whether the main clause tells what comes of the condition, rather than what is so or what one may do."""
    root = found.root
    subject = root.child("nsubj", "nsubjpass")
    helpers = [t.lower for t in root.all("aux")]
    supposed = "would" in helpers
    if subject is None:
        return False
    if subject.pos not in ("NOUN", "PROPN", "ADJ") and not (_is_of_reader(root) and _befalls(root)):
        return False
    obliged = root.lemma in ("have", "need") and root.child("xcomp") is not None
    if root.lemma in _OF_STATE and not supposed and not obliged:
        return False
    if any(t.lower == "but" for t in found.main) or _is_bare_event(found):
        return False
    below = subject.subtree()
    if any(t.lower in _MEMBERS for t in below[:1]) and any(t.pos == "PRON" for t in below):
        return False  # "each one of them"
    if "can" in helpers and root.child("auxpass") is None:
        return False
    verb = _verb_of(found)
    if verb is None:
        return False
    if _is_of_reader(verb):
        return True  # "the club" is the reader's own
    if verb.lemma == "be" and verb.child("expl") is None and not supposed:
        return False
    return not any(_is_bare(t, renderer) for t in found.condition)


def _is_bare_event(found: _Leading) -> bool:
    """ "When differences are found", and in the past what happened once: of what, and where?"""
    verb = _verb_of(found)
    subject = verb.child("nsubj", "nsubjpass") if verb is not None else None
    if verb is None or subject is None or subject.pos != "NOUN":
        return False
    if any(t.dep not in ("det", "punct") for t in subject.children):
        return False
    if found.root.tag == "VBD":
        return not any(t.pos == "PROPN" for t in found.condition)
    return not [t for t in verb.rights if t.pos != "PUNCT" and t.i <= found.condition[-1].i]


def _befalls(verb: Token) -> bool:
    """Whether something is done to the subject: "you will be paid", "you receive ten shares"."""
    return verb.child("auxpass") is not None or verb.lemma in ("receive", "get", "lose", "forfeit", "earn")


_MEMBERS = bag("each all both some any one none many most few either neither")
_OF_STATE = bag("be have want need like call know mean require include consist contain remain stay depend")


def _is_bare(noun: Token, renderer: Renderer) -> bool:
    """ "The transition", "the feedback": which, only the sentences before say."""
    article = noun.child("det")
    if noun.tag not in ("NN", "NNS") or article is None or article.lower != "the":
        return False
    lemma = noun.lemma.lower()
    known = lemma in KNOWN_TO_ALL or lemma in renderer.view.knowledge.terms
    if known or noun.dep in ("compound", "nmod"):
        return False
    return not any(t.dep not in ("det", "punct") for t in noun.children)


# "Ask the doctor first", "waited for too long": what the sentences before say.
_LAST = bag("first instead too either anyway regardless accordingly again")


def _rests_on_more(found: _Leading) -> bool:
    """Whether the main clause or the condition takes up what was said, or its parse cannot be trusted."""
    last = found.main[-1]
    if last.lower in _LAST:
        return True
    subject = found.root.child("nsubj", "nsubjpass", "expl", "csubj")
    ordered = subject is None and found.root.tag in ("VBN", "VBD", "VBG")
    waiting = any(t.lemma == "wait" for t in found.condition) and not any(
        t.pos in ("NOUN", "PROPN") for t in found.condition
    )
    bracketed = {t.lower for t in found.condition if t.pos == "PROPN"} - {
        t.lower for t in balanced(found.condition)
    }
    return ordered or waiting or any(t.lower in bracketed for t in found.main)


def _is_said_again(view: SectionView, found: _Leading) -> bool:
    """Whether the document tells of the same condition elsewhere, so that more than one answer fits."""
    condition = found.condition
    text = condition[0].sentence.slice(condition).lower().rstrip(",")
    return bool(view.knowledge.ask(goes_on_in_two_ways, text))


def goes_on_in_two_ways(knowledge: Knowledge, condition: str) -> bool:
    """Whether more than one thing follows these words, in lower case, in the document."""
    seen: dict[str, set[str]] = knowledge.memo.setdefault("conditions", {})
    if not seen:
        seen[""] = set()
        for _, section in knowledge.outline.walk():
            for block in section.blocks:
                for match in _OPENING.finditer(block.text):
                    behind = block.text[match.end() : match.end() + 24].lower()
                    seen.setdefault(match[1].lower(), set()).add(behind)
    return len(seen.get(condition, ())) > 1


def _of_subject(found: _Leading, renderer: Renderer) -> tuple[str, int] | None:
    """ "Your pass ends on Friday" → What happens to your pass …? — where "what happens" has several answers."""
    subject = found.root.child("nsubj", "nsubjpass")
    if (
        subject is None
        or subject.pos != "NOUN"
        or subject.child("conj") is not None
        or found.root.lemma == "be"
    ):
        return None
    tokens = trimmed(subject)
    if tokens != subject.subtree() or tokens[0].i != found.main[0].i or len(tokens) > 6:
        return None
    text = renderer.text(tokens)
    return (f"What happens to {text}", tokens[-1].i) if text else None


_OPENING = re.compile(r"\b((?:If|When|Whenever|Once|Unless|if|when|whenever|once|unless) [^,.;:!?()]{8,90}),")


def _speaks_to_reader(view: SectionView) -> bool:
    """Whether the section tells a reader what to do, so that its definites are things at hand."""
    if "speaks to reader" not in view.memo:
        said = [
            any(t.lower in ("you", "your") for t in sentence.tokens) or is_imperative(sentence.root)
            for _, sentence in view.sentences()
        ]
        view.memo["speaks to reader"] = sum(said) * 3 >= len(said)
    return bool(view.memo["speaks to reader"])


def _asked(found: _Leading) -> tuple[str, int] | None:
    """(the question's first words, index of the last token that the answer leaves out) for a main clause."""
    root, main = found.root, found.main
    if root.lemma == "do" and root.child("dobj") is None:
        return None  # "you can do so with approval"
    subject = next((t for t in root.all("nsubj", "nsubjpass", "expl", "csubj") if t.i >= main[0].i), None)
    helpers = [t for t in root.all("aux", "auxpass") if t.i >= main[0].i]
    negation = root.child("neg")
    last = max((t.i for t in (*helpers, *([negation] if negation else [])) if t.i < root.i), default=-1)
    never = " not" if negation is not None else ""
    first = main[0]
    if first.lower in ("have", "let", "get") and first.dep == "aux" and first.i + 1 < root.i:
        return "What should you do", first.i - 1  # "have it measured"
    if subject is None:
        if root.tag not in ("VB", "VBP") or any(t.lower not in ("do", "don") for t in helpers):
            return None
        if not (is_imperative(root) or root.child("nsubj") is not None):
            return None
        return f"What should you{never} do", last
    if (
        subject.dep in ("expl", "csubj")
        or (root.lemma in SPEECH | SAYING and subject.lower != "you")
        or subject.lower in ("i", "we", "this", "that")
    ):
        return None
    modal = next((t for t in helpers if t.tag == "MD"), None)
    able = root.child("xcomp")
    if subject.lower == "you" and able is not None and root.lemma in ("need", "have") and negation is None:
        to = able.child("aux")
        if to is not None and to.lower == "to" and (modal is None or modal.lower in ("will", "'ll", "’ll")):
            return "What do you have to do", to.i
    active = root.lemma != "be" and not any(t.dep == "auxpass" for t in helpers)
    if subject.lower == "you" and modal is not None and modal.lower in ("should", "must", "can") and active:
        return f"What {modal.lower} you{never} do", last
    if modal is not None:
        if modal.lower == "would":
            return "What would happen", main[0].i - 1
        if modal.lower not in ("will", "'ll", "’ll", "can"):
            return None  # "may" and "might": so may much else
        return "What happens", main[0].i - 1
    first = helpers[0] if helpers else root
    if first.tag == "VBD":
        return None if root.lemma == "be" else ("What happened", main[0].i - 1)
    return ("What happens", main[0].i - 1) if first.tag in ("VBZ", "VBP") else None


def _versions(tokens: list[Token], root: Token) -> Iterator[list[Token]]:
    """The main clause, then the same without what is coordinated or added after a comma."""
    yield tokens
    cuts = []
    for child in root.rights:
        own = child.dep == "conj" and child.child("nsubj", "nsubjpass", "expl") is not None
        aside = child.dep in ("advcl", "ccomp", "parataxis") or own
        first = child.subtree()[0]
        before = first.previous()
        while before is not None and (before.dep == "cc" or before.text == ","):
            first, before = before, before.previous()
        if (aside and first.text in ",;:—–") or own:
            cuts.append(first.i)
    cuts += [t.i for t in tokens if t.text in ";:—–"]
    cuts += [
        t.i for t in tokens if t.text == "," and (after := t.next()) is not None and after.lower == "which"
    ]
    for cut in sorted(set(cuts), reverse=True):
        shorter = [t for t in tokens if t.i < cut]
        if root in shorter or (shorter and shorter[0].i > root.i):
            yield shorter


_WHEN = {
    "when": "when",
    "whenever": "when",
    "once": "when",
    "if": "under what condition",
    "provided": "under what condition",
}


def _condition(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "A need motivates as long as it is unsatisfied" → Under what condition does a need motivate?"""
    if clause.subject is None or clause.finite is not None or clause.modal is not None:
        return
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    if clause.subject.dep in ("csubj", "csubjpass") or (clause.verb.tag == "VBG" and first is clause.verb):
        return
    if first.lemma == "get" and first is not clause.verb:
        return
    if first.tag not in ("VBZ", "VBP") or clause.verb.lemma in SPEECH | SAYING | bag(
        "know see want remember"
    ):
        return
    if not (clause.verb.is_root or clause.speaker is not None) or clause.subject_tokens[0].lower in (
        "you",
        "there",
    ):
        return
    for child in clause.verb.all("advcl"):
        if child.i < clause.verb.i:
            continue
        tokens = child.subtree()
        wh = _when(tokens)
        after = tokens[-1].next()
        if wh is None or after is None or after.text not in ".;,":
            continue
        before = tokens[0].previous()
        if before is not None and before.text in ("—", "–", "-", ";", ":", "("):
            continue  # an afterthought, which may belong to anything
        if before is not None and (before.ent == "DATE" or before.lemma.lower() in _TIMES):
            continue  # "at a young age when …": says which age
        if clause.negation is not None and any(t.lower in ("just", "only", "simply") for t in clause.tokens):
            continue  # "not just when …"
        if any(t.lower in _WHEN and t.i > tokens[0].i + 1 for t in tokens):
            continue  # "if it rises and negative if it falls": two cases
        if clause.copular and clause.complement("acomp") is None:
            continue  # "is the pressure when …": which pressure it is
        if view.knowledge.narrative and child.tag == "VBG":
            continue
        kept = core(clause, tokens)
        if len(content_of([*clause.subject_tokens, *kept])) < 2 or not is_whole(tokens):
            continue
        text = ask(wh, clause, renderer, without=tokens)
        answer = renderer.text(balanced(tokens), before=[*clause.subject_tokens, *kept])
        if not text or not answer or len(answer.split()) > _LONGEST_ANSWER or len(content_of(tokens)) < 2:
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="when",
            kind=Kind.CAUSE,
            question=text,
            answer=capitalize(answer),
            fact=(*fact_of(clause, renderer), "condition"),
            answer_type="condition",
            weight=0.9,
        )


_TIMES = bag("age time day moment year month week season period point stage era")


def _when(tokens: Sequence[Token]) -> str | None:
    words = [t.lower for t in tokens[:4]]
    if words[0] == "only":
        words = words[1:]
    if words[0] == "as" and words[1:3] in (["long", "as"], ["soon", "as"]):
        return "under what condition" if words[1] == "long" else "when"
    return _WHEN.get(words[0])
