"""What is held up, kept in sight until it is settled."""
