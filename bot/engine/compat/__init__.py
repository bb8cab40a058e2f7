"""What changed around Rasa 3.6.21 since its last release, one adaptation a module.

Rasa's own pins are left out (ADR 1). Each module here says what changed upstream and has one
function `adapt`. Nothing is imported until Rasa is: `hook.watch()` runs at the start of every
interpreter of the environment, through the .pth file that `install` writes.
"""

BEFORE_RASA = (
    "telemetry_off",
    "tensorflow_absent",
    "channels_absent",
    "stores_absent",
    "dask_absent",
    "numpy_aliases",
    "packaging_legacy_version",
    "sanic_single_process",
    "sanic_response_stream",
)

# Rasa's module -> what meets it once it is loaded. The last five make it faster and its actions
# run in its own process; `make equality` shows that the replies stay the same.
AFTER_MODULE = {
    "rasa.nlu.test": "bot.engine.compat.sklearn_empty_reports",
    "rasa.core.test": "bot.engine.compat.sklearn_empty_reports",
    "rasa.utils.endpoints": "bot.engine.in_process",
    "rasa.shared.core.events": "bot.engine.event_types",
    "rasa.core.actions.action": "bot.engine.action_results",
    "rasa.core.policies.rule_policy": "bot.engine.rule_lookup",
    "rasa.engine.runner.dask": "bot.engine.runner",
}

_applied: list[str] = []


def apply() -> tuple[str, ...]:
    """Make every adaptation that comes before Rasa, once.

    Returns: the names of the adaptations in force.
    """
    import importlib  # here, since every interpreter of the environment imports this package

    for name in BEFORE_RASA:
        if name not in _applied:
            importlib.import_module(f"{__name__}.{name}").adapt()
            _applied.append(name)
    return tuple(_applied)
