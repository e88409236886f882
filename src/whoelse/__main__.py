"""python -m whoelse"""

from whoelse.cli.main import main

if __name__ == "__main__":
    main()
