"""What the reading room asks the bank, and what it says of cases: beside the screens, so that each stays short."""
