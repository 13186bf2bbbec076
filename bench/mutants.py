"""Mutation testing: what share of small faults, put into a module, its room's tests notice.

    python -m bench.mutants engine/grounding engine/structure/title.py [--each 20] [--without "slow or many"]

A fault is one changed comparison, constant, operator, truth value or statement. Those of a module are a
sample that the seed draws. Every fault has a process of its own, forked where the heavy packages are loaded
already, in which the module is imported from the changed source: nothing is written. The tests are those of
the folder that mirrors the module's room, its own file first, up to the first that fails. What never ends is
noticed, too. A survivor is printed with its line: a test is missing, or the fault changes nothing.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("numpy", "lxml.etree", "snowballstemmer", "rjieba", "PySide6.QtWidgets")
PATIENCE = 30
"""Seconds of computing that the tests of one fault may take."""
SWAPPED: dict[type[ast.AST], type[Any]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
Change = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault: what changes in the node that stands at index in the order of ast.walk."""

    index: int
    line: int
    what: str
    change: Change


class MutatedModule(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a module from code that stands in no file."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self._name, self._path, self._code = name, path, code

    def find_spec(self, fullname: str, *_where: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def mutations(tree: ast.Module) -> list[Mutation]:
    """Every fault that can be put into the module, in the order of its nodes."""
    passed_over = {id(part) for node in ast.walk(tree) for part in _unchanged_parts(node)}
    return [
        Mutation(index, getattr(node, "lineno", 0), what, change)
        for index, node in enumerate(ast.walk(tree))
        if id(node) not in passed_over
        for what, change in _changes(node)
    ]


def _unchanged_parts(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations, and what stands in decorators: no fault there changes what the program does."""
    roots: list[ast.AST | None] = []
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            roots = [node.returns, *node.decorator_list]
        case ast.ClassDef():
            roots = [*node.decorator_list]
        case ast.arg() | ast.AnnAssign():
            roots = [node.annotation]
    for root in filter(None, roots):
        yield from ast.walk(root)


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=operators):
            for place, operator in enumerate(operators):
                if type(operator) in SWAPPED:
                    yield _swap(operator), partial(_swap_comparison, place=place)
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) | ast.BoolOp(op=operator):
            if type(operator) in SWAPPED:
                yield _swap(operator), _swap_operator
        case ast.UnaryOp(op=ast.Not()):
            yield "not is left out", _double_negation
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", partial(_set_value, value=not value)
        case ast.Constant(value=int(value)):
            for other in (value + 1, value - 1):
                yield f"{value} → {other}", partial(_set_value, value=other)
        case ast.If() | ast.While() | ast.IfExp():
            yield "the condition is turned round", _turn_condition
        case ast.Expr(value=ast.Call() | ast.Yield()):
            yield "the statement is left out", partial(_set_value, value=ast.Constant(None))


def _swap(operator: ast.AST) -> str:
    return f"{type(operator).__name__} → {SWAPPED[type(operator)].__name__}"


def _swap_comparison(node: ast.Compare, place: int) -> None:
    node.ops[place] = SWAPPED[type(node.ops[place])]()


def _swap_operator(node: Any) -> None:
    node.op = SWAPPED[type(node.op)]()


def _double_negation(node: ast.UnaryOp) -> None:
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _turn_condition(node: Any) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _set_value(node: Any, value: object) -> None:
    node.value = value


def mutated(path: Path, mutation: Mutation) -> CodeType:
    tree = ast.parse(path.read_text("utf-8"))
    node = next(node for index, node in enumerate(ast.walk(tree)) if index == mutation.index)
    mutation.change(node)
    return compile(ast.fix_missing_locations(tree), str(path), "exec")


def tests_of(path: Path) -> list[str]:
    """The module's own test file, then those of its room."""
    room = ROOT / "tests" / path.parent.relative_to(ROOT)
    own = room / f"test_{path.name}"
    others = [test for test in sorted(room.glob("test_*.py")) if test != own]
    return [str(test) for test in ([own] if own.exists() else []) + others]


def is_noticed(path: Path, code: CodeType, left_out: str) -> bool:
    """Run the tests on the changed module, in a process of their own."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        sys.meta_path.insert(0, MutatedModule(name, path, code))
        chosen = ["-k", f"not ({left_out})"] if left_out else []
        status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *chosen, *tests_of(path)]))
    finally:
        os._exit(status)


def try_module(path: Path, each: int, seed: int, left_out: str) -> tuple[int, int]:
    """Print the survivors of a module; return how many faults were noticed and how many were tried."""
    source = path.read_text("utf-8")
    found = mutations(ast.parse(source))
    name = path.relative_to(ROOT).as_posix()
    if not found or not tests_of(path):
        return 0, 0
    if is_noticed(path, compile(source, str(path), "exec"), left_out):
        raise SystemExit(f"{name}: its tests fail without any fault")
    sample = random.Random(f"{seed} {name}").sample(found, min(each, len(found)))
    survivors = [mutation for mutation in sample if not is_noticed(path, mutated(path, mutation), left_out)]
    print(f"{name:<48}{len(sample) - len(survivors):>4} of {len(sample)}", flush=True)
    for mutation in sorted(survivors, key=lambda mutation: mutation.line):
        print(
            f"  {mutation.line:>4}  {mutation.what:<32}{source.splitlines()[mutation.line - 1].strip()[:90]}"
        )
    return len(sample) - len(survivors), len(sample)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a module or a folder of modules")
    parser.add_argument("--each", type=int, default=20, help="how many faults of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--without", default="", help="leave out slow tests, as in pytest's -k: 'hostile or many'"
    )
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for package in HEAVY:
        importlib.import_module(package)
    noticed = tried = 0
    for given in arguments.paths:
        path = given.resolve()
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found = try_module(module, arguments.each, arguments.seed, arguments.without)
            noticed, tried = noticed + found[0], tried + found[1]
    print(f"{'all':<48}{noticed:>4} of {tried}")


if __name__ == "__main__":
    main()
