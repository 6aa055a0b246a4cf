"""Reading a book of about 100,000 words into an outline, against finding its words with one regular expression.

`LEADQUIZ_BOOK=path` reads that document instead.
"""

import os
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from leadquiz.document import read_outline

_WORDS = """harbour lamp keeper tower island winter captain signal bell lens oil wick storm coast ship boat night
watch light stone wind letter supply journal master sailor quay tide rope lantern""".split()  # noqa: SIM905 - shorter so
_RUNS = 5


def main() -> None:
    """Print seconds and ratios; fails when a language model was imported on the way."""
    book = os.environ.get("LEADQUIZ_BOOK", "")
    documents = {Path(book).name: Path(book).read_bytes()} if book else _books()
    words, *_ = documents.values()
    least = _seconds(lambda: len(re.findall(r"\w+", words.decode("utf-8", "replace"))))
    print(f"find all words = 1.00 ({least * 1000:.0f} ms)")
    for name, data in documents.items():
        taken = _seconds(lambda name=name, data=data: read_outline(None, data, name))  # type: ignore[misc]
        print(f"  outline of {name:20} {taken / least:8.1f}  {taken:6.2f} s, {len(data) / 1e6:.1f} MB")
    assert "spacy" not in sys.modules


def _seconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.process_time(), os.times().children_user
        run()
        times.append(time.process_time() - start[0] + os.times().children_user - start[1])
    return min(times)


def _books() -> dict[str, bytes]:
    """A book of chapters, sections, labelled lists and cut paragraphs, as text, Markdown and HTML."""
    chance = random.Random(7)

    def sentence(least: int, most: int) -> str:
        words = chance.choices(_WORDS, k=chance.randint(least, most))
        if chance.random() < 0.3:
            words[3] = f"**{words[3]}**"
        return " ".join(words).capitalize() + "."

    def title() -> str:
        return " ".join(chance.choices(_WORDS, k=4)).title()

    lines = ["The Book of Lamps", ""]
    for chapter in range(1, 21):
        lines += [f"Chapter {chapter}: {title()}", ""]
        for section in range(1, 11):
            lines += [f"{chapter}.{section} {title()}", "", " ".join(sentence(15, 30) for _ in range(6)), ""]
            for _ in range(8):
                lines += [f"- **{title()}:** {sentence(12, 24)} {sentence(12, 24)}"]
            cut = sentence(40, 50)
            lines += [
                "-",
                "",
                cut[:120].rsplit(" ", 1)[0],
                "",
                cut[len(cut[:120].rsplit(" ", 1)[0]) + 1 :],
                "",
            ]
    text = "\n".join(lines)
    body = "".join(f"<p>{line.removeprefix('- ')}</p>" for line in lines if line.strip())
    return {
        "book.txt": text.encode(),
        "book.md": re.sub(r"^(Chapter \d+|\d+\.\d+) ", r"# \1 ", text, flags=re.MULTILINE).encode(),
        "book.html": f"<html><body>{body}</body></html>".encode(),
    }
