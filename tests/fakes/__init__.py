"""Fakes: real classes that keep what they are told in memory, with the outside's promises."""
