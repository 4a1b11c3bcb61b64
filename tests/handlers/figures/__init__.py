"""Tests of the figures: the sources' years, and the pages."""
