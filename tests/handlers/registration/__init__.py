"""Taking part, for oneself and for others."""
