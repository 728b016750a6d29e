"""Makes the facts a part of every build of the package: wheel, sdist, editable install. All other settings are in `pyproject.toml`."""

import os
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
# The build runs apart from the checkout; the packers are not installed with the package.
sys.path.insert(0, str(HERE))

from tools.packing import pack_all  # noqa: E402 - after the line above


class BuildPy(build_py):
    """Copies the modules, then makes what comes from the data beside them."""

    def run(self) -> None:
        """Copy and pack."""
        super().run()
        for line in pack_all(HERE if self.editable_mode else Path(self.build_lib)):
            self.announce(line, level=2)


# Each host of the course has addresses of its own, so that only who publishes knows them.
ADDRESSES = {"Documentation": "SITE_URL", "Source": "SOURCE_URL"}

setup(
    cmdclass={"build_py": BuildPy},
    project_urls={name: os.environ[variable] for name, variable in ADDRESSES.items() if os.environ.get(variable)},
)
