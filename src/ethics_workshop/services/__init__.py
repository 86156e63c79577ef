"""What people do with the program, and the ports it is done through."""
