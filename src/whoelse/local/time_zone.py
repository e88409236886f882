"""The machine's own time zone, by the name the rest of the world knows it by."""

import os
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo, available_timezones

_LOCALTIME = Path("/etc/localtime")


@cache
def machine_time_zone() -> str:
    """From the variable TZ, the link that most systems keep, or else the first zone that agrees with the clock."""
    return (
        _known(os.environ.get("TZ", "").lstrip(":"))
        or (_known(name_in(_LOCALTIME.resolve())) if _LOCALTIME.is_symlink() else None)
        or _agreeing(datetime.now(UTC).year)
        or "UTC"
    )


def name_in(path: PurePath) -> str:
    """The part of a path that names a zone, "Europe/Paris" of ".../zoneinfo/Europe/Paris"; empty without one."""
    parts = path.parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""


def _known(name: str) -> str | None:
    return name if name in available_timezones() else None


def _agreeing(year: int) -> str | None:
    """The first zone, by name, whose offset is the machine's own at noon of every tenth day of the year."""
    moments = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=days) for days in range(0, 360, 10)]
    offsets = [time.localtime(moment.timestamp()).tm_gmtoff for moment in moments]
    # Names with a place come first: "Europe/Berlin" says more than "Etc/GMT-1", which has no summer.
    names = sorted(
        available_timezones() - {"localtime"}, key=lambda name: ("/" not in name, name.startswith("Etc"), name)
    )
    for name in names:
        zone = ZoneInfo(name)
        if all(
            moment.astimezone(zone).utcoffset() == timedelta(seconds=offset)
            for moment, offset in zip(moments, offsets, strict=True)
        ):
            return name
    return None
