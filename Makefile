# Every command is one call of the builder in tools/, which works the same without make:
# `python3 -m tools serve` (Windows: `py -m tools serve`).

# The newest Python this machine has, from 3.11 on; `make PYTHON=... serve` chooses another.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(name) -c \
	'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)) python3)

COMMANDS := serve test check coverage facts data site next bench fuzz content new-exercise notebooks lab lite lecturer class-report handover books one-file release check-host links changes hooks lock clean help

.DEFAULT_GOAL := help
.PHONY: $(COMMANDS)

# `make check-host URL=...`, `make serve PORT=...`: make hands what is said beside a command on as a variable of the environment.
$(COMMANDS):
	@$(PYTHON) -m tools $@

# What is no command is handed on as well: the builder says so, and lists those there are.
.DEFAULT:
	@$(PYTHON) -m tools $@
