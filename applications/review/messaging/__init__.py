"""Messages with the applicant and who helps her, as the caseworker reads and writes them."""
