"""What leaves the program and comes back: forms on paper and in Excel."""
