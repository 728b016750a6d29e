# Every command is one call of the builder in tools/, which works the same without make:
# `python3 -m tools serve` (Windows: `py -m tools serve`).

# The newest Python this machine has, from 3.11 on; `make PYTHON=... serve` chooses another.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell $(name) -c \
	'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)) python3)

COMMANDS := serve test check facts data site next bench links lock clean help

.DEFAULT_GOAL := help
.PHONY: $(COMMANDS)

$(COMMANDS):
	@$(PYTHON) -m tools $@
