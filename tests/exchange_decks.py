"""A deck whose texts mean something to the formats they are written in."""

from factories import card, deck_of
from leadquiz.model import Kind, Source, Span

HOSTILE = (
    '#read("data.py")',
    "a ~ b = c # d { e } f : g \\ h -> i",
    "<script>alert(1)</script> & 'x' \"y\"",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x")',
    "=SUM(A1)",
    "+1 234",
    "-5 °C",
    "@cmd",
    "%50%x",
    "// comment",
    "$CATEGORY: x",
    "::title::x",
    "a\n\nb",
    "* star *",
    "T",
    "TRUE",
    "[html]x",
    "\\n \\input{x} $x^2$",
    "{{ x }} {% y %}",
    "-> ->",
    "&amp; &lt; &#35;",
    "]]> <![CDATA[",
    "a\tb",
    "“quoted”, ‘so’",
    "漢字 שלום 𝒳",
    "_x_ **y** [z](w) `v` | u",
    "1. one",
    "# heading",
)

HOSTILE_DECK = deck_of(
    *(
        made
        for number, text in enumerate(HOSTILE)
        for made in (
            card(id=f"s{number}", question=f"Q {text}?", answer=text, accept=(f"{text} too",)),
            card(
                id=f"m{number}",
                question=f"{text} x?",
                answer=text,
                distractors=(f"{text} 1", f"{text} 2", f"{text} 3"),
                evidence=text,
                source=Span(source="s1", first=1, last=2),
                tags=("t",),
                section=(text,),
            ),
            card(
                id=f"o{number}",
                kind=Kind.STEPS,
                question=f"{text} y?",
                members=(f"{text} a", f"{text} b", f"z {text}"),
            ),
            card(
                id=f"e{number}",
                kind=Kind.CAUSE,
                question=f"Why {text}?",
                answer=text * 2,
                context=text,
                evidence=text,
            ),
            card(id=f"l{number}", kind=Kind.LIST, question=f"Which {text}?", members=(text, f"{text} b")),
        )
    ),
    title='Leading & "more" <b>/{x}',
    sources=(Source(id="s1", file="book.txt", title="A book"),),
)
