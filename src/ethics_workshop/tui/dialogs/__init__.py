"""Questions and answers that stand in front of a screen."""
