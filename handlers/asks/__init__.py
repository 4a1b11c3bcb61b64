"""The questions every talk can ask."""
