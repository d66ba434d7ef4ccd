"""When people and times change: what the last caseworker wrote, the wish, and what is late."""
