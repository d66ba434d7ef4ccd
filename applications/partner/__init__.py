"""Two adults in one application: the partner is asked in, answers her own part, and both sign."""
