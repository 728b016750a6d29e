"""The builder: what `make` calls. Standard library only, because it runs before anything is installed."""
