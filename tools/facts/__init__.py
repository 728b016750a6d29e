"""The tool chain of the facts: reading and checking ``data/``, packing it, the claim ledger, and the export. No part of the product."""
