"""What is said before, on and after a date of a programme, each thing once."""
