"""A decision as the applicant and her helper read it."""
