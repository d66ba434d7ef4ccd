"""When people and times change: the new caseworker, one's wish, and asking for a decision."""
