"""The money, for the person and those who help her: when, how much, to which account."""
