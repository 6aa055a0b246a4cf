"""Templates and gaps of strangers' notes."""

import pytest

from leadquiz.anki.rendering import Gaps, gap_numbers, gaps, render


@pytest.mark.parametrize(
    ("field", "number", "expected"),
    [
        ("The {{c1::cat}} sat {{c2::on}} it", 1, Gaps(("The ", " sat on it"), ("cat",), "")),
        ("The {{c1::cat}} sat {{c2::on::where}} it", 2, Gaps(("The cat sat ", " it"), ("on",), "where")),
        ("{{c1::a {{c2::b}} c}} d", 1, Gaps(("", " d"), ("a b c",), "")),
        ("{{c1::a {{c2::b}} c}} d", 2, Gaps(("a ", " c d"), ("b",), "")),
        ("{{c1::a}} x {{c1::b}}", 1, Gaps(("", " x ", ""), ("a", "b"), "")),
        ("{{c1,2::both}}", 2, Gaps(("", ""), ("both",), "")),
        ("{{c1::never closed", 1, Gaps(("never closed",), (), "")),
        ("}} {{c1::x}}", 1, Gaps(("}} ", ""), ("x",), "")),
        ("no gap", 1, Gaps(("no gap",), (), "")),
    ],
)
def test_gaps_are_taken_out(field: str, number: int, expected: Gaps) -> None:
    assert gaps(field, number) == expected


def test_gap_numbers_come_once_in_order() -> None:
    assert gap_numbers("{{c3::a}} {{c1::b}} {{c3::c}} {{c2,5::d}}") == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{A}} and {{ B }}", "1 and 2"),
        ("{{#A}}yes{{/A}}{{^A}}no{{/A}}", "yes"),
        ("{{#C}}yes{{/C}}{{^C}}no{{/C}}", "no"),
        ("{{#A}}{{#C}}inner{{/C}}outer{{/A}}", "outer"),
        ("{{text:A}}", "text 1"),
        ("{{furigana:text:A}}", "furigana text 1"),
        ("{{/A}}{{#A}}open", "open"),
        ("{{}} {{{x}}}", "{{}} {}"),
    ],
)
def test_a_template_is_filled_in(template: str, expected: str) -> None:
    values = {"A": "1", "B": "2"}

    def value(name: str, filters: tuple[str, ...]) -> str:
        return " ".join([*filters, values.get(name, "")])

    assert render(template, value, lambda name: name in values) == expected
