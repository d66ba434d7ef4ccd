"""Applying on paper: the forms to print."""
