"""Code that pages do not need at once leaves the memory snapshot: a page brings it when it is live, or when the first such function is called.

A rehearsal shows what is needed. Every other function keeps its name, its signature and its defaults; in the place of its code stands a call of
`_fetch_and_call`, which functions with the same arguments share.
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
from typing import Any, cast

Fetch = Callable[[str], Any]

# What Python writes in the place of RESUME when a function runs for the first time.
_HAS_RUN: int = opcode._specialized_opmap["RESUME_CHECK"]  # type: ignore[attr-defined]
# Python's own start, and its way to the page: what fetches the code needs them.
_WHOLE = frozenset(("_frozen_importlib", "_frozen_importlib_external", "_pyodide", "importlib", "pyodide", "zipimport"))

# What of a code's flags says how it is called.
_KINDS = (
    inspect.CO_VARARGS
    | inspect.CO_VARKEYWORDS
    | inspect.CO_GENERATOR
    | inspect.CO_COROUTINE
    | inspect.CO_ASYNC_GENERATOR
    | inspect.CO_ITERABLE_COROUTINE
)

_fetch: Fetch | None = None
# The functions that lack their code, by the file that holds it: `rest` a page brings as soon as it is live, `cold` only when one of them is called.
_functions: dict[str, list[FunctionType]] = {"rest": [], "cold": []}


def _has_run(code: CodeType) -> bool:
    return _HAS_RUN in code._co_code_adaptive[::2]  # type: ignore[attr-defined]


def _inner_code(code: CodeType) -> CodeType:
    return next(each for each in code.co_consts if isinstance(each, CodeType))


def _references(function: FunctionType) -> int:
    """How often the function's code is referred to, its reading here included."""
    code = function.__code__
    return sys.getrefcount(code)


def _own_code_functions() -> list[FunctionType]:
    """The functions whose code is no other's."""
    fewest = _references(FunctionType(_inner_code(compile("def alone(): pass", "", "exec")), {}))
    return [each for each in gc.get_objects() if type(each) is FunctionType and _references(each) == fewest]


def _have_run() -> set[FunctionType]:
    return {each for each in _own_code_functions() if _has_run(each.__code__)}


# This module is the first that is imported: what has run by now belongs to Python's own start, which a page repeats.
_started = _have_run()


def begin_rehearsal() -> None:
    """Let no function have run but those of Python's own start: what runs from now on is what a page needs at once."""
    for each in _have_run() - _started:
        each.__code__ = each.__code__.replace()


def _name(function: FunctionType) -> str:
    return f"{function.__module__}:{function.__qualname__}:{function.__code__.co_firstlineno}"


def end_rehearsal() -> str:
    """The names of the functions that have run, one a line."""
    return "\n".join(sorted(map(_name, _have_run())))


def _package(function: FunctionType) -> str:
    return (function.__module__ or "").partition(".")[0]


def _is_whole(function: FunctionType) -> bool:
    return _package(function) in _WHOLE or _package(function).startswith("live_")


def _calling(free: int) -> CodeType:
    """Code that calls `_fetch_and_call`, in a function that is lent so many variables of an outer one."""
    names = [f"_free{number}" for number in range(free)]
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


def _in_place_of(code: CodeType) -> CodeType:
    """`_calling` with the arguments of `code`."""
    calling, names = _calling(len(code.co_freevars)), code.co_varnames[: _argument_count(code)]
    return calling.replace(
        co_argcount=code.co_argcount,
        co_posonlyargcount=code.co_posonlyargcount,
        co_kwonlyargcount=code.co_kwonlyargcount,
        co_flags=calling.co_flags | code.co_flags & _KINDS,
        co_varnames=names,
        co_nlocals=len(names),
    )


def _form(code: CodeType) -> tuple[Any, ...]:
    """What `_in_place_of` depends on."""
    counts = len(code.co_freevars), code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    return *counts, code.co_flags & _KINDS, code.co_varnames[: _argument_count(code)]


def set_aside(likely: Collection[str], needed: Collection[str]) -> list[bytes]:
    """Take the code that no page needs at once out of its functions; the last step before the picture.

    Args:
        likely: Top-level packages and modules of which a page may call everything.
        needed: The functions that ran in the rehearsal, by the names that `end_rehearsal` gives them.

    Returns:
        The code, as the page gets it: of what is likely to be called, because it is named or has run, and of all else.
    """
    for each in _own_code_functions():
        if _name(each) not in needed and not _is_whole(each):
            # The maker of a named tuple is in no module: nothing says whose it is.
            is_likely = _package(each) in likely or each.__module__ not in sys.modules or _has_run(each.__code__)
            _functions["rest" if is_likely else "cold"].append(each)
    _started.clear()
    packed = [zlib.compress(marshal.dumps(list(map(_parts, functions))), 9) for functions in _functions.values()]
    _replace_codes([*_functions["rest"], *_functions["cold"]])
    gc.collect()  # what is left is of one age, in one chain
    return packed


def _parts(function: FunctionType) -> tuple[CodeType, str, str]:
    return function.__code__, function.__module__, function.__qualname__


def _replace_codes(functions: list[FunctionType]) -> None:
    forms = {_form(each.__code__): each.__code__ for each in functions}
    calling = {form: _in_place_of(code) for form, code in forms.items()}
    for each in functions:
        each.__code__ = calling[_form(each.__code__)]
        each.__module__ = each  # type: ignore[assignment]  # by which `_fetch_and_call` finds it
        each.__qualname__ = each.__name__


def install(fetch: Fetch) -> None:
    """Tell how to fetch.

    Args:
        fetch: Returns a file of code, `rest` or `cold`, as a JavaScript byte array.
    """
    global _fetch
    _fetch = fetch


def _fetch_and_call() -> Any:
    """Stand for the code of the function that calls this: bring it, with all that lies in the same file, and call that function anew."""
    frame, function = sys._getframe(1), cast("FunctionType", sys._getframemodulename(1))
    code, here = frame.f_code, frame.f_locals
    _bring(function)
    names = iter(code.co_varnames)
    positional = [here[next(names)] for _ in range(code.co_argcount)]
    keywords = {name: here[name] for name in itertools.islice(names, code.co_kwonlyargcount)}
    if code.co_flags & inspect.CO_VARARGS:
        positional += here[next(names)]
    if code.co_flags & inspect.CO_VARKEYWORDS:
        keywords |= here[next(names)]
    return function(*positional, **keywords)


def _bring(wanted: FunctionType) -> None:
    name = f"{wanted.__name__} ({wanted.__globals__['__name__']})"
    file = next(file for file, functions in _functions.items() if wanted in functions)
    print(f"live: fetching Python's code for {name}: {file}", file=sys.__stderr__)
    if _fetch is None:
        raise RuntimeError(f"{name} was called before the page could fetch its code.")
    bring(file, _fetch(file))


def bring(file: str, packed: Any) -> None:
    """Give functions their code, unless they have it.

    Args:
        file: Which file of code: `rest` or `cold`.
        packed: Its contents, as a JavaScript byte array.
    """
    functions = _functions[file]
    if not functions:
        return
    codes = marshal.loads(zlib.decompress(packed.to_bytes()))  # noqa: S302 - the site's own file
    for function, own in zip(functions, codes, strict=True):
        function.__code__, function.__module__, function.__qualname__ = own
    functions.clear()
