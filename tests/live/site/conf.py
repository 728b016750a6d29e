"""A small Sphinx project for the tests of `live_cells`: a plain theme, no styles but its own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "live"))

project = "live_cells test site"
extensions = ["myst_nb", "live_cells"]
html_theme = "basic"
nb_execution_mode = "off"
myst_enable_extensions = ["html_image"]
exclude_patterns = ["README.md"]
html_theme_options = {"nosidebar": True, "body_min_width": 0}
suppress_warnings = ["myst-nb.lexer"]
html_show_sourcelink = False
templates_path = ["_templates"]
exclude_patterns += ["_templates"]
live_fetch_ahead = ["chap*"]
live_first_address = ["view=list", "group=*"]
