"""The process: what comes in from Telegram, what goes out, and when it wakes."""
