"""What the chat's description says an answer looks like, for tests of what is sent."""

import json

import jsonschema

from channels.chat import OPENAPI

DESCRIPTION = json.loads(OPENAPI.read_text(encoding="utf-8"))


def check(value, name):
    """Hold a value against a schema of the description."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": DESCRIPTION["components"]}
    jsonschema.Draft7Validator(schema).validate(value)
