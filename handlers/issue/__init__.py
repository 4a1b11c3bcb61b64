"""What a citizen raised: written down, sent to who can settle it, and kept in sight."""
