"""The demo's people and what has happened to them, made through the same actions as real life."""
