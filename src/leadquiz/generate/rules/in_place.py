"""Figures deep in a phrase, asked for where they stand: "After a descent of how many minutes did …?"."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, ask_subject, core, is_torn, keeps_capital, trimmed
from leadquiz.generate.dates import find_dates, paired
from leadquiz.generate.lexicon import bag
from leadquiz.generate.quantities import Measure, Quantity, find_quantities, unit_of, written
from leadquiz.generate.references import Renderer, decapitalize
from leadquiz.generate.rules.base import content_of, fact_of, granted_clauses_of, make
from leadquiz.generate.rules.scenes import SIZES, is_whole_figure, scene
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST = 14  # words of the phrase that is asked with
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM", "ADP", "ADJ", "X"})
_MEASURING = bag(
    "last weigh measure cost total contain cover span number employ hold comprise exceed average reach"
)
_WH = {Measure.MONEY: "how much", Measure.PERCENT: "what percentage", Measure.COUNT: "how many"}
# "The other 20 companies", "its first 100 days": the number only takes up something said before.
_TAKING_UP = bag(
    "the its his her their these those this that other another next last past first previous same all only"
)
_ROUND = bag("two three four five six seven eight nine ten dozen 2 3 4 5 6 7 8 9 10")


def in_place(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each figure within a phrase of an asserted clause."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in granted_clauses_of(view):
        for quantity in find_quantities(sentence):
            yield from _placed(view, passage, sentence, clause, quantity, renderer)


def _placed(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    quantity: Quantity,
    renderer: Renderer,
) -> Iterator[Candidate]:
    if (
        clause.negation is not None
        or clause.finite is not None
        or paired(quantity.tokens)
        or quantity.measure is Measure.SHARE
        or not _is_telling(quantity)
    ):
        return
    top = _constituent(clause, quantity)
    if top is None:
        return
    inside = top is clause.subject
    phrase = list(clause.subject_tokens) if inside and clause.relative else trimmed(top)
    if _is_open_span(top, quantity):
        return
    asked = _asked(phrase, quantity, renderer)
    if asked is None or len(asked.split()) > _LONGEST:
        return
    if not inside and not asked.startswith("how large") and not _opens(phrase, quantity):
        return
    if inside:
        if clause.relative or any(t.lower == "no" for t in phrase):
            return
        where = scene(clause, [], renderer)
        text = (
            None if where is None else ask_subject(asked, clause, renderer, tail=where, plural=_is_many(top))
        )
    else:
        where = scene(clause, top.subtree(), renderer)
        if is_torn(clause, core(clause, top.subtree()), top.subtree()):
            return
        text = None if where is None else ask(asked, clause, renderer, without=top.subtree(), tail=where)
    if not text or not _says_enough(text, sentence, quantity, renderer):
        return
    if not is_whole_figure(text, clause, quantity, renderer, passage.block.first):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="in_place",
        kind=Kind.FACT,
        question=text,
        answer=written(quantity),
        fact=(*fact_of(clause, renderer), str(quantity.tokens[0].i)),
        answer_type=quantity.measure.value,
        weight=0.9,
    )


def _opens(phrase: Sequence[Token], quantity: Quantity) -> bool:
    """ "For a term of how many years" is read at once; "in excess of how many" is not."""
    front = [t for t in phrase if t.i < quantity.tokens[0].i]
    behind = [t for t in phrase if t.i > quantity.tokens[-1].i]
    if any(t.lower in ("excess", "one", "compared") for t in front) or any(
        t.lower == "or" for t in behind[:2]
    ):
        return False
    return not front or front[-1].pos == "ADP" or all(t.pos in ("ADP", "ADV", "SCONJ", "DET") for t in front)


def _is_open_span(top: Token, quantity: Quantity) -> bool:
    """ "within twenty years": of what, only the sentence before says."""
    unit = unit_of(quantity)
    return (
        unit is not None
        and top.dep == "prep"
        and top.lower in ("within", "in", "over", "after")
        and unit.head is top
        and unit.lemma in ("year", "month", "week", "day", "decade", "century")
        and unit.child("prep", "acl", "relcl") is None
    )


def _is_telling(quantity: Quantity) -> bool:
    """Whether the figure is worth asking for: small round counts only with a unit."""
    before, after = quantity.tokens[0].previous(), quantity.tokens[-1].next()
    if before is not None and before.lower in _TAKING_UP:
        return False
    if after is not None and after.text[:1] == "/":
        return False
    if quantity.measure is Measure.COUNT:
        return quantity.text.lower() not in _ROUND or unit_of(quantity) is not None
    return True


def _constituent(clause: Clause, quantity: Quantity) -> Token | None:
    """The part of the clause, subject, object or adjunct, that holds the figure below the noun that it counts."""
    token = quantity.head
    steps = 0
    target = clause.complement("acomp") if clause.copular else None
    while token.head is not clause.verb and not (
        target is not None and token.dep == "prep" and _under(token, target)
    ):
        if token.is_root or steps > 9:
            return None
        measuring = token.dep == "acl" and token.tag == "VBG" and token.lemma in _MEASURING
        if token.pos not in _NOMINAL and not measuring:
            return None
        if token.dep in ("appos", "conj", "relcl", "parataxis", "advcl"):
            return None
        token = token.head
        steps += 1
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "prep", "agent") or (
        clause.copular and token.dep != "prep"
    ):
        return None
    if token.dep == "dobj" and token.i < clause.verb.i:
        return None
    opening = token.subtree()[0].previous()
    if opening is not None and opening.pos == "ADP" and opening.dep == "prep" and opening.head is not token:
        return None  # the parser lost what the preposition leads to
    if quantity.head is token or (opening is not None and opening.text in ("—", "–", "-", "(")):
        return None
    if clause.copular:
        return token
    counted = quantity.head.head
    plain = counted is token or counted.head is token
    if quantity.measure is Measure.COUNT and plain and token.dep != "prep":
        return None  # "how many bells": asked in plain order by another rule
    if (
        plain
        and token.i > clause.verb.i
        and token.dep in ("prep", "agent")
        and counted.head is token
        and quantity.head.dep != "pobj"
    ):
        return None
    if token.dep == "prep" and quantity.head.dep == "pobj" and quantity.head.head is token:
        return None
    return token


def _under(prep: Token, adjective: Token) -> bool:
    """ "eligible to join after two years": an adjunct of what the adjective leads to."""
    return prep.head is adjective or (prep.head.dep == "xcomp" and prep.head.head is adjective)


def _asked(phrase: Sequence[Token], quantity: Quantity, renderer: Renderer) -> str | None:
    """The phrase with "how many" in the place of the figure."""
    inside = set(quantity.tokens)
    if not inside <= set(phrase) or any(t.tag in ("WDT", "WP") or t.text in (";", ":") for t in phrase):
        return None
    if any(t.dep in ("conj", "cc") and t.head in inside for t in phrase):
        return None
    first, last = quantity.tokens[0].i, quantity.tokens[-1].i
    before = [t for t in phrase if t.i < first]
    after = [t for t in phrase if t.i > last]
    if after and quantity.measure is Measure.COUNT and after[0].text == "-":
        return None
    if large := _large(before, after, quantity, renderer):
        return large
    if before and before[-1].dep == "det" and quantity.head.head is before[-1].head:
        if quantity.measure is not Measure.PERCENT or before[-1].lower not in ("a", "an"):
            return None
        before = before[:-1]  # "at a 10% discount" → at what discount
        words = "what"
    else:
        words = _WH[quantity.measure]
    if sized := _sized(before, after, quantity):
        return sized
    left, right = renderer.text(before), renderer.text(after, before=before)
    if left is None or right is None or (quantity.measure is Measure.COUNT and not right):
        return None
    if words == "what percentage" and right and after[0].pos in ("NOUN", "PROPN", "ADJ"):
        return None
    if quantity.measure is Measure.MONEY and right and after[0].pos in ("NOUN", "PROPN", "ADJ"):
        return None
    if before and before[0].i == 0 and not keeps_capital(before[0], renderer):
        left = decapitalize(left)
    return " ".join(part for part in (left, words, right) if part)


def _sized(before: Sequence[Token], after: Sequence[Token], quantity: Quantity) -> str:
    """ "an area of 300 square kilometres" → how large an area."""
    if len(before) < 3 or before[-1].lower != "of" or before[0].lower not in ("a", "an"):
        return ""
    if before[-1].head is not before[-2] or before[-2].lemma.lower() not in SIZES:
        return ""
    unit = unit_of(quantity)
    if any(t.i > (unit.i if unit is not None else -1) for t in after):
        return ""
    return "how large " + before[0].sentence.slice(before[:-1]).lower()


def _large(before: Sequence[Token], after: Sequence[Token], quantity: Quantity, renderer: Renderer) -> str:
    """ "a $2 million fine" → how large a fine."""
    if (
        len(before) != 1
        or before[0].lower not in ("a", "an")
        or quantity.measure is not Measure.MONEY
        or not after
    ):
        return ""
    phrase = renderer.text(after)
    return f"how large {before[0].lower} {phrase}" if phrase and before[0].head.pos == "NOUN" else ""


def _is_many(noun: Token) -> bool:
    return noun.tag in ("NNS", "NNPS") or noun.child("conj") is not None


def _says_enough(text: str, sentence: Sentence, quantity: Quantity, renderer: Renderer) -> bool:
    """Whether the question names two things, so that one figure answers it."""
    said = [
        t
        for t in content_of(sentence.tokens)
        if t not in quantity.tokens and t.text in text and t.pos != "VERB"
    ]
    need = 2 if any(t.pos == "PROPN" for t in said) else 3
    return len({t.lemma for t in said}) >= need and len(find_dates(sentence)) < 3
