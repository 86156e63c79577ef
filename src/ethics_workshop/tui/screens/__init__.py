"""One file for each screen, its TCSS beside it."""
