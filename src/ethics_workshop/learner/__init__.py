"""What people learn by themselves: a private file for each, which nothing else reads."""
