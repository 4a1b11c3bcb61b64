"""Who is visited first: the groups, looked after by administrators, and whose household is in."""
