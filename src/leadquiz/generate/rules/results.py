"""What something led to, and how: results that a text tells behind "which", "-ing", "thus" or a verb of causing."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    core,
    is_unbroken,
    is_whole,
    keeps_capital,
    mid_sentence,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.gates import content, repeats_a_word
from leadquiz.generate.language import inflect_gerund, inflect_past
from leadquiz.generate.lexicon import HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, is_exercise, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_TO = {"lead": "to", "result": "in", "bring": "about"}
_CAUSING = bag("cause trigger spark prompt provoke lead result bring")
_IN_TURN = bag("eventually ultimately finally thus thereby directly")
_OPENING = bag(
    "indeed however thus therefore consequently meanwhile eventually ultimately finally then nevertheless"
)
_EXAMPLE = bag("example instance case")
_MARKS = ';:—–()[]“”"…-'
_ANY = bag("a an some many several any most few another other others more no one various certain such")
_POINTING = bag("this these that those it they such both he she we you i")
_LONGEST_CAUSE = 28  # words
_LONGEST_WHEN = 20
_LONGEST_RESULT = 15
_VAGUE = bag(
    "change effect problem success difference result outcome consequence impact issue situation thing event"
)


def results(view: SectionView) -> Iterator[Candidate]:
    """Candidates for what an event led to, what brought it about and how it was done."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        yield from _came_of(view, passage, sentence, renderer)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.speaker is not None:
            continue
        yield from _caused(view, passage, sentence, clause, renderer)
        yield from _thus(view, passage, sentence, clause, renderer)


