"""Packaging 22 dropped LegacyVersion: a version that is not PEP 440 is now an error."""

from packaging import version


class LegacyVersion:
    """Nothing is one any more; Rasa only asks whether a training file's version is."""


def adapt() -> None:
    """Give packaging the name back; `isinstance` of it is False for every version."""
    if not hasattr(version, "LegacyVersion"):
        version.LegacyVersion = LegacyVersion  # type: ignore[attr-defined]
