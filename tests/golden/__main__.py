"""`make golden`: write every file that is made from another."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from golden.producers import PRODUCERS, TOP
from leadquiz.console import say

for producer in PRODUCERS:
    for name, data in producer():
        path = TOP / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            say(f"wrote {name}")
