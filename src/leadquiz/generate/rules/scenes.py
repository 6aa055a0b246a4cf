"""What stands in front of a clause and limits its truth: a question about a figure must keep it."""

from collections.abc import Sequence

from leadquiz.generate.clause import FILLERS, Clause, is_relative_time, keeps_capital
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer
from leadquiz.generate.tokens import Token

# What a thing has in a figure: "a population of 2.3 million".
SIZES = bag(
    "age altitude area average breadth budget capacity capitalization circulation circumference coastline "
    "cost debt deductible density deposit depth diameter distance dose duration elevation fee fine frequency "
    "height income length lifespan limit loss mass maximum median minimum output population power premium "
    "pressure price probability profit radius range rate ratio rent resolution revenue salary score share "
    "size span speed staff surface temperature thickness threshold turnover valuation value velocity voltage "
    "volume wage wavelength weight width workforce"
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
        if not renderer.view.knowledge.narrative and child.dep != "npadvmod" and not _has_year(child):
            continue  # the question says it already
        first = child.subtree()[0]
        texts.append(text if keeps_capital(first, renderer) else text[:1].lower() + text[1:])
    return " ".join(texts)


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
