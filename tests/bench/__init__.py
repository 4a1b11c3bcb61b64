"""The bench still measures what it says."""
