"""The accessibility statement: how well everyone can use the service, and how to tell us."""
