"""Tests of the script engine."""
