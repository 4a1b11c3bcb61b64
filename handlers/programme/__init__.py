"""Occurrences of a programme: who takes part, who goes where, what is said when."""
