"""The long documents that measurements run on; they lie beside the repository, not in it."""

import subprocess
from pathlib import Path

_REPOSITORY = Path(__file__).parent.parent


def shared_folder() -> Path | None:
    """The folder `shared` beside the repository, or beside the one that a worktree belongs to."""
    git = subprocess.run(
        ["git", "rev-parse", "--path-format=absolute", "--git-common-dir"],
        cwd=_REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    for repository in (_REPOSITORY, *([Path(git).parent] if git else [])):
        folder = repository.parent / "shared"
        if folder.is_dir():
            return folder
    return None


def seed(name: str) -> Path | None:
    """One of the documents, None where it is not there."""
    shared = shared_folder()
    path = shared / "seeds" / name if shared else None
    return path if path is not None and path.is_file() else None
