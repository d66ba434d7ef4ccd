"""Pages and figures for whoever keeps the service running: nothing of anybody's case."""
