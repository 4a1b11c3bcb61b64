"""What each member of staff commits to for a year, and what a leader says of it at its end."""
