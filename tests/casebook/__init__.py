"""The casebook, on SQLite and on a real PostgreSQL server."""
