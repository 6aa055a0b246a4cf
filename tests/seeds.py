"""The long documents that some tests read; they lie beside the repository, not in it."""

import subprocess
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).parent.parent


def seed(name: str) -> Path:
    """One of the documents beside the repository, or beside the one a worktree belongs to; else skips the test."""
    git = subprocess.run(
        ["git", "rev-parse", "--path-format=absolute", "--git-common-dir"],
        cwd=_REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    for repository in (_REPOSITORY, *([Path(git).parent] if git else [])):
        path = repository.parent / "shared" / "seeds" / name
        if path.is_file():
            return path
    pytest.skip(f"shared/seeds/{name} is not beside the repository")
