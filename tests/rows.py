"""A long table whose rows are each looked at in a moment is one test: to pytest, a test of its own costs more than the look at a row."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Test = Callable[..., None]
NAMED = type(pytest.param())


def each(names: str, rows: Iterable[Any], ids: Callable[[Any], str] = repr) -> Callable[[Test], Test]:
    """Run a test for every row, as `pytest.mark.parametrize` does; its failure tells of each wrong row which it is and why.

    Args:
        names: the arguments that a row gives, with commas between them.
        rows: what they are, or a `pytest.param` with an id.
        ids: names a row that has no id.
    """
    arguments = names.split(", ")
    table = [
        (str(row.id), row.values) if isinstance(row, NAMED) else (ids(row), row if len(arguments) > 1 else (row,))
        for row in rows
    ]

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def every_row(**fixtures: Any) -> None:
            assert table, "the table holds no row"
            wrong: list[tuple[str, BaseException]] = []
            for name, row in table:
                try:
                    test(**dict(zip(arguments, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - raised below, with those of other rows
                    wrong.append((name, error))
            if wrong:
                told = "\n".join(f"{name}: {type(error).__name__}: {error}" for name, error in wrong)
                raise AssertionError(f"{len(wrong)} of {len(table)} rows are wrong:\n{told}") from wrong[0][1]

        takes = inspect.signature(test)
        # Where pytest reads which fixtures a test asks for.
        every_row.__signature__ = takes.replace(  # type: ignore[attr-defined]
            parameters=[one for name, one in takes.parameters.items() if name not in arguments]
        )
        return every_row

    return decorate
