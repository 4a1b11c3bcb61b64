"""A matter that is given to a steering group: who leads it, who is in it, and by when."""
