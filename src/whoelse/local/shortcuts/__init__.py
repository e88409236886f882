"""Icons that start Who Else, one module for each kind of desktop."""
