"""Which households a date proposes to whom."""
