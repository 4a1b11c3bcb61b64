"""How somebody comes in: an invitation is shown, confirmed, and may be taken back."""
