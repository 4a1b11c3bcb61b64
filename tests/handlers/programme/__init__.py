"""Tests of the Saturday: who is proposed what, and what is said."""
