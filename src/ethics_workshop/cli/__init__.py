"""The command line: arguments in, plain text or JSON out."""
