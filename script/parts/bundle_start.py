"""What a double-click on the bundle runs. With arguments it is the command line, as the command whoelse is."""

import multiprocessing
import os
import sys

# The bundle's own libraries are for the bundle: a browser that is started from here needs those of the system.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if before is not None:
        os.environ[name] = before

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from whoelse.cli.main import main

    if len(sys.argv) == 1:
        sys.argv += ["open", "--from-icon"]
    main()
