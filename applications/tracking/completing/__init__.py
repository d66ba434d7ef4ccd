"""What we have asked the person for, and her answers, one thing at a time."""
