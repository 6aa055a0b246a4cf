"""`leadquiz demo`: the whole way on the example that ships."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from leadquiz.cli import cli
from leadquiz.deck import load_deck
from leadquiz.text import letters


def test_the_example_becomes_a_deck_a_package_and_a_worksheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leadquiz-demo").mkdir()

    result = CliRunner().invoke(cli, ["demo"])

    folder = Path("leadquiz-demo-2")
    assert result.exit_code == 0, result.output
    assert "No terminal here, so the demo stops before the quiz." in result.stdout
    assert "$ leadquiz quiz leadquiz-demo-2/chapter.deck.yaml" in result.stdout
    assert {"chapter.md", "chapter.deck.yaml", "chapter.apkg", "worksheet.pdf"} <= {
        path.name for path in folder.iterdir()
    }
    lines = (folder / "chapter.md").read_text(encoding="utf-8").splitlines()
    deck = load_deck(folder / "chapter.deck.yaml")
    assert len(deck.cards) >= 12
    for card in deck.cards:
        assert card.source is not None
        assert letters(card.evidence) in letters(" ".join(lines[card.source.first - 1 : card.source.last])), (
            card
        )


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["demo", "-o", str(tmp_path)])

    assert str(result.exception) == f"{tmp_path}: exists already; name a new folder with -o"
    assert list(tmp_path.iterdir()) == []
