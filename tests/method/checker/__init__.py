"""A second opinion on the agenda, made from the facts and a table written by hand, without the planner's code.

It does not plan: it says what an agenda must not hold, what it must hold, and what it may hold back and why.
"""

from tests.method.checker.judging import judge
from tests.method.checker.violation import Violation

__all__ = ["Violation", "judge"]
