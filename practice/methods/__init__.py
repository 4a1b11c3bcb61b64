"""The Bot API's methods, by what they do."""
