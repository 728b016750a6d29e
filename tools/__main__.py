"""Entry point: `python -m tools serve`, `test`, `check`, `site`, `bench`, `links`, `lock`, `clean` or `help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python has to hear this before it meets newer syntax
    version = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"This project needs Python 3.11 or newer; this is Python {version} ({sys.executable}).\n"
        "Install a newer Python and name it: make PYTHON=python3.12 serve"
    )

from tools.commands import main  # after the check above

sys.exit(main(sys.argv[1:]))
