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

REFERENCE_NAMES = frozenset(
    {
        "references",
        "bibliography",
        "works cited",
        "further reading",
        "sources",
        "literatur",
        "literaturverzeichnis",
        "quellen",
        "bibliographie",
        "références",
        "bibliografía",
        "referencias",
    }
)
"""Headings of lists of sources, which are not learned from."""

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

COMPOUND_STARTS = _set("well best self")
"""What keeps its hyphen before the next word even where the hyphen stood at a line's end."""

NOT_GLUED = _set("fora ona ina asa ata bya toa toan asan isan isa wasa atan byan onan")
"""What looks like a preposition and an article grown together and is not."""


SILENT_TAGS = _set("""
    script style noscript template head iframe object embed svg canvas audio video select textarea map
    math
""")
"""HTML elements whose content is no text of the page."""

BLOCK_TAGS = _set("""
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul
""")
"""HTML elements that begin a new paragraph."""

EMPHASIS_TAGS = _set("b strong em i mark dfn u code kbd samp tt")
"""HTML elements by which authors mark what matters."""

ASIDE_CLASSES = _set("""
    nav navbar navigation navbox menu breadcrumb breadcrumbs sidebar footer site-footer cookie cookies
    cookie-banner share sharing social related advert advertisement ad ads pagination pager toc
    table-of-contents skip-link newsletter comments subscribe references reflist mw-editsection
    mw-jump-link noprint
""")
"""Class names and ids of what surrounds a text."""

BYLINE_CLASSES = _set("byline author dateline article-meta post-meta entry-meta meta")
CAPTION_CLASSES = _set("caption wp-caption-text image-caption figure-caption thumbcaption")


_FREQUENT = {
    "en": _set(
        "the of and to in is that was for it with as his on be at by this had not are but from or have they"
    ),
    "de": _set(
        "der die und das den von zu ist mit sich des auf für nicht ein eine als auch dem es wird im sind war"
    ),
    "fr": _set(
        "le la les et des en un une du que est pour qui dans par sur pas au ne plus ce il sont avec aux été"
    ),
    "es": _set(
        "el la los de que y en un una las por con para del se no es lo como más su al fue son pero está"
    ),
    "it": _set(
        "il di che la e in un una per è del con non sono della le si da gli nel alla dei anche più come era"
    ),
    "pt": _set(
        "o de que e do da em um para com não uma os no se na por mais as dos foi ao das à seu são também"
    ),
    "nl": _set(
        "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar werd maar hij"
    ),
    "pl": _set("i w nie na się z do jest to że jak za od przez po jego był dla są który oraz ale tak może"),
    "sv": _set(
        "och att det som en är av för på med den till inte var han ett om hade de sig från vi men kan"
    ),
    "tr": _set(
        "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ne en o her mi değil var ancak"
    ),
}
FREQUENT: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, words in _FREQUENT.items() if word in words)
    for word in sorted(frozenset[str]().union(*_FREQUENT.values()))
}
"""Small word -> the languages (ISO 639-1) it is frequent in."""


def of_document(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document, lower case, without those cut in two by a line's end."""
    found: set[str] = set()
    cut = False
    for text in texts:
        tokens = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
        start = 1 if cut else 0
        cut = text.rstrip().endswith(("-", "\u2010", "\u00ad"))
        found.update(tokens[start : len(tokens) - 1 if cut else len(tokens)])
    return frozenset(found)
