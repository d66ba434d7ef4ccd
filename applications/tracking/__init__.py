"""The applicant's own side of a case that is sent: where it is, what was said, who has read it."""
