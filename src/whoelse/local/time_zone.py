"""The machine's own time zone, by the name the rest of the world knows it by."""

import os
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo, available_timezones

from whoelse.local.said import parts_of, said_by_the_system
from whoelse.local.zones import zones_of

_LOCALTIME = Path("/etc/localtime")


@cache
def machine_time_zone() -> str:
    """The zone that the machine names, or else the first that agrees with the clock, those of its country first."""
    return named_time_zone() or _agreeing(datetime.now(UTC).year) or "UTC"


def named_time_zone() -> str | None:
    """The zone that the variable TZ names, or the link that most systems keep; None where neither does."""
    return _known(os.environ.get("TZ", "").lstrip(":")) or (
        _known(name_in(_LOCALTIME.resolve())) if _LOCALTIME.is_symlink() else None
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
    said = said_by_the_system()
    near = zones_of(said.get("country") or parts_of(said.get("locale", ""))[1])
    # Names with a place come first: "Europe/Berlin" says more than "Etc/GMT-1", which has no summer.
    names = sorted(
        available_timezones() - {"localtime", *near},
        key=lambda name: ("/" not in name, name.startswith("Etc"), name),
    )
    for name in (*near, *names):
        zone = ZoneInfo(name)
        if all(
            moment.astimezone(zone).utcoffset() == timedelta(seconds=offset)
            for moment, offset in zip(moments, offsets, strict=True)
        ):
            return name
    return None
