"""A long document cold against spaCy alone on the same texts; peak memory; a second run after one edit.

Both are whole processes, in turns, measured in CPU seconds: a busy machine stretches the clock, not the work.
"""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.seeds import seed
from benchmarks.timing import python, with_bytecode

_RUNS = 1  # each takes minutes
_SPACY = """
import sys, json, warnings
warnings.simplefilter("ignore")
import spacy
path, model, batch = sys.argv[1:]
for doc in spacy.load(model).pipe(json.load(open(path)), batch_size=int(batch)):
    pass
"""
_GENERATE = "import sys; sys.argv = ['leadquiz', *sys.argv[1:]]; from leadquiz.start import main; main()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    seconds: float  # of CPU, user and system
    megabytes: float  # most memory at once


_MEASURE = """
import json, os, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def _cost(command: list[str], cache: Path) -> Cost:
    import json

    ran = subprocess.run(
        [*python(_MEASURE), *command],
        env={**with_bytecode(), "LEADQUIZ_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    code, seconds, megabytes = json.loads(ran.stdout)
    if code:
        raise SystemExit(f"{command[:3]} failed: {ran.stderr[-500:]}")
    return Cost(seconds, megabytes)


def main() -> None:
    """Print the ratios."""
    import json

    from leadquiz.document import read_outline
    from leadquiz.generate.engine import _PROSE
    from leadquiz.generate.language import _BATCH, DEFAULT_MODEL

    document = seed("leadership-book.txt")
    if document is None:
        print("the long document is not beside the repository; nothing measured")
        return
    colds, plains, seconds_ = [], [], []
    peak = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts.json"
        blocks = [block for _, section in read_outline(document).walk() for block in section.blocks]
        prose = dict.fromkeys(block.text for block in blocks if block.kind in _PROSE)
        texts.write_text(json.dumps(list(prose)))
        edited = folder / "edited.txt"
        for run in range(_RUNS):
            cache = folder / f"cache{run}"
            plains.append(_cost(python(_SPACY, str(texts), DEFAULT_MODEL, str(_BATCH)), cache).seconds)
            cold = _cost(_command(document, folder / "deck.yaml"), cache)
            edited.write_text(_edited(document.read_text(encoding="utf-8")), encoding="utf-8")
            second = _cost(_command(edited, folder / "deck.yaml"), cache)
            colds.append(cold.seconds)
            seconds_.append(second.seconds)
            peak = max(peak, cold.megabytes)
    cold_, plain, second_ = min(colds), min(plains), min(seconds_)
    print(
        f"cold run / spaCy alone, same pipes and texts   {cold_ / plain:6.2f}  ({cold_:.1f} / {plain:.1f} s CPU)"
    )
    print(f"second run after an edit / cold run            {second_ / cold_:6.2f}  ({second_:.1f} s CPU)")
    print(f"peak memory of the cold run                    {peak:6.0f} MB")


def _command(document: Path, deck: Path) -> list[str]:
    return python(_GENERATE, "generate", str(document), "-o", str(deck), "--force")


def _edited(text: str) -> str:
    """The text with a sentence more behind a paragraph in the middle."""
    lines = text.split("\n")
    place = next(
        i for i in range(len(lines) // 2, len(lines)) if lines[i].endswith(".") and len(lines[i]) > 200
    )
    lines[place] += " In 1911 Anna Berg founded the bell factory of Oslo."
    return "\n".join(lines)
