"""Widgets of our own: cheap to mount, and safe with text from people."""
