"""What tests of single pages share."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page


@pytest.fixture
def quiet_page(visiting: Callable[..., Any], address: str) -> Callable[[str], AbstractContextManager[Page]]:
    """A function that opens a page of the site for a reader who saves data; at the end nothing went wrong or left the site."""

    @contextmanager
    def opened(path: str) -> Iterator[Page]:
        with visiting(address + path, save_data=True, reduced_motion="reduce") as visit:
            yield visit.page
            assert visit.problems == []
            assert visit.foreign(address) == []

    return opened
