"""Item models over values: lists of rows shown, each row plain data."""
