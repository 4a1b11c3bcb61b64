"""Lists of models: read in a process of its own, written in chunks, handed out."""
