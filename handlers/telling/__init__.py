"""The citizen hears: the cadre brings the notice and the answer, and the citizen's word back."""
