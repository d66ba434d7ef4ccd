"""Measures the service beside a one-template view, on the same server and in the same run."""
