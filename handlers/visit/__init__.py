"""Visiting a household: logging it, and the records afterwards."""
