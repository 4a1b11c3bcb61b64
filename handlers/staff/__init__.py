"""The staff, looked after by the administrators: invited, changed, revoked."""