def _came_of(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The weavers married outside their guild, which led to its decline" → What led to …?"""
    tokens = sentence.tokens
    for comma in tokens[4:-3]:
        if comma.text != ",":
            continue
        at = comma.i + 1
        finite = tokens[at].lower == "which"
        at += finite
        while tokens[at].lower in _IN_TURN and at + 2 < len(tokens):
            at += 1
        verb = tokens[at]
        if verb.lemma not in _CAUSING or verb.tag not in (
            ("VBD", "VBZ", "VBP", "VBN") if finite else ("VBG",)
        ):
            continue
        behind = at + 1
        if verb.lemma in _TO:
            if tokens[behind].lower != _TO[verb.lemma]:
                continue
            behind += 1
        told = _to_the_end(tokens[behind:], listed=True)
        cause = _main_clause(tokens[: comma.i])
        if not told or not cause:
            return
        past = verb.tag in ("VBD", "VBN") if finite else _is_past(cause)
        yield from _result(view, passage, sentence, cause, told, verb, past, renderer)
        return


def _adjoins(words: Sequence[Token], verb: Token) -> bool:
    """Whether only an aside between commas, or an adverb, stands between a subject and its verb."""
    between = [t for t in verb.sentence.tokens[words[-1].i + 1 : verb.i] if t.lower not in _IN_TURN]
    if len(between) > 2 and between[0].text == between[-1].text == ",":
        return not any(t.text in _MARKS for t in between)
    return not between


def _is_opening(tokens: Sequence[Token]) -> bool:
    return not tokens or (len(tokens) == 2 and tokens[0].lower in _OPENING and tokens[1].text == ",")


def _to_the_end(tokens: Sequence[Token], *, listed: bool = False) -> list[Token]:
    """The words up to the full stop, where no mark tears them; `listed` where they may be "A, B and C"."""
    told = list(tokens)
    while told and told[-1].text in '.”"':
        told.pop()
    commas = [t for t in told if t.text == ","]
    if not told or any(t.text in _MARKS for t in told):
        return []
    if commas and not (listed and any(t.dep == "cc" for t in told if t.i > commas[-1].i)):
        return []
    if any(t.tag in ("WDT", "WP") or t.pos == "VERB" for t in told if commas and t.i > commas[0].i):
        return []  # ", which …", ", making …": an aside, no member of a list
    return told


def _main_clause(tokens: Sequence[Token]) -> list[Token]:
    """The words in front of the comma, where they are one clause of their own with subject and finite verb."""
    words = list(tokens)
    if len(words) > 2 and words[1].text == "," and words[0].lower in _OPENING:
        words = words[2:]
    if [t.lower for t in words[:3]] == ["in", "particular", ","]:
        words = words[3:]
    if not words or any(t.text in _MARKS for t in words):
        return []
    root = words[0].sentence.root
    subject = root.child("nsubj", "nsubjpass")
    if root not in words or subject is None or subject not in words or subject.i > root.i:
        return []
    first = root.child("aux", "auxpass") or root
    if first.tag not in ("VBD", "VBZ", "VBP") and root.tag not in ("VBD", "VBZ", "VBP"):
        return []
    if words[0].pos in ("CCONJ",) or words[0].tag in ("WDT", "WP", "WRB"):
        return []
    if words[0].tag == "IN" and words[0].dep != "prep":
        return []
    if any(t.lower in _EXAMPLE for t in words[:3]) or any(t.lower in ("also", "not") for t in root.lefts):
        return []
    opened = subject.subtree()[0]
    if opened.lower in _ANY | _POINTING or subject.child("relcl") is not None:
        return []
    before = [t for t in words if t.i < opened.i]
    dated = len(before) == 2 and before[1].text.isdigit()
    if before and not dated and (before[-1].text != "," or len(before) > 9):
        return []
    return words


def _is_past(words: Sequence[Token]) -> bool:
    root = words[0].sentence.root
    first = root.child("aux", "auxpass") or root
    return first.tag == "VBD"


def _result(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    cause: list[Token],
    told: list[Token],
    verb: Token,
    past: bool,
    renderer: Renderer,
) -> Iterator[Candidate]:
    before = renderer.text(cause)
    after = renderer.text(told, before=cause)
    if not before or not after or told[0].lower in _POINTING:
        return
    if len(content_of(told)) < (1 if told[0].tag == "PRP$" else 2):
        return
    if len(before.split()) > _LONGEST_CAUSE or len(content_of(cause)) < 3:
        return
    noun = next((t for t in told if t.head not in told), told[0])
    if noun.lemma.lower() in _VAGUE | HOLLOW and len(content_of(told)) < 3:
        return
    small = before if keeps_capital(cause[0], renderer) else decapitalize(before)
    free = renderer.text(told)
    special = told[0].lower not in _ANY and (
        renderer.names.find(told) or (told[0].dep in ("det", "poss") and len(content_of(told)) >= 2)
    )
    particle = _TO.get(verb.lemma, "")
    if past and free and special:
        causes = f"{inflect_past(verb.lemma)} {particle}".strip()
        text = question(f"what {causes} {free}")
        answer = capitalize(before)
    elif verb.lemma in ("lead", "result"):
        when = _when(cause, small, past, renderer)
        if not when or len(when.split()) > _LONGEST_WHEN or len(after.split()) > _LONGEST_RESULT:
            return
        text = question(f"what {'was' if past else 'is'} the result when {when}")
        answer = capitalize(after)
    else:
        return
    if repeats_a_word(answer, text) and len(content(answer)) < 3:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="results",
        kind=Kind.CAUSE,
        question=text,
        answer=answer,
        fact=(before[:40], verb.lemma, after[:40]),
        answer_type="result",
        weight=1.0,
    )


def _when(cause: Sequence[Token], text: str, past: bool, renderer: Renderer) -> str:
    """The clause as it reads behind "when", a time or place that led it in last; "" where it does not."""
    words = text.lower().split()
    if "when" in words or "if" in words or (not past and {"often", "usually", "sometimes"} & {*words}):
        return ""
    subject = cause[0].sentence.root.child("nsubj", "nsubjpass")
    opened = [t for t in cause if subject is not None and t.i < subject.subtree()[0].i]
    if not opened:
        return text
    if opened[0].lower not in ("in", "at", "after", "during", "on", "by") or opened[0].dep != "prep":
        return ""
    front = renderer.text([t for t in opened if t.text != ","])
    rest = mid_sentence(cause[len(opened) :], renderer) if len(opened) < len(cause) else ""
    return f"{rest} {decapitalize(front)}" if front and rest else ""


