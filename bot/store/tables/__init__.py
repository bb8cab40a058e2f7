"""One module of tables a feature; importing this package knows them all."""

import importlib
import pkgutil


def load_tables() -> None:
    """Import every table module, so that `Base.metadata` is complete."""
    for found in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{found.name}")
