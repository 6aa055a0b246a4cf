"""Sheets with keys as PDF, cold: 40 questions and 1,000, against importing Typst and setting an empty page."""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.samples import sample_deck
from benchmarks.timing import medians, python
from leadquiz.deck import save_deck

_NOTHING = "pass"
_EMPTY = "import typst; typst.compile(b'x', ignore_system_fonts=True)"
_SHEET = (
    "import sys; deck, output, questions = sys.argv[1:]\n"
    "sys.argv = ['leadquiz', 'export', 'worksheet', deck, '-o', output, '--questions', questions]\n"
    "import leadquiz.cli; leadquiz.cli.main()"
)


def main() -> None:
    """Print times beyond Python's start, their ratios, and the peak memory of the large sheet."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.yaml"), Path(folder, "large.yaml")
        save_deck(sample_deck(100), small)
        save_deck(sample_deck(1_500), large)
        env = {**os.environ, "LEADQUIZ_MARKS": str(Path(folder, "marks.jsonl"))}
        output = str(Path(folder, "sheet.pdf"))
        commands = [
            python(_NOTHING),
            python(_EMPTY),
            python(_SHEET, str(small), output, "40"),
            python(_SHEET, str(large), output, "1000"),
        ]
        nothing, *times = medians(commands, runs=5, env=env)
        empty, forty, thousand = (taken - nothing for taken in times)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        subprocess.run(
            commands[-1], env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    print(f"import typst and an empty page = 1.0 ({empty:.2f} s); times without Python's own start")
    print(f"  40 questions and key  {forty / empty:6.1f} ({forty:.2f} s)")
    print(f"  1,000 and key         {thousand / empty:6.1f} ({thousand:.2f} s, {peak / unit:.0f} MB)")
