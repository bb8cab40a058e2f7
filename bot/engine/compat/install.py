"""Make the plain `rasa` command work in this environment: `python -m bot.engine.compat.install`.

Writes one .pth file: the project's folder, and a line that watches for Rasa's first import.
"""

import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PTH_NAME = "opening-doors.pth"


def install(site_packages: Path | None = None) -> Path:
    """Write the .pth file.

    Args: site_packages: defaults to the one of the running interpreter.
    Returns: the file written.
    """
    folder = site_packages or Path(sysconfig.get_paths()["purelib"])
    pth = folder / PTH_NAME
    pth.write_text(
        f"{ROOT}\nimport bot.engine.compat.hook; bot.engine.compat.hook.watch()\n",
        encoding="utf-8",
    )
    return pth


if __name__ == "__main__":
    install()
