"""Programs for the people who work on the project; nothing here is needed to use it."""
