"""Asking the applicant for what is missing, and reading her answers."""
