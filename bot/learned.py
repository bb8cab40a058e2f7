"""Models learned at set-up from this project's own data: made when that data has changed."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.settings import ROOT

MODELS = ROOT / "models"
KEPT = 3  # models of a kind: a process of before a change of data may just be starting
LONGEST_TRAINING_S = 900
Progress = Callable[[str], None]


@dataclass(frozen=True)
class LearnedModel:
    """A model that lies under models/ in a file named by a hash of all it depends on.

    `inputs`: every such file, in a fixed order. `make`: writes the model where it is told to, and
    its card beside it. `says`: what is said before it is made.
    """

    name: str
    ending: str
    inputs: Callable[[], Iterable[Path]]
    make: Callable[[Path], None]
    says: str

    @cached_property
    def path(self) -> Path:
        """Where the model for the present data is, or will be once it is made."""
        digest = hashlib.sha256()
        for file in self.inputs():
            digest.update(str(file.relative_to(ROOT)).encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return MODELS / f"{self.name}-{digest.hexdigest()[:16]}{self.ending}"

    def made(self, progress: Progress = lambda line: None) -> Path:
        """The model for the present data; it is made now if there is none.

        Args: progress: called with a short line before a step that takes its time.
        Raises: DataInvalid: the data is not what it should be.
        """
        if self.path.exists():
            return self.path
        import portalocker  # only set-up needs it

        MODELS.mkdir(exist_ok=True)
        # One at a time: the others wait, and then find the model made.
        with portalocker.Lock(MODELS / f"{self.name}.lock", timeout=LONGEST_TRAINING_S):
            if not self.path.exists():
                progress(self.says)
                self.make(self.path)
                self._drop_old()
        return self.path

    def _drop_old(self) -> None:
        found = MODELS.glob(f"{self.name}-*{self.ending}")
        for old in sorted(found, key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink()
            old.with_suffix(".md").unlink(missing_ok=True)
