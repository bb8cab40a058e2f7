"""Actions run in the engine's own process: endpoints.yml names `in-process:PACKAGE`."""

from types import ModuleType
from typing import Any

SCHEME = "in-process:"


def adapt(endpoints: ModuleType) -> None:
    """Make the endpoint file know in-process actions.

    Args: endpoints: the module rasa.utils.endpoints.
    """
    in_process = make_in_process(endpoints)
    read = endpoints.read_endpoint_config

    def read_endpoint_config(filename: str, endpoint_type: str) -> Any:
        endpoint = read(filename, endpoint_type)
        url = getattr(endpoint, "url", None) or ""
        return in_process(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else endpoint

    endpoints.__dict__.update(
        read_endpoint_config=read_endpoint_config, InProcessActions=in_process
    )


def make_in_process(endpoints: ModuleType) -> Any:
    """The class of an endpoint that is this process, made from Rasa's own endpoint class."""
    base: Any = endpoints.EndpointConfig

    class InProcessActions(base):  # type: ignore[misc]
        """Runs the actions of a package with rasa-sdk's executor; no server, no request."""

        def __init__(self, package: str) -> None:
            from rasa_sdk.executor import ActionExecutor

            super().__init__(url=f"{SCHEME}{package}")
            self._executor = ActionExecutor()
            self._executor.register_package(package)

        async def request(self, *args: Any, **kwargs: Any) -> Any:
            """Run the action that the call names, as the action server would."""
            from rasa.core.actions.action import ActionExecutionRejection as Rejected
            from rasa_sdk.interfaces import ActionExecutionRejection

            call = {"domain": {}, **kwargs["json"]}  # the SDK wants one, our actions need none
            try:
                answer = await self._executor.run(call)
            except ActionExecutionRejection as rejection:
                raise Rejected(rejection.action_name, rejection.message) from rejection
            return answer.model_dump() if answer is not None else {}

    return InProcessActions
