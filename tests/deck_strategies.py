"""Decks of every shape, for property tests."""

from hypothesis import strategies as st

from leadquiz.model import GAP, Card, Conflict, Deck, Kind, Origin, Source, Span

_AWKWARD = [
    "# x",
    " #",
    "a: b",
    "- a",
    "'",
    '"',
    "\\",
    "no",
    "1.10",
    "~",
    "|",
    "\n",
    "\t",
    "x\n\n y",
    "\ufffe",
    "é",
    "🙂",
    "{",
    "&a",
]
_SOURCES = ("s1", "s2", "book")

# Everything but what nobody can see; see leadquiz.text.hidden_character.
_visible = st.sampled_from("\n\t") | st.characters(
    exclude_categories=("Cs", "Cc", "Zl", "Zp"),
    exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
    + "".join(map(chr, range(0xE0000, 0xE0080))),
)
texts = st.one_of(
    st.text(_visible, max_size=20),
    st.lists(st.sampled_from(_AWKWARD), max_size=3).map("".join),
    st.sampled_from(_AWKWARD),
)
filled = texts.map(lambda text: text if text.strip() else text + "x")
words = st.lists(filled, max_size=3).map(tuple)
ids = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,11}", fullmatch=True)
gapped = texts.map(lambda text: text.replace("_", "") + GAP)
maybe_gapped = st.one_of(st.just(""), gapped)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(st.integers(1, 10**8))
    page = draw(st.from_regex(r"[A-Za-z0-9./ -]{1,8}", fullmatch=True) | st.just(""))
    return Span(
        source=draw(st.sampled_from(_SOURCES)), first=first, last=first + draw(st.integers(0, 99)), page=page
    )


@st.composite
def cards(draw: st.DrawFn, card_id: str = "c1") -> Card:
    kind = draw(st.sampled_from(Kind))
    card = Card(
        id=card_id,
        kind=kind,
        question=draw(gapped if kind is Kind.CLOZE else filled),
        answer=draw(filled),
        accept=draw(words),
        distractors=draw(words),
        cloze=draw(maybe_gapped),
        hint=draw(texts),
        context=draw(texts),
        section=draw(words),
        source=draw(st.none() | spans()),
        evidence=draw(texts),
        tags=draw(words),
        importance=draw(st.integers(1, 3)),
        note=draw(texts),
        remark=draw(texts),
        flagged=draw(texts),
        suspended=draw(st.booleans()),
        origin=draw(st.none() | st.builds(Origin, rule=filled, fact=filled, made=texts)),
    )
    if kind in (Kind.LIST, Kind.STEPS):
        card = card.with_members(tuple(draw(st.lists(filled, min_size=1, max_size=3))))
    return card


_values = st.lists(st.tuples(filled, spans(), texts), min_size=1, max_size=2).map(tuple)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    taken = draw(st.lists(ids, unique=True, max_size=4))
    return Deck(
        title=draw(filled),
        cards=tuple(draw(cards(card_id)) for card_id in taken),
        language=draw(st.sampled_from(["en", "no", "de", "pt-BR"])),
        description=draw(texts),
        sources=tuple(
            Source(id=name, file=draw(filled), title=draw(texts), sha256=draw(texts)) for name in _SOURCES
        ),
        conflicts=tuple(
            draw(st.lists(st.builds(Conflict, fact=filled, values=_values, kept=texts), max_size=2))
        ),
        options=tuple(draw(st.dictionaries(filled, texts, max_size=2)).items()),
    )


_WORDS = """# - id: [ { } ] : &a *a !!str " ' | > ? \\ --- ... % @ ` , <<: cards: 🙂"""
_PIECES = [
    *_WORDS.split(),
    " # x",
    "- ",
    "\n",
    "  ",
    "\t",
    "---\n",
    "\x00",
    "\ud800",
    "\ufeff",
    "\u2028",
    "\r",
    "<<: *a",
]


@st.composite
def broken(draw: st.DrawFn, sound: list[str]) -> str:
    """A deck's text after a few random cuts, doublings and insertions."""
    text: str = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        piece: str = draw(st.sampled_from(_PIECES) | st.text(max_size=3) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text
