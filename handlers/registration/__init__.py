"""Taking part or being absent, and the board that shows who has answered."""
