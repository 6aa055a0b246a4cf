"""Statements of an explaining text that hang on one phrase: "is composed of", "is similar to", "means doing"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leadquiz.generate.asking import is_people
from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    circumstances,
    clauses,
    core,
    is_run,
    is_whole,
    subject_text,
    trimmed,
)
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, VAGUE, VAGUE_VERBS, bag
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

# What follows these participles belongs to them and leaves few answers.
_GOVERNED = {
    "compose": "of", "make": "of from", "characterize": "by", "characterise": "by", "mark": "by", "dominate": "by",
    "associate": "with", "measure": "in by", "divide": "into", "subdivide": "into", "split": "into", "base": "on",
    "link": "to", "relate": "to", "attach": "to", "connect": "to by", "cause": "by", "determine": "by",
    "govern": "by", "produce": "by in", "trigger": "by", "accompany": "by", "surround": "by",
    "separate": "from by", "derive": "from", "convert": "into to", "replace": "by with", "limit": "to by",
    "confine": "to", "root": "in", "equip": "with", "fill": "with", "line": "with", "cover": "with by",
    "drive": "by", "distinguish": "from by", "mandate": "by", "regulate": "by", "control": "by", "follow": "by",
    "precede": "by", "build": "around on", "own": "by", "involve": "in", "implicate": "in", "express": "in",
    "define": "by", "balance": "by", "form": "by from", "create": "by", "store": "in", "shape": "by",
    "carry": "by", "supply": "by", "power": "by", "protect": "by from", "organize": "by around", "lead": "by",
    "judge": "by", "inherit": "from", "pass": "through", "heat": "by", "transmit": "by through", "deny": "by",
    "bound": "by", "hold": "by", "obtain": "from", "extract": "from", "release": "from by", "reflect": "in by",
    "calculate": "from by", "explain": "by", "tie": "to", "perform": "by",
}  # fmt: skip
# The same for adjectives.
_TIED = {
    "similar": "to", "different": "from", "equal": "to", "equivalent": "to", "identical": "to", "dependent": "on",
    "subject": "to", "vulnerable": "to", "sensitive": "to", "resistant": "to", "rich": "in", "poor": "in",
    "full": "of", "proportional": "to", "independent": "of", "prone": "to", "perpendicular": "to", "parallel": "to",
    "capable": "of", "typical": "of", "unique": "to", "toxic": "to", "visible": "to", "adjacent": "to",
    "superior": "to", "inferior": "to", "comparable": "to", "analogous": "to", "immune": "to", "free": "of",
}  # fmt: skip
_MODALS = bag("can will must should cannot")
_NOBODY = bag(
    "some many several other others most few one each all both any such much more another someone people everyone "
    "it there this that these those what which who here either neither"
)
_POINTING = bag("next previous last following former latter remaining every other first second third")
_MEANING = bag("mean involve require entail imply necessitate")
_BOUNDED = bag("contain cover state specify exceed follow meet reflect use comply")
_EMPTY = HOLLOW | bag(
    "variety range number lot interest kind type way need attention set series group combination difference"
)
_LONGEST = 26  # words of an answer that is a claim


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    answer: str
    kind: Kind
    role: str
    weight: float = 0.75


def statements_asked(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a main clause that hangs on one phrase; a story's clauses leave too many answers."""
    if view.knowledge.narrative:
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if not _is_general(clause):
            continue
        for form in _FORMS:
            found = form(clause, renderer)
            if found is None:
                continue
            yield make(
                view,
                passage,
                sentence,
                rule="statements",
                kind=found.kind,
                question=found.question,
                answer=capitalize(found.answer),
                fact=(*fact_of(clause, renderer)[:2], found.role),
                answer_type="phrase" if found.kind is Kind.FACT else "claim",
                weight=found.weight,
            )
            break


