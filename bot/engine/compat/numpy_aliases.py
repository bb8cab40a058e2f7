"""NumPy 1.24 dropped its names for Python's scalars; 2.0 moved VisibleDeprecationWarning."""

import numpy as np

ALIASES = {
    "VisibleDeprecationWarning": np.exceptions.VisibleDeprecationWarning,
    "float": float,
    "int": int,
    "bool": bool,
    "object": object,
}


def adapt() -> None:
    """Give NumPy the old names back where it has none of its own."""
    for name, value in ALIASES.items():
        if name not in vars(np):
            setattr(np, name, value)
