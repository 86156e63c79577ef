"""The program's entry: `ethics-workshop` and `python -m ethics_workshop`."""

from ethics_workshop.cli import main

if __name__ == "__main__":
    main()