def _is_general(clause: Clause) -> bool:
    """Whether the sentence states it of a named kind of thing, now and as such."""
    subject = clause.subject
    if subject is None or clause.finite is not None or clause.relative or clause.helper:
        return False
    top = clause.verb
    while top.dep == "conj":
        top = top.head
    if not (top.is_root or clause.speaker is not None):
        return False
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    if first.tag not in ("VBZ", "VBP") and first.lower not in _MODALS:
        return False
    if not clause.subject_tokens or clause.subject_tokens[0].lower in _NOBODY or subject.pos == "PRON":
        return False
    if any(t.tag == "JJR" or t.lower in _POINTING for t in clause.subject_tokens[:2]):
        return False  # "the shorter way": than which? "the next four"
    if any(t.lower in ("also", "too") for t in clause.verb.children):
        return False  # one of several that the text names
    if "," in {t.text for t in clause.subject_tokens} and subject.child("conj") is None:
        return False  # "true needs, rather than felt ones,"
    words = clause.sentence.tokens
    if any(t.text == ":" for t in words[: clause.subject_tokens[0].i]):
        return False  # said of the case before the colon
    start = min(t.i for t in (clause.verb, *clause.auxiliaries))
    last = clause.subject_tokens[-1].i
    between = words[last + 1 : start] if clause.verb.dep != "conj" else []
    return words[0].text[:1].isupper() and all(t.dep in ("advmod", "punct", "neg") for t in between)


def _is_telling(tokens: Sequence[Token], least: int = 1) -> bool:
    said = [t for t in content_of(tokens) if t.lemma.lower() not in EVALUATIVE | VAGUE]
    return len(said) >= least


def _phrase(noun: Token, clause: Clause, renderer: Renderer) -> str:
    """What a preposition leads in, whole, as an answer; "" where it is empty, cut or long."""
    tokens = noun.subtree() if "," not in {t.text for t in noun.subtree()} else trimmed(noun)
    tokens = tokens if all(t.text not in "()[];:—–" for t in tokens) else trimmed(noun)
    if noun.pos not in ("NOUN", "PROPN", "VERB") or noun.lemma.lower() in _EMPTY or not is_whole(tokens):
        return ""
    if not _is_telling(tokens) or any(b.i - a.i > 3 for a, b in pairwise(tokens)):
        return ""
    if any(
        t.lower in ("many", "several", "various", "certain", "different", "other", "following")
        for t in tokens[:2]
    ):
        return ""
    if noun.child("nummod") is not None:
        return ""  # "three layers": which?
    dropped = [t for t in noun.subtree() if t not in set(tokens)]
    if any(t.dep == "relcl" or t.lower in ("including", "such") for t in dropped):
        return ""
    text = renderer.text(tokens, before=clause.subject_tokens) or ""
    return text if 1 <= len(text.split()) <= 15 else ""


