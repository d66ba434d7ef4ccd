"""Jag förstår inte: one press on any text, and a few words if one wants to."""
