"""What the rooms promise."""
