"""Somebody is away for a time, and another stands in."""
