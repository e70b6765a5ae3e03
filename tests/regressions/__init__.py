"""One file a mended fault, with its story."""
