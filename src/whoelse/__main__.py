"""python -m whoelse"""

if __name__ == "__main__":
    # Not at the top: the process that answers reads this file too, and needs no command line.
    from whoelse.cli.main import main

    main()
