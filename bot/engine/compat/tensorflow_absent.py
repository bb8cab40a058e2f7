"""Rasa imports TensorFlow even where no component uses it: 2.12, gone from Python 3.12 on."""

from bot.engine.compat.stand_in import stand_in_for


def adapt() -> None:
    """Stand in for TensorFlow and the libraries that come with it."""
    stand_in_for("tensorflow", "tensorflow_text", "tensorflow_hub", "tensorflow_addons", "keras")
