"""Days as one remembers them: about when something was. Pure."""

from datetime import date, timedelta

ROUGHLY = ("this week", "two weeks ago", "last month")


def rough_day(words: str, today: date) -> date:
    """A day for one of ROUGHLY: this week's Monday, the day two weeks ago, the middle of last month.

    Raises ValueError for other words.
    """
    match words:
        case "this week":
            return today - timedelta(days=today.weekday())
        case "two weeks ago":
            return today - timedelta(days=14)
        case "last month":
            return (today.replace(day=1) - timedelta(days=1)).replace(day=15)
    raise ValueError(f"“{words}” is none of: {', '.join(ROUGHLY)}.")
