"""Keeping and disposing of whole files (bevarande och gallring)."""
