"""Kills what runs and stops the database while people write, send and decide (``./run chaos``)."""
