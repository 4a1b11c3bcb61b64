"""Tests of the reminders: each rung of the ladder, on phones that are plain values."""
