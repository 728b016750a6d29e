"""The treaty explorer: who is bound with whom, what if, and instruments compared provision by provision."""
