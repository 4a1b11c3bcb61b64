"""Lists of households: read in a process of its own, staged, written in chunks, handed out."""
