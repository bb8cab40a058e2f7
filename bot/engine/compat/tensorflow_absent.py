"""Rasa imports TensorFlow even where no component uses it: 2.12, gone from Python 3.12 on."""

from types import ModuleType

from bot.engine.compat.stand_in import AbsentModule, stand_in_for


def is_tensor(value: object) -> bool:
    """No value is one; matplotlib asks for every value it draws, once TensorFlow is imported."""
    return False


def _tensorflow(name: str) -> ModuleType:
    module = AbsentModule(name)
    module.is_tensor = is_tensor  # type: ignore[attr-defined]
    return module


def adapt() -> None:
    """Stand in for TensorFlow and the libraries that come with it."""
    stand_in_for("tensorflow", made_by=_tensorflow)
    stand_in_for("tensorflow_text", "tensorflow_hub", "tensorflow_addons", "keras")
