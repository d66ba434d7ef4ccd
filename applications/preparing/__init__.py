"""Pages for those who are going to talk to us: what to bring and think of, and asking for help."""
