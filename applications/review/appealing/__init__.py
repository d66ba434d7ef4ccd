"""The caseworker's pages about appeals: the time, a new decision, the court."""