def _governed(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Bronze is composed of copper and tin" → What is bronze composed of?"""
    wanted = _GOVERNED.get(clause.verb.lemma.lower())
    if (
        not clause.passive
        or wanted is None
        or clause.negation is not None
        or not _is_telling(clause.subject_tokens)
    ):
        return None
    prep = next(
        (p for p in clause.verb.all("prep", "agent") if p.lower in wanted and p.i > clause.verb.i), None
    )
    return _stranded(clause, prep, renderer)


def _tied(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Whey is similar to skimmed milk" → What is whey similar to?"""
    state = clause.complement("acomp", "oprd")
    wanted = _TIED.get(state.lower) if state is not None else None
    if state is None or wanted is None or clause.negation is not None:
        return None
    if any(t.lower in ("more", "less", "too") for t in state.lefts):
        return None
    prep = next((p for p in state.all("prep") if p.lower == wanted), None)
    found = _stranded(clause, prep, renderer)
    return found if found is not None and len(found.answer.split()) > 1 else None


def _stranded(clause: Clause, prep: Token | None, renderer: Renderer) -> _Asked | None:
    """The question that leaves its preposition last, or first where more follows."""
    noun = prep.child("pobj") if prep is not None else None
    if prep is None or noun is None or is_people(noun, renderer) or clause.verb.child("conj") is prep:
        return None
    below = clause.sentence.tokens[prep.i :]
    if any(t.dep == "cc" and (t.next() or t).pos == "ADP" for t in below):
        return None  # "in the draft, as is usual, or towards the end"
    if prep.child("conj") is not None or any(
        t.dep == "conj" and t.pos == "ADP" for t in clause.verb.subtree()
    ):
        return None  # "in the draft, or towards the end"
    gone = prep.subtree()
    behind = [t for t in core(clause, gone) if t.i > prep.i]
    answer = _phrase(noun, clause, renderer)
    before = [t.lower for t in gone if t.i < prep.i]  # "mostly of"
    if not answer or len(behind) > 6 or "not" in before or (prep.previous() or prep).lower in ("not", "only"):
        return None
    led = " ".join([*before, prep.lower])
    text = ask("what", clause, renderer, without=gone, tail=led)
    if behind or (text and not text.endswith(f" {prep.lower}?")):
        text = ask(f"{led} what", clause, renderer, without=gone)
    return _Asked(text, answer, Kind.FACT, prep.lower) if text else None


def _meaning(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Leading a team means setting a direction" → What does leading a team mean?"""
    inner = clause.verb.child("xcomp", "ccomp", "pcomp")
    if clause.verb.lemma not in _MEANING or inner is None or clause.negation is not None or clause.passive:
        return None
    if inner.tag != "VBG" and not any(t.dep == "mark" and t.lower == "that" for t in inner.children):
        return None
    if inner.i < clause.verb.i or clause.object is not None or inner.subtree()[0].i != clause.verb.i + 1:
        return None
    if not _is_telling(clause.subject_tokens) or (len(clause.subject_tokens) < 2 and inner.tag != "VBG"):
        return None
    answer = _claim(inner, clause, renderer)
    text = ask("what", clause, renderer, without=inner.subtree()) if answer else None
    return _Asked(text, answer, Kind.CAUSE, "meaning", 0.9) if text else None


def _claim(inner: Token, clause: Clause, renderer: Renderer) -> str:
    tokens = trimmed(inner, examples=True)
    if not is_whole(tokens) or not _is_telling(tokens, 2) or any(b.i - a.i > 2 for a, b in pairwise(tokens)):
        return ""
    if any(t.lower in ("you", "your") for t in tokens) and inner.tag != "VBG":
        return ""  # somebody's advice
    if any(t.text in '"“”:;–' for t in tokens) or ((after := tokens[-1].next()) and after.text in ("–", "-")):
        return ""
    text = renderer.text(tokens, before=clause.subject_tokens) or ""
    return text if 3 <= len(text.split()) <= _LONGEST else ""


def _doing(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Salting the water raises its boiling point" → What raises the boiling point of water?"""
    subject = clause.subject
    if subject is None or subject.dep != "csubj" or subject.tag != "VBG" or clause.passive or clause.copular:
        return None
    if clause.negation is not None or clause.verb.lemma in _MEANING | bag(
        "make have help be become give take do offer include add represent affect"
    ):
        return None
    if subject.child("mark") is not None:
        return None  # "while boiling it …"
    kept = core(clause)
    if not _is_telling(kept, 2) or not is_whole(kept) or clause.verb.lemma in VAGUE_VERBS:
        return None
    if any(t.lower in ("you", "your") for t in kept):
        return None  # advice that praises itself
    answer = subject_text(clause, renderer)
    if not answer or len(answer.split()) > _LONGEST or not _is_telling(clause.subject_tokens, 2):
        return None
    if circumstances(clause, renderer):
        return None  # "in biology, cutting down trees …": an example of the field
    text = ask_subject("what", clause, renderer)
    return _Asked(text, answer, Kind.CAUSE, "doing", 0.8) if text else None


def _is_how(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Asking questions is how teams learn" → How do teams learn?"""
    inner = clause.verb.child("ccomp", "advcl", "attr")
    if not clause.copular or clause.auxiliaries or inner is None or inner.i < clause.verb.i:
        return None
    opener = inner.subtree()[0]
    subject = clause.subject
    if opener.lower not in ("how", "why") or opener.head is not inner or clause.negation is not None:
        return None
    below = next((c for c in clauses(clause.sentence) if c.verb is inner), None)
    answer = subject_text(clause, renderer)
    if below is None or not answer or subject is None or not _is_telling(clause.subject_tokens):
        return None
    if subject.tag == "VBG":
        answer = f"{'by' if opener.lower == 'how' else 'because of'} {answer}"
    elif opener.lower == "why":
        answer = f"because of {answer}"
    text = ask(opener.lower, below, renderer, without=[opener])
    return _Asked(text, answer, Kind.CAUSE, opener.lower, 0.95) if text else None


def _bounded(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "A petition must contain the date" → What must a petition contain?"""
    modal, noun = clause.modal, clause.object
    if modal is None or modal.lower not in ("must", "should") or noun is None or clause.passive:
        return None
    if clause.verb.lemma not in _BOUNDED or not _is_telling(clause.subject_tokens):
        return None
    answer = _phrase(noun, clause, renderer)
    text = ask("what", clause, renderer, without=noun.subtree()) if answer else None
    return _Asked(text, answer, Kind.FACT, "must") if text else None


def _is_to(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "The test of a plan is whether it survives" → What is the test of a plan?"""
    inner = clause.verb.child("xcomp", "ccomp")
    subject = clause.subject
    if (
        not clause.copular
        or clause.modal is not None
        or inner is None
        or subject is None
        or subject.pos != "NOUN"
    ):
        return None
    if clause.negation is not None or inner.i < clause.verb.i:
        return None
    opener = inner.subtree()[0]
    if opener.lower not in ("to", "whether", "that") or opener.i != clause.verb.i + 1:
        return None
    if subject.child("prep", "acl", "relcl", "poss") is None:
        return None  # "the only rule": of what?
    determiner = subject.child("det", "poss")
    if determiner is None or determiner.lower in ("a", "an") or len(content_of(clause.subject_tokens)) < 2:
        return None
    if subject.lemma.lower() in bag(
        "news problem point truth fact reason thing part challenge"
    ) or not _is_telling(clause.subject_tokens):
        return None
    answer = _claim(inner, clause, renderer)
    if len(answer.split()) > 22:
        return None  # more than one claim
    text = ask("what", clause, renderer, without=inner.subtree()) if answer else None
    return _Asked(text, answer, Kind.CAUSE, "is to", 0.85) if text else None


_HAPPENING = bag("occur happen begin start arise originate end form")
_WHEN = bag("during after before")
_TIMES = bag(
    "day date hour minute month year week night morning evening age stage time century season spring summer"
)
_WHERE = bag("at on near between behind inside beneath")


def _taking_place(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Moulting occurs after the nesting season" → When does moulting occur?"""
    verb = clause.verb
    if (
        verb.lemma not in _HAPPENING
        or clause.passive
        or clause.negation is not None
        or clause.object is not None
    ):
        return None
    prep = next((p for p in verb.all("prep") if p.i == verb.i + 1 and p.lower in _WHEN | _WHERE), None)
    noun = prep.child("pobj") if prep is not None else None
    if prep is None or noun is None or core(clause, prep.subtree()) or not _is_telling(clause.subject_tokens):
        return None
    answer = _phrase(noun, clause, renderer)
    timed = prep.lower in _WHEN or any(t.lemma.lower() in _TIMES for t in (noun, *noun.subtree()))
    text = ask("when" if timed else "where", clause, renderer, without=prep.subtree())
    return _Asked(text, f"{prep.lower} {answer}", Kind.FACT, "place") if text and answer else None


def _instead(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Good editors ask questions rather than give orders" → What do good editors do rather than give orders?"""
    noun = clause.object
    if noun is None or clause.negation is not None or clause.passive:
        return None
    behind = [t for t in clause.sentence.tokens[noun.i :] if t.lower in ("rather", "instead")]
    if not behind or (after := behind[0].next()) is None or after.lower not in ("than", "of"):
        return None
    gone = [t for t in noun.subtree() if t.i < behind[0].i]
    tail = [t for t in clause.sentence.tokens if t.i >= behind[0].i]
    if tail[-1].text != "." or any(t.text in ",;:—–()" for t in tail) or len(tail) > 12:
        return None
    if (
        not is_run(gone)
        or gone[-1].i + 1 != behind[0].i
        or any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in gone)
    ):
        return None  # what it is set against stands elsewhere
    first = after.next()
    if first is None or first.pos not in ("NOUN", "PROPN", "ADJ", "DET") or not _is_telling(gone):
        return None  # "rather than ask": what is done differs, not what it is done to
    said = renderer.text(tail[:-1], before=clause.subject_tokens)
    answer = renderer.text([t for t in gone if t.text != ","], before=clause.subject_tokens)
    below = {t for t in clause.sentence.tokens if t.i >= noun.subtree()[0].i}
    text = ask("what", clause, renderer, without=[*below], tail=said or "") if said else None
    return _Asked(text, answer, Kind.FACT, "instead", 0.85) if text and answer else None


_FORMS = (_governed, _tied, _meaning, _is_how, _bounded, _is_to, _doing, _taking_place, _instead)
