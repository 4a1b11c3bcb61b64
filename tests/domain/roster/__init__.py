"""What a list of households means."""
