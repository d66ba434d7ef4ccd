"""Logging in with a code from the desk, and one's own codes."""
