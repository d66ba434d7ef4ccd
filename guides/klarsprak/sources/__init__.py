"""Readers: a file in, the texts in it out, each with its path, lines and reader."""
