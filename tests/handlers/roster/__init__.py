"""What the lists of households and staff promise."""
