"""Asking the satisfied again."""
