"""Ethics Workshop: case studies for teams, led by their managers, with a record one can trust."""

__version__ = "0.1.0"
