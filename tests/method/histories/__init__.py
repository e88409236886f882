"""Random but plausible histories of a search: told act by act, by a seed or by hypothesis."""

from tests.method.histories.generator import Moment, moments, whole
from tests.method.histories.strategies import histories
from tests.method.histories.telling import History, Teller

__all__ = ["History", "Moment", "Teller", "histories", "moments", "whole"]
