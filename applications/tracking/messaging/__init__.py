"""Messages between the person, or who helps her, and the caseworker."""
