"""The multiple-choice card as a browser runs it: shuffled, remembered on the answer side, keys."""

import html
import json
import re
import shutil
import subprocess

import pytest

from anki_judge import collection, import_package
from factories import card, deck_of
from leadquiz.anki.notes import Forms
from test_anki_export import written

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

# Anki puts each side into #qa and runs its scripts anew, on one page; phones load a page for each side.
HARNESS = """
<!doctype html><meta charset="utf-8"><body><div id="qa"></div><pre id="out"></pre><script>
function show(side) {
  var qa = document.getElementById("qa");
  qa.innerHTML = side;
  qa.querySelectorAll("script").forEach(function (old) {
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.replaceWith(fresh);
  });
}
function options() {
  return Array.from(document.querySelectorAll("#lq-options li")).map(function (item) {
    return item.querySelector("span").textContent + ":" + item.className;
  });
}
function press(key) { document.dispatchEvent(new KeyboardEvent("keydown", {key: key})); }
var front = FRONT, back = BACK, out = {orders: []};
for (var i = 0; i < 40; i++) { show(front); out.orders.push(options()); }
press("2"); out.digit = options();
press("ArrowDown"); out.arrow = options();
press("k"); out.letter = options();
show(back); out.same = options();
window.lqShown = undefined;
show(back); out.newPage = options();
show(front);
document.querySelectorAll("#lq-options li")[0].click(); out.click = options();
document.getElementById("out").textContent = JSON.stringify(out);
</script>
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the page of one card showed, step by step."""
    folder = tmp_path_factory.mktemp("choice")
    deck = deck_of(card(distractors=("1999", "2003 <b>", "2005 & later")))
    with collection(folder / "c.anki2") as opened:
        import_package(opened, written(folder, deck, forms=Forms(choice=True)))
        [number] = opened.find_cards("")
        sides = opened.get_card(number).render_output()
    page = folder / "page.html"
    front, back = (
        json.dumps(side).replace("</", "<\\/") for side in (sides.question_text, sides.answer_text)
    )
    page.write_text(HARNESS.replace("FRONT", front).replace("BACK", back), encoding="utf-8")
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    match = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.DOTALL)
    assert match, done.stdout
    found: dict[str, list[str]] = json.loads(html.unescape(match[1]))
    return found


def texts(options: list[str]) -> list[str]:
    return [option.rpartition(":")[0] for option in options]


def classes(options: list[str]) -> list[str]:
    return [option.rpartition(":")[2] for option in options]


def test_all_options_are_shown_in_changing_order(seen: dict[str, list[str]]) -> None:
    orders = [texts(list(order)) for order in seen["orders"]]

    assert all(sorted(order) == ["1999", "2002", "2003 <b>", "2005 & later"] for order in orders)
    assert len({tuple(order) for order in orders}) > 5


def test_digits_arrows_letters_and_clicks_choose(seen: dict[str, list[str]]) -> None:
    assert classes(seen["digit"]) == ["", "picked", "", ""]
    assert classes(seen["arrow"]) == ["", "", "picked", ""]
    assert classes(seen["letter"]) == ["", "picked", "", ""]
    assert classes(seen["click"]) == ["picked", "", "", ""]


@pytest.mark.parametrize("page", ["same", "newPage"])
def test_the_answer_side_keeps_the_order_and_marks_right_and_wrong(
    seen: dict[str, list[str]], page: str
) -> None:
    shown = seen[page]

    assert texts(shown) == texts(seen["letter"])
    marks = dict(zip(texts(shown), classes(shown), strict=True))
    chosen = texts(shown)[1]
    assert marks["2002"] == ("picked right" if chosen == "2002" else "right")
    assert chosen == "2002" or marks[chosen] == "picked wrong"
