"""A local Telegram stand-in with a web page, for rehearsals and end-to-end tests."""
