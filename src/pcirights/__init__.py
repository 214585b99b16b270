"""Letters that ask for one's own credit records, from the law in force that day."""

__version__ = "0.1.0"
