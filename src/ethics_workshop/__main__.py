"""The program's entry: `ethics-workshop` and `python -m ethics_workshop`."""

import gc

# Imports make no garbage: collecting while they run costs 6 % of `--help`. `wiring` turns it on again for real work.
gc.disable()

from ethics_workshop.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
