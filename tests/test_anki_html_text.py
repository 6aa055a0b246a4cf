"""HTML of Anki's fields as text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadquiz.anki.html_text import plain_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<div>b</div><div><br></div><div>c</div>", "a\nb\n\nc"),
        ("<b>Paris</b>", "Paris"),
        ("<i><b>x</b></i>", "x"),
        ("x <b>y </b>z", "x **y** z"),
        ("so <em>it</em> is", "so *it* is"),
        ("run <code>x = 1</code>", "run `x = 1`"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>after", "- a\n  - b\n- c\n\nafter"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("H<sub>2</sub>O m<sup>2</sup> e<sup>xy</sup>", "H₂O m² e^xy"),
        ("<pre>def f():\n    return 1</pre>x", "def f():\n    return 1\n\nx"),
        ('<img src="a%20b.png">', "[image: a b.png]"),
        ('<img src="data:image/png;base64,AAAA">', "[image]"),
        ('<a href="http://x.y/?a&amp;b">link</a>', "[link](http://x.y/?a&b)"),
        ('<a href="javascript:alert(1)">link</a>', "link"),
        ('<a href="http://x.y">http://x.y</a>', "http://x.y"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("a<p>b</p><p>c</p>d", "a\n\nb\n\nc\n\nd"),
        ("<!-- x -->y<script>z</script>w<style>v</style>", "yw"),
        ("a&nbsp;&nbsp;b\n c", "a b c"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("line<br>two<br/>", "line\ntwo"),
        ('<span title="a > b">x</span>', "x"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("<a", "<a"),
        ("</b>x</i>", "x"),
        ("\u202edrawkcab\x1b[31m", "drawkcab[31m"),
        ("", ""),
    ],
)
def test_html_becomes_the_text_a_reader_sees(source: str, expected: str) -> None:
    assert plain_text(source) == expected


def test_an_exact_reading_keeps_blanks_and_drops_emphasis() -> None:
    assert plain_text("  a  <b>b</b><div>c</div>", is_exact=True) == "  a  b\nc"


@given(st.text(alphabet="<>/abcuil &;\"'=-!\n[]"), st.booleans())
def test_any_text_is_read(source: str, is_exact: bool) -> None:
    plain_text(source, is_exact=is_exact)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", '<a "', "<a '\">' ", "<b>", "<b>x</b>", "<ul>", "<li>", "&", "&#", "<![CDATA["],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        plain_text(piece * count)
        return time.process_time() - start

    # Twenty times the length: in quadratic time this would be four hundred times the seconds.
    assert seconds(30_000) < 100 * max(seconds(1_500), 0.002)
