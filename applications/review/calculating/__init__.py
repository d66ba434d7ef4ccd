"""The calculation on the caseworker's pages: the whole of it, and one part at a time to change."""
