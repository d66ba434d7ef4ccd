"""Appealing a decision, and following the appeal."""
