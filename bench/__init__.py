"""What an update costs, beside a bot that only echoes."""
