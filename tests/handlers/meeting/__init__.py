"""Tests of the record of a date and of its attendance."""
