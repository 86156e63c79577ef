"""What is true: the rules of sessions, ballots, attestations and completions. Standard library only; no I/O, no clock, no chance."""
