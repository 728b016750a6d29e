"""Code that has not run when the memory snapshot is taken leaves it, and is fetched when the first such function is called.

Libraries bring many functions of which a page uses few. Each of the others keeps its name, its signature and its defaults; in the place of its
code stands a call of `_fetch_and_call`. The packages of the site stay whole: what a reader presses must not wait.
"""

import gc
import inspect
import itertools
import marshal
import opcode
import sys
import zlib
from collections.abc import Callable, Collection
from types import CodeType, FunctionType
from typing import Any

Fetch = Callable[[], Any]

SMALLEST = 64  # bytes of code that are worth the detour
# What Python writes in the place of RESUME when a function runs for the first time.
_HAS_RUN: int = opcode._specialized_opmap["RESUME_CHECK"]  # type: ignore[attr-defined]
# Python's own start, and its way to the page: what fetches the code needs them.
_WHOLE = frozenset(("_frozen_importlib", "_frozen_importlib_external", "_pyodide", "importlib", "pyodide", "zipimport"))

_fetch: Fetch | None = None
_functions: list[FunctionType] = []


def _has_run(code: CodeType) -> bool:
    return _HAS_RUN in code._co_code_adaptive[::2]  # type: ignore[attr-defined]


def _size(code: CodeType) -> int:
    # Not `co_code`, of which Python keeps a copy.
    return len(code._co_code_adaptive) + sum(  # type: ignore[attr-defined]
        _size(each) for each in code.co_consts if isinstance(each, CodeType)
    )


def _inner_code(code: CodeType) -> CodeType:
    return next(each for each in code.co_consts if isinstance(each, CodeType))


def _references(function: FunctionType) -> int:
    """How often the function's code is referred to, its reading here included."""
    code = function.__code__
    return sys.getrefcount(code)


def _cold_functions(whole: Collection[str]) -> list[FunctionType]:
    """The functions whose code has not run and is no other's, but for those of the modules and packages that stay whole."""
    fewest = _references(FunctionType(_inner_code(compile("def alone(): pass", "", "exec")), {}))
    return [
        each
        for each in gc.get_objects()
        if type(each) is FunctionType
        and (each.__module__ or "").partition(".")[0] not in whole
        and _references(each) == fewest
        and not _has_run(each.__code__)
        and _size(each.__code__) >= SMALLEST
    ]


def _calling(free: int) -> CodeType:
    """Code that calls `_fetch_and_call`, in a function that is lent so many variables of an outer one."""
    names = [f"v{number}" for number in range(free)]
    lines = ["def outer():", *(f"  {name} = None" for name in names), "  def inner():", "    return 'call'()"]
    code = _inner_code(_inner_code(compile("\n".join([*lines, *(f"    {name}" for name in names)]), "", "exec")))
    return code.replace(co_consts=tuple(_fetch_and_call if each == "call" else each for each in code.co_consts))


def _argument_count(code: CodeType) -> int:
    return (
        code.co_argcount
        + code.co_kwonlyargcount
        + bool(code.co_flags & inspect.CO_VARARGS)
        + bool(code.co_flags & inspect.CO_VARKEYWORDS)
    )


def _in_place_of(code: CodeType, calling: CodeType) -> CodeType:
    """`calling` with the name, the place and the arguments of `code`."""
    names = code.co_varnames[: _argument_count(code)]
    return calling.replace(
        co_name=code.co_name,
        co_qualname=code.co_qualname,
        co_filename=code.co_filename,
        co_firstlineno=code.co_firstlineno,
        co_argcount=code.co_argcount,
        co_posonlyargcount=code.co_posonlyargcount,
        co_kwonlyargcount=code.co_kwonlyargcount,
        co_flags=code.co_flags,
        co_varnames=names,
        co_nlocals=len(names),
        co_freevars=code.co_freevars,
    )


def set_aside(whole: Collection[str]) -> bytes:
    """Take the code that has not run out of its functions; the last step before the picture.

    Args:
        whole: Top-level packages and modules that keep their code.

    Returns:
        The code, as the page gets it.
    """
    own = {name for name in sys.modules if name.startswith("live_")}
    _functions.extend(_cold_functions({*_WHOLE, *own, *whole}))
    codes = [each.__code__ for each in _functions]
    calling = {free: _calling(free) for free in sorted({len(code.co_freevars) for code in codes})}
    for function, code in zip(_functions, codes, strict=True):
        function.__code__ = _in_place_of(code, calling[len(code.co_freevars)])
    packed = zlib.compress(marshal.dumps(codes), 9)
    del codes, calling
    gc.collect()  # what is left is of one age, in one chain
    return packed


def install(fetch: Fetch) -> None:
    """Tell how to fetch.

    Args:
        fetch: Returns the file of code, as a JavaScript byte array.
    """
    global _fetch
    _fetch = fetch


def _fetch_and_call() -> Any:
    """Stand for the code of the function that calls this: bring all code, and call that function anew."""
    frame = sys._getframe(1)
    code, here = frame.f_code, frame.f_locals
    function = next(each for each in _functions if each.__code__ is code)
    _bring(code)
    names = iter(code.co_varnames)
    positional = [here[next(names)] for _ in range(code.co_argcount)]
    keywords = {name: here[name] for name in itertools.islice(names, code.co_kwonlyargcount)}
    if code.co_flags & inspect.CO_VARARGS:
        positional += here[next(names)]
    if code.co_flags & inspect.CO_VARKEYWORDS:
        keywords |= here[next(names)]
    return function(*positional, **keywords)


def _bring(code: CodeType) -> None:
    if _fetch is None:
        raise RuntimeError(f"{code.co_qualname} was called before the page could fetch its code.")
    print(f"live: fetching Python's code for {code.co_qualname} ({code.co_filename})", file=sys.__stderr__)
    codes = marshal.loads(zlib.decompress(_fetch().to_bytes()))  # noqa: S302 - the site's own file
    for function, own in zip(_functions, codes, strict=True):
        function.__code__ = own
    _functions.clear()
