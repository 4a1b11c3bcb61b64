"""Telling the citizen."""
