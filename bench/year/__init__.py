"""A year of reminders at random: the bot beside a model that knows only the rules."""
