"""The content security policies the site works with: what the guide for hosts names, and what the tests serve it with."""

from __future__ import annotations

# Python in the page is WebAssembly. The theme's style sheets hold a few pictures as data.
# The live controls set styles of their own, so styles may be inline; scripts may not.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# JupyterLite (`make lite`) has scripts in its pages, and writes functions as it runs (ajv, which checks its settings).
LITE = "lite"
LITE_POLICY = POLICY.replace("'wasm-unsafe-eval'", "'unsafe-inline' 'unsafe-eval'")
