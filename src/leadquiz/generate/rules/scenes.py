"""What stands in front of a clause and limits its truth: a question about a figure must keep it."""

from collections.abc import Sequence

from leadquiz.generate.clause import FILLERS, Clause, is_relative_time, keeps_capital
from leadquiz.generate.figures import topic_at
from leadquiz.generate.lexicon import bag
from leadquiz.generate.quantities import Measure, Quantity, continued, find_quantities
from leadquiz.generate.references import Renderer, decapitalize
from leadquiz.generate.tokens import Token

# What a thing has in a figure: "a population of 2.3 million".
SIZES = bag(
    "age altitude area average breadth budget capacity capitalization circulation circumference coastline cost "
    "debt deductible density deposit depth diameter distance dose duration elevation fee fine frequency height "
    "income length lifespan limit loss mass maximum median minimum number output payment population power premium "
    "pressure price probability profit radius range rate ratio rent resolution revenue salary score share size "
    "span speed staff surface temperature thickness threshold toll total turnover valuation value velocity "
    "voltage volume wage wavelength weight width workforce"
)


def scene(clause: Clause, gone: Sequence[Token], renderer: Renderer) -> str | None:
    """What stands in front of the subject and limits the truth: "in 2014", "at peak"; None if it cannot be said."""
    texts = []
    without = set(gone)
    for child in clause.verb.lefts:
        if child in without or child.dep not in ("prep", "npadvmod", "advmod", "advcl"):
            continue
        if child.dep == "advmod":
            if child.lower in FILLERS or child.i > min((t.i for t in clause.subject_tokens), default=0):
                continue
            return None
        if is_relative_time(child) or (child.dep == "npadvmod" and not _is_time(child)):
            continue
        if (
            child.dep == "prep"
            and child.lower in ("by", "with", "as", "despite", "like", "unlike")
            and not _has_year(child)
        ):
            continue  # how, not when or where
        text = renderer.text(child.subtree(), before=clause.subject_tokens)
        if text is None or len(text.split()) > 12:
            return None
        if child.dep == "advcl" and child.tag in ("VBG", "VBN"):
            continue
        if child.dep == "advcl" and child.tag == "VB" and any(t.lower == "to" for t in child.lefts):
            texts.append(decapitalize(text))  # "to make one pound of butter"
            continue
        if not renderer.view.knowledge.narrative and child.dep != "npadvmod" and not _has_year(child):
            continue  # the question says it already
        first = child.subtree()[0]
        texts.append(text if keeps_capital(first, renderer) else decapitalize(text))
    return " ".join(texts)


def is_whole_figure(text: str, clause: Clause, quantity: Quantity, renderer: Renderer, line: int) -> bool:
    """Whether a question about a figure keeps all that the figure depends on."""
    if continued(quantity) or _is_rate_of_change(quantity) or _depends_on_before(clause):
        return False
    if _fused(text, clause, quantity):
        return False
    if clause.object is not None and clause.object.lower in ("it", "them", "him", "her"):
        return False
    if (
        clause.finite is not None
        and clause.subject is not None
        and clause.subject.pos not in ("PROPN", "PRON")
    ):
        return False  # "Her skill won the order, raising $25 million": the skill raised nothing
    before = quantity.tokens[0].previous()
    if before is not None and before.lower in _TAKING_UP:
        return False  # "the other 25%"
    if clause.relative and clause.subject is not None and _is_indefinite(clause.subject):
        return False  # "a monitor that you wear for 24 hours": which one is said outside
    if clause.gap is not None and _is_indefinite(clause.gap):
        return False
    happened = clause.past and not text.startswith("Do ") and " do " not in text
    # What happened once, happened to somebody.
    return not happened or bool(topic_at(renderer.view, line)) or _names_something(text, renderer)


_TAKING_UP = bag("other remaining another same further extra additional those these")


def _is_rate_of_change(quantity: Quantity) -> bool:
    """ "by 7 per cent a year": the period belongs to the figure."""
    after = quantity.tokens[-1].next()
    if quantity.measure is not Measure.PERCENT or after is None:
        return False
    second = after.next()
    return (
        after.lower in ("a", "per", "each", "every")
        and second is not None
        and second.lemma in ("year", "month", "week", "day", "decade", "quarter")
    )


def _depends_on_before(clause: Clause) -> bool:
    """ "Just ten years later", "now": true at a time that only the sentences before tell."""
    for child in clause.verb.children:
        if child.dep not in ("advmod", "npadvmod", "prep") or child.lower in ("soon",):
            continue
        below = child.subtree()
        counted = child.lower in ("later", "earlier", "before", "after") and len(below) > 1
        if counted and child.i < clause.verb.i and child.child("pobj", "pcomp") is None:
            return True
        if child.lower in ("now", "currently", "today", "nowadays"):
            return True
        if any(t.lower in ("that", "same") and t.dep == "det" for t in below) and below[-1].lemma in _TIMES:
            return True
    return False


_TIMES = bag("year month week day decade century time period point")


def _fused(text: str, clause: Clause, quantity: Quantity) -> bool:
    """ "12 kilometres of road, 22 graduates and 100 people": whether another figure joined to this one stays behind."""
    tokens = clause.sentence.tokens
    for other in find_quantities(clause.sentence):
        start = other.tokens[0]
        if start.i <= quantity.tokens[-1].i or other.text not in text:
            continue
        before = start.previous()
        while before is not None and before.lower in ("a", "an", "the", "only", "about", "some"):
            before = before.previous()
        if before is None or (before.text not in (",", "(", "—", "–") and before.dep != "cc"):
            continue
        if before.text == "," and other.head.dep == "pobj" and other.head.head.dep == "prep":
            continue  # ", up to 6% of your salary"
        if not any(t.dep == "prep" and t.head is clause.verb for t in tokens[before.i : start.i]):
            return True
    return False


def _is_indefinite(noun: Token) -> bool:
    article = noun.child("det")
    return article is not None and article.lower in ("a", "an", "some", "any") and noun.pos == "NOUN"


def _names_something(text: str, renderer: Renderer) -> bool:
    """Whether a question holds a name; capital letters alone ("the IPO") name nothing."""
    known = renderer.names
    words = text.split()[1:]
    for word in words:
        bare = word.strip("?,.;:“”\"'’()").removesuffix("’s").removesuffix("'s")
        if bare[:1].isupper() and bare.lower() not in _HAD_BY_MANY and not bare.isupper():
            return True
        if bare.isupper() and len(bare) > 1 and bare.lower() not in _HAD_BY_MANY and known.is_name(bare):
            return True
    return False


# What many have: "the IPO" is nobody's.
_HAD_BY_MANY = bag("ipo ipos ceo gdp pto hr")


def _is_time(token: Token) -> bool:
    """ "That October", "the year before": no stray noun such as the head of a list ("First, survival: …")."""
    return any(t.text.isdigit() for t in token.subtree()) or token.lemma.lower() in (
        "year",
        "month",
        "week",
        "day",
        "night",
        "morning",
        "decade",
        "century",
        "time",
        "summer",
        "winter",
        "spring",
        "autumn",
    )


def _has_year(token: Token) -> bool:
    return any(t.text.isdigit() and len(t.text) == 4 for t in token.subtree())
