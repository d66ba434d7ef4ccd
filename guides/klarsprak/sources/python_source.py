"""Texts in Python: what stands in gettext and its relatives."""

import ast
from collections.abc import Iterator

from guides.klarsprak.sources.place import File
from guides.klarsprak.texts import Block, Text

# Which arguments are read by people.
READ = {
    "_": (0,),
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (1,),
    "pgettext_lazy": (1,),
    "npgettext": (1, 2),
    "npgettext_lazy": (1, 2),
}


def read_python(file: File) -> Iterator[Text]:
    """Yield a text for every msgid. Raises SyntaxError for a file that is no Python."""
    collector = _Collector(file)
    collector.visit(ast.parse(file.content))
    return iter(collector.texts)


class _Collector(ast.NodeVisitor):
    def __init__(self, file: File):
        self.file = file
        self.scopes: list[str] = []
        self.texts: list[Text] = []

    def visit_Call(self, call: ast.Call) -> None:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else None
        name = call.func.id if isinstance(call.func, ast.Name) else name
        for position in READ.get(name, ()):
            self._keep(call, call.args[position : position + 1])
        self.generic_visit(call)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._inside([node.name], node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._inside([node.name], node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._inside([ast.unparse(target) for target in node.targets], node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._inside([ast.unparse(node.target)], node)

    def _inside(self, names: list[str], node: ast.AST) -> None:
        self.scopes.extend(names)
        self.generic_visit(node)
        del self.scopes[len(self.scopes) - len(names) :]

    def _keep(self, call: ast.Call, arguments: list[ast.expr]) -> None:
        for argument in arguments:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                end = argument.end_lineno or argument.lineno
                block = Block(
                    content=argument.value,
                    line=argument.lineno,
                    end=end,
                    is_silenced=self.file.silencers.cover(call.lineno, call.end_lineno or end),
                )
                self.texts.append(self.file.text([block], scopes=self.scopes))
