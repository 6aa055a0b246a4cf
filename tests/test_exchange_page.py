"""The study page, used as a student uses it: by keyboard, on a phone, offline, and again the next day."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser
from exchange_decks import HOSTILE_DECK
from factories import card, deck_of
from leadquiz.exchange.formats import Settings, write_format
from leadquiz.model import Deck, Kind

DECK = deck_of(
    card(
        id="c1",
        question="When did eBay buy PayPal?",
        answer="2002",
        distractors=("1999", "2003", "2005"),
        section=("Book", "One"),
        hint="Early",
    ),
    card(
        id="c2",
        question="Who led Alibaba?",
        answer="Jack Ma",
        accept=("Ma Yun",),
        section=("Book", "Two"),
        evidence="Jack Ma led Alibaba.",
    ),
    card(
        id="c3",
        kind=Kind.STEPS,
        question="How is it paid?",
        members=("pay", "ship", "confirm"),
        section=("Book", "Two"),
    ),
)


def page(deck: Deck) -> str:
    return write_format("html", [deck], Settings()).data.decode()


class Elements(HTMLParser):
    """The elements and attributes that a browser makes of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)


def test_hostile_texts_add_no_element_and_no_attribute() -> None:
    plain, hostile = Elements(page(DECK)), Elements(page(HOSTILE_DECK))

    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes


def test_the_page_names_nothing_on_a_network() -> None:
    assert not re.search(r"https?:|//[a-z]", page(DECK).replace("// ", ""))


def test_the_same_deck_gives_the_same_page() -> None:
    assert page(DECK) == page(DECK)


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; apt-get install chromium")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser") / "profile") as one:
        yield one


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Browser:
    """The page, new to this browser."""
    (tmp_path / "study.html").write_text(page(DECK), encoding="utf-8")
    browser.open(tmp_path / "study.html")
    browser.run("localStorage.clear()")
    browser.open(tmp_path / "study.html")
    return browser


@pytest.mark.browser
@needs_browser
def test_a_card_is_flipped_and_graded_by_keyboard(opened: Browser) -> None:
    assert opened.text("#question") == "When did eBay buy PayPal?"
    assert not opened.sees("#answer")

    opened.press(" ")
    assert opened.text("#answer") == "2002"
    opened.press("2")

    assert opened.text("#question") == "Who led Alibaba?"
    assert opened.run("document.activeElement.id") == "question"
    assert opened.complaints() == []


@pytest.mark.browser
@needs_browser
def test_a_card_not_known_comes_back(opened: Browser) -> None:
    seen = []
    for _ in range(4):
        seen.append(opened.text("#question"))
        opened.press(" ")
        opened.press("1" if len(seen) == 1 else "2")

    assert seen[0] == seen[3]
    assert opened.text("#done-title") == "All done for today"


@pytest.mark.browser
@needs_browser
def test_options_are_chosen_by_number_and_say_in_words_what_was_right(opened: Browser) -> None:
    opened.click("input[value=choice]")
    options = opened.run("[...document.querySelectorAll('#options button')].map(b => b.innerText)")
    assert sorted(option[3:] for option in options) == ["1999", "2002", "2003", "2005"]
    wrong = next(number for number, option in enumerate(options, 1) if not option.endswith("2002"))

    opened.run("document.activeElement.blur()")
    opened.press(str(wrong))

    assert opened.text("#verdict") == "Not right."
    assert opened.text("#status") == "Not right. The answer is: 2002"
    assert "2002 ✓" in opened.text("#options")
    opened.press("Enter")
    # A card without wrong options is asked by flipping.
    assert opened.sees("#show")


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("Jack Ma", "Right."),
        ("ma yun", "Right."),
        ("Jakc Ma", "Right; mind the spelling."),
        ("Joe Tsai", "Not right."),
        ("", "No answer."),
    ],
)
def test_typed_answers_are_marked(opened: Browser, typed: str, verdict: str) -> None:
    opened.click("input[value=typed]")
    opened.run(
        "const section = document.querySelector('#section');"
        "section.value = 'Two'; section.dispatchEvent(new Event('change'))"
    )
    assert opened.run("document.activeElement.id") == "typed"

    opened.type(typed)
    opened.press("Enter")

    assert opened.text("#verdict") == verdict
    assert "Jack Ma led Alibaba." in opened.text("#proof")
    assert opened.sees("#override") == (verdict in ("Not right.", "No answer."))


