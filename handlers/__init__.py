"""What the bot says and does. Plain synchronous code that cannot import telegram."""
