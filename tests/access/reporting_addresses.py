"""The address of the accessibility statement: for everyone."""

from tests.access.answers import everybody

REPORTING = {"accessibility": {"GET": everybody(200)}}
