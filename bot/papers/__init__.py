"""Documents: what is in them is gathered in short units, a process of its own writes them."""
