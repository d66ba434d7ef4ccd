"""Writing down an application for a person: how it came, and that it is done (ADR 21)."""
