"""Reads case banks into cases and faults; never writes content."""
