"""Which kinds of events the code can write to the audit log, followed back to every caller."""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bot.questions.life.steps import Step

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bot", "actions", "channels")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class AuditKinds:
    """Every call of record_event, and what its action and subject may be."""

    def __init__(self) -> None:
        paths = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
        self.trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
        nodes = {path: list(ast.walk(tree)) for path, tree in self.trees.items()}
        self.constants = {
            target.id: node.value
            for tree in self.trees.values()
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant)
        }
        self.calls = [
            (path, function, node)
            for path, found in nodes.items()
            for function in found
            if isinstance(function, Function)
            for node in ast.walk(function)
            if isinstance(node, ast.Call)
        ]

    def actions(self) -> set[str]:
        """Every action, "question.accept" and so on."""
        return {kind for call in self._recorded() for kind in self._texts(*call, "action")}

    def subjects(self) -> set[str]:
        """Every kind of thing that an event is about: what stands before the colon."""
        found = {text for call in self._recorded() for text in self._texts(*call, "subject")}
        return {text.partition(":")[0] for text in found}

    def _recorded(self) -> Iterator[tuple[Path, Function, ast.Call]]:
        return (call for call in self.calls if _name(call[2]) == "record_event")

    def _texts(self, path: Path, function: Function, call: ast.Call, name: str) -> set[str]:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        return self._of(given[name], path, function, ids=name == "subject")

    def _of(self, node: ast.expr, path: Path, function: Function, *, ids: bool) -> set[str]:
        if isinstance(node, ast.Constant):
            return {str(node.value)}
        if isinstance(node, ast.IfExp):
            both = (node.body, node.orelse)
            return {text for one in both for text in self._of(one, path, function, ids=ids)}
        if isinstance(node, ast.JoinedStr):
            parts = [
                {"*"}
                if ids and isinstance(part, ast.FormattedValue)
                else self._of(getattr(part, "value", part), path, function, ids=ids)
                if isinstance(part, ast.FormattedValue)
                else {str(part.value)}
                for part in node.values
            ]
            return {"".join(one) for one in product(*parts)}
        assert isinstance(node, ast.Name), f"{path.name}:{node.lineno} cannot be followed"
        return self._named(node.id, path, function, ids=ids)

    def _named(self, name: str, path: Path, function: Function, *, ids: bool) -> set[str]:
        arguments = [*function.args.args, *function.args.kwonlyargs]
        found = next((one for one in arguments if one.arg == name), None)
        if found is not None and getattr(found.annotation, "id", "") == "Step":
            return {step.value for step in Step}
        if found is not None:
            return self._passed(name, path, function, ids=ids)
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target, value in _pairs(node):
                    if target == name:
                        return self._of(value, path, function, ids=ids)
        return {str(self.constants[name].value)}

    def _passed(self, name: str, path: Path, function: Function, *, ids: bool) -> set[str]:
        """What the callers of a function give as this argument."""
        places = [one.arg for one in function.args.args]
        texts: set[str] = set()
        for where, caller, call in self.calls:
            if _name(call) == function.name and self._knows(where, path, function.name):
                given = {keyword.arg: keyword.value for keyword in call.keywords}
                value = given[name] if name in given else call.args[places.index(name)]
                texts |= self._of(value, where, caller, ids=ids)
        assert texts, f"nobody calls {function.name}"
        return texts

    def _knows(self, where: Path, path: Path, name: str) -> bool:
        """Whether a module means this function by its name."""
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        return where == path or any(
            isinstance(node, ast.ImportFrom)
            and node.module == module
            and name in [one.name for one in node.names]
            for node in self.trees[where].body
        )


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield target.id, node.value
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            names = (getattr(one, "id", "") for one in target.elts)
            yield from zip(names, node.value.elts, strict=True)
