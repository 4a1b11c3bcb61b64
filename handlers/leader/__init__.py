"""The leader's work on an issue: accept, answer, ask, assign, refuse, transfer."""
