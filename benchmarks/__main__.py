"""`make bench`: run every benchmark, or those named: `python -m benchmarks deck start`."""

import sys
from importlib import import_module
from pathlib import Path

HELPERS = ("__init__", "__main__", "samples", "seeds", "timing", "eval")


def main() -> None:
    """Run them in turn; each prints its ratios."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    for name in sys.argv[1:] or known:
        if name not in known:
            raise SystemExit(f"no benchmark {name!r}; there are {', '.join(known)}")
        print(f"== {name}")
        import_module(f"benchmarks.{name}").main()
        print(flush=True)


main()
