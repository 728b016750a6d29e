"""What is used of Pyodide and ipywidgets without a promise that it stays: each with the file it is in and the words to find it by.

An upgrade that moves one fails here by name: `tests/live/test_live_private.py` has one test for each. README.md, "The experimental calls", says
what each is for.
"""

from __future__ import annotations

from dataclasses import dataclass

_LOADER = "pyodide/pyodide.mjs"
_GLUE = "pyodide/pyodide.asm.mjs"
_WIDGET = "@jupyter-widgets/base/lib/widget.js"


@dataclass(frozen=True)
class Part:
    """One private part.

    Args:
        words: What its file has to hold.
        file: The file, in `node_modules`.
        user: The file of this package that relies on it.
        times: How often the words are there, where that matters.
    """

    words: str
    file: str
    user: str
    times: int | None = None


PARTS = (
    Part("_makeSnapshot", _GLUE, "build/snapshot.mjs"),
    Part("makeMemorySnapshot", _GLUE, "build/snapshot.mjs"),
    Part("stdLibURL", _LOADER, "build/snapshot.mjs"),
    Part("createPyodideModule", _LOADER, "build/snapshot.mjs"),
    Part("WebAssembly.instantiate(", _LOADER, "build/snapshot.mjs"),
    Part("_emscripten_get_sbrk_ptr", _GLUE, "build/snapshot.mjs"),
    Part("_emscripten_stack_get_end", _GLUE, "build/snapshot.mjs"),
    Part("_emscripten_stack_get_current", _GLUE, "build/snapshot.mjs"),
    Part("__PyImport_FrozenBootstrap", _GLUE, "build/left_out.mjs"),
    Part("__PyImport_FrozenStdlib", _GLUE, "build/left_out.mjs"),
    Part("__PyImport_FrozenTest", _GLUE, "build/left_out.mjs"),
    Part("wasmImports", _GLUE, "build/prune.mjs"),
    Part("assignWasmExports", _GLUE, "build/prune.mjs"),
    Part("_loadSnapshot", _LOADER, "runtime/python.js"),
    Part("_snapshotDeserializer", _LOADER, "runtime/python.js"),
    Part("restoreSnapshot", _GLUE, "runtime/python.js"),
    Part("instantiateStreaming", _LOADER, "runtime/python.js"),
    Part("pyodide.asm.wasm", _LOADER, "runtime/python.js"),
    Part("python_stdlib.zip", _LOADER, "runtime/python.js"),
    Part("__PyRuntime", _GLUE, "runtime/python.js"),
    Part("__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET", _GLUE, "runtime/python.js"),
    Part("sitePackages", _LOADER, "runtime/files.js"),
    Part("this.model.on('msg:custom', this.handle_message.bind(this));", _WIDGET, "build/bundle.mjs", 1),
    Part("layoutPromise", _WIDGET, "runtime/manager.js"),
    Part("stylePromise", _WIDGET, "runtime/manager.js"),
    Part("_msg_buffer_callbacks", _WIDGET, "runtime/manager.js"),
    Part("send_sync_message", _WIDGET, "runtime/manager.js"),
    Part("rememberLastUpdateFor", _WIDGET, "runtime/manager.js"),
)
