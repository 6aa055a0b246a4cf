"""Files made from others are what the code makes of them today; `make golden` writes them anew."""

from collections.abc import Callable, Iterator

import pytest

from golden.producers import PRODUCERS, TOP


@pytest.mark.parametrize("producer", PRODUCERS, ids=lambda producer: producer.__name__)
def test_the_files_in_the_repository_are_made_from_their_sources(
    producer: Callable[[], Iterator[tuple[str, bytes]]],
) -> None:
    differing = [name for name, data in producer() if (TOP / name).read_bytes() != data]

    assert differing == []
