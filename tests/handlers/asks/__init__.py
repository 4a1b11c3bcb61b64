"""Tests of the shared questions."""
