"""Where the engine's files lie, so that the plain `rasa` commands need no options.

Named in config.yml. The domain is a folder, and of `data/` only three folders are Rasa's: the
others hold the service's own data.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter

DOMAIN = "data/domain"
TRAINING_DATA = ("data/nlu", "data/rules", "data/stories")


class ProjectFiles(RasaFileImporter):  # type: ignore[misc]
    """Rasa's own importer, with the project's folders where no others are asked for."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: str | Sequence[str] | None = None,
        **settings: Any,
    ) -> None:
        root = Path(config_file).resolve().parent if config_file else Path.cwd()
        if not domain_path or not Path(domain_path).exists():
            domain_path = str(root / DOMAIN)
        super().__init__(config_file, domain_path, _paths(root, training_data_paths))


def _paths(root: Path, asked: str | Sequence[str] | None) -> list[str]:
    """The paths asked for, the whole of `data/` (Rasa's default) meaning our three folders."""
    wanted = [asked] if isinstance(asked, str) else list(asked or [])
    named = [path for path in wanted if Path(path).resolve() != root / "data"]
    return named or [str(root / path) for path in TRAINING_DATA]
