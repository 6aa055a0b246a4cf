"""The word lists that the reading of structure rests on."""

import re
from collections.abc import Iterable


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _set("""
    a an the and or nor but of in on at to for from by with without into onto over under via vs vs. v. as
    is its per than that through upon about after before between during against among within toward
    towards der die das den dem des ein eine einer eines und oder von vom zum zur mit im am auf aus bei
    für über nach le la les l' un une du de d' et ou à au aux en dans par pour sur avec sans el los las
    una unos y o del al con por para sin sobre
""")
"""Words that a title in title case leaves small, in English, German, French and Spanish."""

LEAVES_OPEN = _set("""
    a an the and or nor but of in on at to for from by with into via as is are was were be has have had
    its their his her our my that which who than not also der die das und oder von zu le la les des de et
    ou à el y
""")
"""Words that no heading ends in: a line that does was cut."""

OUTER_NAMES = _set("""
    preface prologue epilogue foreword afterword acknowledgements acknowledgments appendix bibliography
    glossary references index vorwort nachwort literaturverzeichnis avant-propos épilogue prólogo epílogo
""")
"""First words of headings that stand beside a book's chapters."""

CLOSING_NAMES = _set("""
    summary conclusion conclusions recap takeaways zusammenfassung fazit schluss résumé conclusiones
    resumen conclusión
""")
"""Headings of sections that say again what came before."""

FINITE_VERBS = _set("""
    is are was were am has have had does do did says said say stated states means includes include
    included including follows following can will would could should may might must been ist sind war hat
    haben wird est sont était ont son era fue
""")
"""A phrase with one of these is a clause and no label."""

SENTENCE_STARTS = _set("""
    i he she it we they you this that these those there here if when while although because since after
    before as but and so then however il elle nous ils er sie wir es http https
""")
"""A phrase that begins so is a clause and no label."""

COMPOUND_STARTS = _set("self well non ex all cross e co multi low high long short half part full")
"""What keeps its hyphen before the next word even where the hyphen stood at a line's end."""

NOT_GLUED = _set("fora ona ina asa ata bya toa toan asan isan isa wasa atan byan onan")
"""What looks like a preposition and an article grown together and is not."""


def of_document(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document, lower case, without those cut in two by a line's end."""
    found: set[str] = set()
    for text in texts:
        tokens = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
        if tokens and text.rstrip().endswith(("-", "\u2010", "\u00ad")):
            tokens.pop()
        found.update(tokens)
    return frozenset(found)
