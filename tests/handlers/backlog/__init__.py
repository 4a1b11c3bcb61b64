"""Tests of the backlog."""
