"""Tests of which households are proposed to whom."""
