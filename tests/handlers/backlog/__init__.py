"""Tests of the backlog and of the daily audit."""
