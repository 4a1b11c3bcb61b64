"""Tests of the pages about issues."""
