"""Uppföljning: how the service works for people, in numbers, for editors and team leads."""
