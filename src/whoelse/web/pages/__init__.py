"""One module per page: a frozen dataclass that says what it shows, and thin views. See ``docs/decisions/pages.md``."""
