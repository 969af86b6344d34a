"""What the code in a Word template may do: print the words of a letter, repeat, choose. Nothing else.

A template is written by the office, but it comes as a file, and files are passed on. So nothing in one can
run something, go on without end or fill the memory: no calls, no sums that grow, no names of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

MOST_LETTERS = 100_000_000
"""Of one part of a letter, its markup included: some 30,000 people with a row each."""
DEEPEST = 2
_FILTERS = frozenset(
    (
        *("capitalize", "count", "default", "e", "escape", "first", "join", "last", "length", "lower"),
        *("sort", "title", "trim", "upper"),
    )
)
_NODES = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.CondExpr),
    *(nodes.Name, nodes.NSRef, nodes.Const, nodes.TemplateData, nodes.List, nodes.Tuple),
    *(nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Neg, nodes.Concat, nodes.Keyword),
)


class Forbidden(Exception):
    """A template asks for more than the words of a letter."""


class Rules(SandboxedEnvironment):
    """A word that means nothing is said, not left empty; all words are escaped."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree, 0)
        return tree

    @staticmethod
    def concat(pieces: Iterable[Any]) -> str:
        """Puts a part of the letter together. Raises `Forbidden` for one that does not end."""
        kept, letters = [], 0
        for piece in pieces:
            letters += len(piece)
            if letters > MOST_LETTERS:
                raise Forbidden
            kept.append(piece)
        return "".join(kept)


def _check(node: nodes.Node, depth: int) -> None:
    if not isinstance(node, _NODES) or (isinstance(node, nodes.Filter) and node.name not in _FILTERS):
        raise Forbidden
    if isinstance(node, nodes.For):
        depth += 1
        if depth > DEEPEST or node.recursive:
            raise Forbidden
    for child in node.iter_child_nodes():
        _check(child, depth)
