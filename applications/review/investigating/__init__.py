"""The investigation: written line by line, opened to the applicant, sent to her, answered."""
