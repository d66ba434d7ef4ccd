"""A meeting, for the person and who helps her: to choose a time, and to have it in a calendar."""
