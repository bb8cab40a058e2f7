"""Rasa's telemetry service is gone, and a service for young people sends nothing anywhere."""

import os


def adapt() -> None:
    """Switch it off for this process and its children, whatever the environment says."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
