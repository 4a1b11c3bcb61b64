"""The practice room, from outside: over HTTP, with real clients, in a real browser."""
