"""Every row of the hazard log names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOG = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \|.*$", LOG, re.MULTILINE)


def names_in(path: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, functions)}


@pytest.mark.parametrize("number", ROWS)
def test_hazard_is_held_by_tests_that_exist(number: str):
    [row] = re.findall(rf"^\| {number} \|.*$", LOG, re.MULTILINE)
    held_by = re.findall(r"`(tests/[\w/.]+)::(\w+)`", row)
    assert held_by
    for file, test in held_by:
        assert test in names_in(ROOT / file), f"{file} has no {test}"
