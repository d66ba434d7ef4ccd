"""Meetings as the caseworker handles them: proposing times, and what the person has chosen."""
