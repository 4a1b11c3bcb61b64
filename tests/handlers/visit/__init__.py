"""Tests of the visit's talk and records."""
