"""The stage: what the room sees, in the largest type that its window holds."""
