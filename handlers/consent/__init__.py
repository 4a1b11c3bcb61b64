"""Consent withdrawn: the citizen's name goes, the matter stays."""
