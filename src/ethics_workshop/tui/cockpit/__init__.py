"""The cockpit's concerns, one small module each; the screen that joins them is `screens.cockpit`."""
