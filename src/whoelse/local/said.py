"""What the system says of its owner: the language and the country, in the system's own words."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache

_LOCALE = re.compile(r"([a-z]{2,3})(?:[-_]([A-Z][a-z]{3}))?(?:[-_]([A-Z]{2}))?(?:[.@].*)?")


@cache
def said_by_the_system() -> Mapping[str, str]:
    """Its "locale", its "country" and its "first day" of the week (Monday is 0), as far as it has words for them."""
    return _asked()


def said_by_the_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The locale that dates are written in, by the variables of POSIX, in their order."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        if environment.get(name):
            return {"locale": environment[name]}
    return {}


def parts_of(locale: str) -> tuple[str, str]:
    """Language and territory of "en_GB.UTF-8", "zh-Hans-CN" or "en_GB@rg=dkzzzz"; empty ones of "C" and "POSIX"."""
    match = _LOCALE.fullmatch(locale)
    return (match[1], match[3] or "") if match else ("", "")


if sys.platform == "win32":
    import winreg

    def _asked() -> dict[str, str]:
        international = r"Control Panel\International"
        return {
            "locale": _registered(international, "LocaleName"),
            "country": _registered(rf"{international}\Geo", "Name"),
            "first day": _registered(international, "iFirstDayOfWeek"),
        }

    def _registered(key: str, name: str) -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                return str(winreg.QueryValueEx(opened, name)[0])
        except OSError:
            return ""

elif sys.platform == "darwin":

    def _asked() -> dict[str, str]:
        # Whatever is started from an icon gets no LANG.
        asked = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
        printed = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - ours
        return {"locale": printed} if printed else said_by_the_environment(os.environ)

else:

    def _asked() -> dict[str, str]:
        return said_by_the_environment(os.environ)
