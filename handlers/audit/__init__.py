"""Once a day the software proves to itself that nothing was dropped."""