def _caused(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Renewed warfare in the 1620s caused the privileges of the guild to be abolished" → What caused …?"""
    verb, subject = clause.verb, clause.subject
    assert subject is not None
    if verb.lemma not in _CAUSING or clause.passive or clause.auxiliaries or verb.tag != "VBD":
        return
    if not verb.is_root or clause.finite is not None or clause.relative:
        return
    if verb.lemma in _TO and not any(t.i == verb.i + 1 and t.lower == _TO[verb.lemma] for t in verb.rights):
        return
    words = trimmed(subject)
    if (
        subject.pos not in ("NOUN", "PROPN")
        or words[0].lower in _ANY | _POINTING
        or not _adjoins(words, verb)
    ):
        return
    if len(content_of(words)) < 2 or any(t.text in _MARKS or t.text == "," for t in words):
        return
    if not _is_opening(sentence.tokens[: words[0].i]):
        return  # "In 1620, …": what stands in front
    kept = core(clause)
    told = _to_the_end(sentence.tokens[verb.i + 1 :], listed=True)
    if not kept or not told or kept[-1].i != told[-1].i or not is_unbroken(clause, kept):
        return
    if any(t.dep == "conj" and t.pos == "VERB" for t in verb.children) or told[0].lower in _POINTING:
        return
    special = renderer.names.find(kept) or any(t.text[0].isdigit() for t in kept)
    if len(content_of(kept)) < (3 if special else 4) or any(t.lower in ("other", "many") for t in kept[:3]):
        return
    name = renderer.names.at(subject)
    if name is not None and name.type == PERSON:
        return
    text = ask_subject("what", clause, renderer)
    answer = subject_text(clause, renderer)
    if not text or not answer or len(answer.split()) > _LONGEST_RESULT or repeats_a_word(subject.text, text):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="results",
        kind=Kind.CAUSE,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), "subject"),
        answer_type="cause",
        weight=1.0,
    )


def _thus(
    view: SectionView, passage: Passage, sentence: Sentence, main: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "She refused a third term, thus setting a precedent for …" → How did she set a precedent for …?"""
    above, subject = main.verb, main.subject
    if subject is None or not above.is_root or main.passive or main.auxiliaries or main.copular:
        return
    if subject.pos not in ("NOUN", "PROPN", "PRON") or above.tag not in ("VBD", "VBZ", "VBP"):
        return
    adverb = next((t for t in sentence.tokens[above.i :] if t.lower in ("thus", "thereby")), None)
    comma, verb = (adverb.previous(), adverb.next()) if adverb is not None else (None, None)
    if comma is None or verb is None or comma.text != "," or verb.tag != "VBG" or verb.dep != "advcl":
        return
    done = sentence.tokens[above.i : comma.i]
    if not is_whole(done) or any(t.text in _MARKS or t.text == "," for t in done) or len(done) < 3:
        return
    if any(t.dep in ("nsubj", "nsubjpass", "neg") for t in done) or any(
        t.dep == "conj" for t in above.children
    ):
        return
    clause = Clause(
        sentence=sentence,
        verb=verb,
        subject=subject,
        auxiliaries=(),
        negation=verb.child("neg"),
        tokens=tuple(verb.subtree()),
        relative=main.relative,
        subject_tokens=main.subject_tokens,
        finite=above,
    )
    if clause.negation is not None:
        return
    text = ask("how", clause, renderer)
    rest = renderer.text(done[1:], before=clause.subject_tokens)
    if not text or not rest or len(content_of(core(clause))) < 2:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="results",
        kind=Kind.CAUSE,
        question=text,
        answer=f"By {inflect_gerund(above.lemma)} {rest}",
        fact=(*fact_of(clause, renderer), "means"),
        answer_type="means",
        weight=1.0,
    )
