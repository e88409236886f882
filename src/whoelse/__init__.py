"""Run a job search through informational interviews, and the introductions that come out of them."""

__version__ = "0.1.0"
