"""The only code that writes. One verb, one function: keyword-only, the actor first."""
