"""Measurements of speed and memory, each against a floor that is measured in the same run.

`python -m benchmarks` prints a table and exits with 1 when a goal is missed. The method: docs/benchmarks.md.
"""
