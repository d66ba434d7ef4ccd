"""The editors' workplace: every text, how it reads, what people said of it, and better wordings."""
