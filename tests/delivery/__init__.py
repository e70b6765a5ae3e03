"""The ways out: links, draft file, text, reminder, and reading a file back."""
