"""What the lists of households promise."""
