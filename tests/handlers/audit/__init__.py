"""Tests of the daily audit."""
