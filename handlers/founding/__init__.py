"""What a new commune is given: its topics and its programme."""
