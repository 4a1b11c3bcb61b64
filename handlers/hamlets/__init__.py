"""The hamlets, looked after by the administrators: added, renamed, closed into another."""
