"""`leadquiz generate`, as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leadquiz.cli import cli
from leadquiz.deck import load_deck, parse_deck
from leadquiz.errors import LeadquizError
from leadquiz.generate.options import USUAL_WORTH

STORY = """\
# The Bells of Velotech

Anna Berg founded Velotech in Oslo in 1911. Velotech sold 40,000 bells in Norway in 1923. Steelco paid $3.5 million for
Velotech in 1950. It rang.
"""


def error_of(result: Result) -> str:
    """The one line a user is told; the entry point makes exit code 2 of it, as click does of bad usage."""
    if isinstance(result.exception, LeadquizError):
        return str(result.exception)
    assert result.exit_code == 2, result.output
    return result.stderr


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("bells.md")
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_deck_is_written_beside_the_document(story: Path) -> None:
    result = CliRunner().invoke(cli, ["generate", str(story)])

    assert result.exit_code == 0, result.output
    deck = load_deck(Path("bells.deck.yaml"))
    assert deck.title == "The Bells of Velotech"
    assert result.stdout.startswith(f"bells.deck.yaml: {len(deck.cards)} cards (")


def test_an_existing_deck_stays_without_force_and_is_kept_with_it(story: Path) -> None:
    out = Path("mine.yaml")
    out.write_text("edited")

    refused = CliRunner().invoke(cli, ["generate", str(story), "-o", "mine.yaml"])
    assert "mine.yaml: exists already; give another name with -o" in error_of(refused)
    assert out.read_text() == "edited"

    forced = CliRunner().invoke(cli, ["generate", str(story), "-o", "mine.yaml", "--force"])
    assert forced.exit_code == 0
    assert Path("mine.yaml.bak").read_text() == "edited"
    assert load_deck(out).cards


def test_standard_input_goes_to_standard_output(story: Path) -> None:
    result = CliRunner().invoke(cli, ["generate", "-"], input=STORY)

    assert result.exit_code == 0, result.output
    assert parse_deck(result.stdout).cards
    assert "cards (" in result.stderr
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["bells.md"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bells.md", "--kinds", "fact,poem"], "--kinds: no kind 'poem'; there are fact, definition"),
        (["bells.md", "--model", "no_such_model"], "language model 'no_such_model' cannot be loaded"),
        (["none.md"], "none.md"),
        (["empty.md"], "empty.md"),
        (["odd.xyz"], "odd.xyz"),
        (["bells.md", "--max-cards", "0"], "--max-cards"),
        (["bells.md", "--min-importance", "4"], "--min-importance"),
        ([], "DOCUMENT"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    story: Path, arguments: list[str], told: str
) -> None:
    Path("empty.md").write_text("")
    Path("odd.xyz").write_bytes(bytes(range(256)) * 20)
    before = sorted(path.name for path in Path.cwd().iterdir())

    result = CliRunner().invoke(cli, ["generate", *arguments])

    assert told in error_of(result)
    assert sorted(path.name for path in Path.cwd().iterdir()) == before


def test_several_documents_make_one_deck(story: Path) -> None:
    Path("hamar.txt").write_text("Lise Holm founded Steelco in Hamar in 1899.\n")

    result = CliRunner().invoke(
        cli, ["generate", str(story), "hamar.txt", "-o", "both.yaml", "--title", "Two Firms"]
    )

    assert result.exit_code == 0, result.output
    deck = load_deck(Path("both.yaml"))
    assert [source.file for source in deck.sources] == ["bells.md", "hamar.txt"]
    assert deck.title == "Two Firms"


def test_json_counts_cards_and_what_was_held_back(story: Path) -> None:
    result = CliRunner().invoke(cli, ["generate", str(story), "--json"])

    told = json.loads(result.stdout)
    assert told["deck"] == "bells.deck.yaml"
    assert sum(told["cards"].values()) == len(load_deck(Path("bells.deck.yaml")).cards)
    assert set(told) == {"deck", "sections", "cards", "held_back", "conflicts"}


def test_explain_tells_what_became_of_every_candidate(story: Path) -> None:
    result = CliRunner().invoke(cli, ["generate", str(story), "--explain"])

    assert (
        "line 3 [dates] card\n  In which year did Anna Berg found Velotech in Oslo?\n  → 1911\n"
        in result.stdout
    )
    assert "asked better as" in result.stdout


def test_limits_are_kept_in_the_deck(story: Path) -> None:
    CliRunner().invoke(cli, ["generate", str(story), "--max-cards", "1", "--kinds", "fact"])

    deck = load_deck(Path("bells.deck.yaml"))
    assert len(deck.cards) == 1
    assert dict(deck.options) == {"kinds": "fact", "max-cards": "1"}


def test_where_every_card_was_held_back_as_not_worth_it_the_way_to_more_is_named(story: Path) -> None:
    story.write_text(
        f"# Bells\n\nA carillon is a set of bells that is played from a keyboard. {'It rings. ' * 30}\n"
    )
    refused = CliRunner().invoke(cli, ["generate", str(story), "--min-worth", "1"])

    assert "of worth 1 or more; lower --min-worth" in error_of(refused)
    assert not Path("bells.deck.yaml").exists()


@pytest.mark.parametrize("worth", ["-0.1", "1.5", "much"])
def test_a_worth_is_a_number_from_0_to_1(story: Path, worth: str) -> None:
    assert "--min-worth" in error_of(CliRunner().invoke(cli, ["generate", str(story), "--min-worth", worth]))


def test_the_help_names_the_usual_worth() -> None:
    told = CliRunner().invoke(cli, ["generate", "--help"]).stdout
    assert f"Default: {USUAL_WORTH:g}." in " ".join(told.split())
