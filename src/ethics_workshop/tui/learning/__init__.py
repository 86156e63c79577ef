"""Learning alone, on the screen."""
