# Read by the scripts beside this folder, from the top of the checkout: an environment of our own in .venv, filled from
# the requirement files, with uv where there is one and with venv and pip where there is none.

say() {
    printf '%s\n' "$*" >&2
}

# The interpreter to begin with: the first that is new enough.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# Sets python; makes .venv where it is missing or was moved.
make_environment() {
    python=.venv/bin/python
    [ -d .venv/Scripts ] && python=.venv/Scripts/python.exe
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        return 0
    fi
    say "Making .venv ..."
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --clear --python '>=3.11' .venv
    else
        first=$(find_python) || {
            say "Who Else needs Python 3.11 or newer, and none was found."
            exit 1
        }
        "$first" -m venv --clear .venv || {
            say "Python could not make an environment; on Debian and Ubuntu the package python3-venv is missing."
            exit 1
        }
    fi
    [ -d .venv/Scripts ] && python=.venv/Scripts/python.exe
    return 0
}

# install_requirements FILE...: installs them unless exactly these have been installed before.
install_requirements() {
    make_environment
    stamp=.venv/installed
    wanted=$(cat "$@" | cksum)
    if [ -f "$stamp" ] && grep -qxF "$wanted" "$stamp"; then
        return 0
    fi
    say "Installing what Who Else stands on (once) ..."
    files=
    for file in "$@"; do
        files="$files -r $file"
    done
    # The names of the files hold no spaces, so they may be split here.
    # shellcheck disable=SC2086
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$python" --require-hashes $files
    else
        # An environment that uv made holds no pip.
        "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
        "$python" -m pip install --quiet --disable-pip-version-check --require-hashes $files
    fi
    printf '%s\n' "$wanted" >>"$stamp"
}

PYTHONPATH=$PWD/src${PYTHONPATH:+:$PYTHONPATH}
export PYTHONPATH
