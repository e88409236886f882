# Finds a Chromium for the tests that walk the pages, or gets one where that is possible. Sets CHROMIUM: a path, or
# "playwright" for Playwright's own, or nothing. Needs python to be set.

system_browser() {
    for candidate in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$candidate" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

own_browser() {
    "$python" - <<'END' 2>/dev/null
import pathlib, sys
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).exists())
END
}

find_browser() {
    [ -n "${CHROMIUM:-}" ] && return 0
    CHROMIUM=$(system_browser) && return 0
    if own_browser; then
        CHROMIUM=playwright
        return 0
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing Chromium for the tests that walk the pages ..."
        if apt-get update -qq >/dev/null 2>&1 &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; then
            CHROMIUM=$(system_browser) && return 0
        fi
    fi
    CHROMIUM=
    return 1
}
