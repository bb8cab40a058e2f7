"""Personal details in a text: found, taken out, or masked for the engine."""

from bot.privacy.findings import Finding, find_details
from bot.privacy.redaction import mask, redact

__all__ = ["Finding", "find_details", "mask", "redact"]
