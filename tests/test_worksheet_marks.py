"""The log of sheets made and marks given."""

from pathlib import Path

import pytest

from leadquiz.errors import LeadquizError
from leadquiz.worksheet.marks import MadeSheet, Mark, load_marks, missed_shares, parse_marks, remember

MADE = MadeSheet(
    sheet="1-abc123-beef",
    title="Leadership",
    decks=("deck.yaml",),
    labels={"A": {"1": "c1", "2": "c2", "3.4d": "c3"}, "B": {"1": "c2", "2": "c1", "3.4d": "c3"}},
    request={},
)


def marks(*given: str, version: str = "A", group: str = "") -> tuple[Mark, ...]:
    return parse_marks(given, MADE, version, group=group, at_ms=5)


def test_a_mark_finds_its_card_by_version_and_number() -> None:
    assert [mark.card for mark in (*marks("1:12/28"), *marks("1:12/28", version="B"))] == ["c1", "c2"]
    assert marks("3.4d:0/5")[0].card == "c3"


def test_every_wrong_mark_is_named() -> None:
    with pytest.raises(LeadquizError) as raised:
        marks("1:12/28", "9:1/2", "x", "1:5/3", "1:0/0")

    assert str(raised.value).splitlines() == [
        "9:1/2: the sheet has no question 9; its key lists them",
        "x: is no mark; write QUESTION:MISSED/LEARNERS, such as 3:12/28",
        "1:5/3: 5 of 3 cannot be; put the missed first, then all learners",
        "1:0/0: 0 of 0 cannot be; put the missed first, then all learners",
    ]


def test_a_sheet_with_versions_needs_one() -> None:
    with pytest.raises(LeadquizError, match="has the versions A, B; end the id with one"):
        marks("1:1/2", version="")


def test_what_is_remembered_is_read_back_and_a_later_mark_replaces_an_earlier(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "marks.jsonl"

    remember(log, [MADE, *marks("1:3/10", "2:1/10")])
    remember(log, marks("1:4/10"))
    remember(log, marks("1:9/10", group="7b"))

    read = load_marks(log)
    assert read.sheets == {MADE.sheet: MADE}
    assert sorted((mark.group, mark.label, mark.missed) for mark in read.marks) == [
        ("", "1", 4),
        ("", "2", 1),
        ("7b", "1", 9),
    ]


def test_a_line_cut_short_by_a_crash_loses_nothing_else(tmp_path: Path) -> None:
    log = tmp_path / "marks.jsonl"
    remember(log, [MADE, *marks("1:3/10")])
    log.write_bytes(log.read_bytes() + b'{"sheet": "1-ab')

    remember(log, marks("2:1/10"))

    read = load_marks(log)
    assert len(read.marks) == 2
    assert read.damaged == 1


def test_an_id_is_looked_up_with_or_without_its_version(tmp_path: Path) -> None:
    log = tmp_path / "marks.jsonl"
    remember(log, [MADE])

    assert load_marks(log).sheet("1-abc123-beef") == (MADE, "")
    assert load_marks(log).sheet("1-abc123-beef-b") == (MADE, "B")
    with pytest.raises(LeadquizError, match="no sheet of this id was made here"):
        load_marks(log).sheet("2-abc123-beef-A")


def test_shares_are_summed_over_sheets_and_small_classes_count_for_less() -> None:
    shares = missed_shares([*marks("1:20/28"), *marks("2:1/1"), *marks("2:0/1", version="B")])

    assert shares["c1"] == pytest.approx(20.5 / 30)  # question 1 of A is question 2 of B
    assert shares["c2"] == pytest.approx(0.75)
    assert missed_shares(marks("1:1/2"), group="7b") == {}


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LeadquizError, match="set LEADQUIZ_MARKS to another file"):
        remember(tmp_path / "file" / "marks.jsonl", [MADE])
