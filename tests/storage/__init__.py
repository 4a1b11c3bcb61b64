"""Storage on real databases: SQLite in a file, and a real PostgreSQL."""
