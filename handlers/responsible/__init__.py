"""Who is responsible for what: the commune's table, and the way a matter takes through it."""
