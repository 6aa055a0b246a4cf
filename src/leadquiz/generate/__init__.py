"""Outline -> chosen, ordered, distinct cards, each tied to the words it rests on."""

from leadquiz.generate.engine import Result, generate
from leadquiz.generate.gates import Verdict
from leadquiz.generate.options import Options

__all__ = ["Options", "Result", "Verdict", "generate"]
