"""The question catalogue: every step of an application, declared once."""
