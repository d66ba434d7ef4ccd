"""The investigation as the applicant, and who helps her, reads it and answers it."""
