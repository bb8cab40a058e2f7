"""Inert stand-ins for libraries that Rasa imports and this service does not use."""

import sys
from abc import ABCMeta
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


class _AnyAttribute(ABCMeta):
    """Answers for every class attribute with the stand-in itself."""

    def __getattr__(cls, name: str) -> type:
        if _is_dunder(name):
            raise AttributeError(name)
        return StandIn

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Leave a decorated function or class as it is; otherwise make an instance."""
        if cls is StandIn and len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        return super().__call__(*args, **kwargs)


class StandIn(Exception, metaclass=_AnyAttribute):
    """Takes the place of any class, function, decorator or exception of an absent library."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Leave a decorated function or class as it is; otherwise answer with itself."""
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        return self

    def __getattr__(self, name: str) -> type:
        if _is_dunder(name):
            raise AttributeError(name)
        return StandIn

    def __class_getitem__(cls, item: Any) -> type:
        return cls


class AbsentModule(ModuleType):
    """A module that has every attribute; each is the stand-in."""

    __path__: list[str] = []
    __version__ = "0"

    def __getattr__(self, name: str) -> type:
        if _is_dunder(name):
            raise AttributeError(name)
        return StandIn


class AbsentLibraries(MetaPathFinder, Loader):
    """The last finder asked: answers for the named libraries where they are not installed."""

    def __init__(self) -> None:
        self.names: dict[str, Callable[[str], ModuleType]] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for a named library and everything below it."""
        known = any(name == root or name.startswith(f"{root}.") for root in self.names)
        return ModuleSpec(name, self, is_package=True) if known else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make the inert module, or the one that was given for exactly this name."""
        return self.names.get(spec.name, AbsentModule)(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run nothing: there is no source."""


_finder = AbsentLibraries()


def stand_in_for(*libraries: str, made_by: Callable[[str], ModuleType] = AbsentModule) -> None:
    """Answer for these libraries wherever the real ones are not installed.

    Args: libraries: dotted module names. made_by: what makes the module, given its name.
    """
    _finder.names.update(dict.fromkeys(libraries, made_by))
    if _finder not in sys.meta_path:
        sys.meta_path.append(_finder)
