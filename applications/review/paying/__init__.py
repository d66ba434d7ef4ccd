"""Payments on the caseworker's pages: those of a case, and the unit's with its payment file."""
