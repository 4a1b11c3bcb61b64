"""Lists of households that the administrator sends: offered, previewed, confirmed, written."""