@pytest.mark.browser
@needs_browser
def test_a_wrong_figure_is_no_slip(opened: Browser) -> None:
    opened.click("input[value=typed]")
    opened.run("document.querySelector('#typed').focus()")
    opened.type("2003")
    opened.press("Enter")

    assert opened.text("#verdict") == "Not right."


@pytest.mark.browser
@needs_browser
def test_progress_and_mode_stay_in_the_browser_and_survive_a_better_deck(
    opened: Browser, tmp_path: Path
) -> None:
    opened.press(" ")
    opened.press("2")
    opened.click("input[value=typed]")

    better = deck_of(*DECK.cards, card(id="c4", question="New?"))
    (tmp_path / "study.html").write_text(page(better), encoding="utf-8")
    opened.open(tmp_path / "study.html")

    assert opened.text("#question") == "Who led Alibaba?"
    assert opened.text("#tally") == "0 of 4 known, 3 to go"
    assert opened.run("document.querySelector('input[name=mode]:checked').value") == "typed"
    opened.run("window.confirm = () => true")
    opened.click("#reset")
    assert opened.text("#question") == "When did eBay buy PayPal?"


@pytest.mark.browser
@needs_browser
def test_damaged_progress_is_forgotten_not_fatal(opened: Browser, tmp_path: Path) -> None:
    key = opened.run("Object.keys(localStorage)[0]")
    for damaged in ("{", "[]", "null", '{"c1": {"box": 99, "due": 0}, "c2": 7, " mode": "x"}'):
        opened.run(f"localStorage.setItem({json.dumps(key)}, {json.dumps(damaged)})")
        opened.open(tmp_path / "study.html")
        assert opened.text("#question") == "When did eBay buy PayPal?"
        assert opened.complaints() == []


@pytest.mark.browser
@needs_browser
def test_a_page_of_hostile_texts_shows_them_and_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "study.html").write_text(page(HOSTILE_DECK), encoding="utf-8")
    browser.open(tmp_path / "study.html")
    browser.run("localStorage.clear()")
    browser.open(tmp_path / "study.html")
    browser.run("window.alert = () => { window.fired = true }")

    for one in HOSTILE_DECK.cards:
        assert browser.run("document.querySelector('#question').textContent") == one.question
        browser.click("#show")
        if not one.members:
            assert browser.run("document.querySelector('#answer').textContent") == one.answer
        browser.click("#knew")

    assert browser.run("window.fired === undefined")
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []


@pytest.mark.browser
@needs_browser
def test_the_policy_stops_what_is_not_ours(opened: Browser) -> None:
    opened.run(
        "const s = document.createElement('script'); s.textContent = 'window.fired = true'; document.body.append(s);"
        "const i = document.createElement('img'); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i); 1"
    )

    assert opened.run("window.fired === undefined")
    assert any("Content Security Policy" in complaint for complaint in opened.complaints())


@pytest.mark.browser
@needs_browser
def test_nothing_is_wider_than_a_phone_and_every_control_can_be_hit(opened: Browser) -> None:
    for action in ("", "document.querySelector('#show').click()"):
        opened.run(action or "0")
        assert opened.run("document.documentElement.scrollWidth") <= 390
        heights = opened.run(
            "[...document.querySelectorAll('article button, .settings label')]"
            ".filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(opened: Browser, scheme: str) -> None:
    opened.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    contrast = """
    (() => {
      const light = (color) => {
        const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((v) => v / 255)
          .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        for (let e = element; e; e = e.parentElement) {
          const color = getComputedStyle(e).backgroundColor;
          if (!/, 0\\)$|transparent/.test(color)) return color;
        }
        return "rgb(255, 255, 255)";
      };
      return Math.min(...[...document.querySelectorAll("body *")]
        .filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
        .map((e) => {
          const pair = [light(getComputedStyle(e).color), light(behind(e))].sort((a, b) => b - a);
          return (pair[0] + 0.05) / (pair[1] + 0.05);
        }));
    })()
    """
    opened.click("input[value=choice]")
    opened.click("#options button")
    lowest = opened.run(contrast)
    opened.call("Emulation.setEmulatedMedia", features=[])

    assert lowest >= 4.5


@pytest.mark.browser
@needs_browser
def test_a_screen_reader_finds_names_for_everything(opened: Browser) -> None:
    opened.click("input[value=typed]")
    tree = opened.call("Accessibility.getFullAXTree")["nodes"]
    unnamed = [
        node["role"]["value"]
        for node in tree
        if not node.get("ignored")
        and node["role"]["value"]
        in ("button", "textbox", "radio", "combobox", "progressbar", "heading", "group")
        and not node.get("name", {}).get("value")
    ]

    assert unnamed == []
