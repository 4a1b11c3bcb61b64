"""The script engine: a conversation is a generator that yields questions."""
