"""Stand-ins for libraries that Rasa imports and this service does not have."""

import importlib
import importlib.util
from abc import ABC

import numpy as np
import pytest
from packaging import version
from sanic import Sanic

from bot.engine.compat import (
    channels_absent,
    dask_absent,
    numpy_aliases,
    packaging_legacy_version,
    sanic_single_process,
    stores_absent,
    tensorflow_absent,
)
from bot.engine.compat.stand_in import StandIn, stand_in_for


@pytest.mark.parametrize(
    ("adapt", "library"),
    [
        (tensorflow_absent.adapt, "tensorflow.keras.layers"),
        (tensorflow_absent.adapt, "tensorflow_text"),
        (channels_absent.adapt, "slack_sdk.web.async_client"),
        (channels_absent.adapt, "google.oauth2.id_token"),
        (stores_absent.adapt, "botocore.exceptions"),
        (stores_absent.adapt, "pymongo.errors"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_absent_library_imports_as_a_stand_in(adapt, library):
    adapt()
    module = importlib.import_module(library)
    assert module.Anything is StandIn


def test_installed_library_is_never_replaced():
    import json

    stand_in_for("json")
    assert importlib.reload(json).loads("[1]") == [1]


def test_stand_in_serves_as_base_class_decorator_and_exception():
    class Layer(StandIn.keras.Model, ABC):
        pass

    @StandIn.function
    def untouched():
        return "ran"

    assert Layer().anything is StandIn
    assert untouched() == "ran"
    with pytest.raises(StandIn.errors.ConnectionFailure):
        raise StandIn


def test_log_processor_of_the_absent_reporter_passes_the_line_on():
    channels_absent.adapt()
    reporter = importlib.import_module("structlog_sentry").SentryProcessor(event_level=50)
    assert reporter(None, "error", {"event": "x"}) == {"event": "x"}


def test_dask_get_computes_each_node_once_after_its_inputs():
    ran = []

    def node(name):
        def compute(*inputs):
            ran.append(name)
            return f"{name}({','.join(inputs)})"

        return compute

    graph = {"c": (node("c"), "a", "b"), "b": (node("b"), "a"), "a": (node("a"),), "other": 1}
    assert dask_absent.get(graph, ["c", "b"]) == ("c(a(),b(a()))", "b(a())")
    assert ran == ["a", "b", "c"]


def test_dask_get_takes_a_tuple_that_is_no_task_as_a_value():
    assert dask_absent.get({"input": ("name", 5)}, ["input"]) == (("name", 5),)


@pytest.mark.parametrize("name", numpy_aliases.ALIASES)
def test_numpy_has_its_old_names(name, monkeypatch):
    monkeypatch.delattr(np, name, raising=False)
    numpy_aliases.adapt()
    assert getattr(np, name) is numpy_aliases.ALIASES[name]


def test_no_version_is_a_legacy_version(monkeypatch):
    monkeypatch.delattr(version, "LegacyVersion", raising=False)
    packaging_legacy_version.adapt()
    assert not isinstance(version.parse("3.1"), version.LegacyVersion)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({}, {"single_process": True}),
        ({"workers": 1}, {"single_process": True}),
        ({"workers": 3}, {"workers": 3}),
    ],
    ids=["none", "one", "three"],
)
def test_sanic_runs_one_worker_in_the_calling_process(asked, given, monkeypatch):
    seen = {}
    monkeypatch.setattr(Sanic, "run", lambda self, **options: seen.update(options))
    sanic_single_process.adapt()
    Sanic.run(None, **asked)
    assert seen == given


def test_reports_on_nothing_are_left_out():
    from types import ModuleType, SimpleNamespace

    from bot.engine.compat import sklearn_empty_reports

    nlu, core = ModuleType("rasa.nlu.test"), ModuleType("rasa.core.test")
    nlu.evaluate_entities = core._plot_story_evaluation = lambda subject, *rest: "reported"
    sklearn_empty_reports.adapt(nlu)
    sklearn_empty_reports.adapt(core)
    assert nlu.evaluate_entities([SimpleNamespace(tokens=[])], set()) == {}
    assert nlu.evaluate_entities([SimpleNamespace(tokens=["a"])], set()) == "reported"
    assert core._plot_story_evaluation([], [], None) == {}
    assert core._plot_story_evaluation(["a"], ["a"], None) == "reported"


def test_sanic_streams_a_response_written_by_a_function(monkeypatch):
    from sanic import response

    from bot.engine.compat import sanic_response_stream

    monkeypatch.delattr(response, "stream", raising=False)
    sanic_response_stream.adapt()
    made = response.stream(print, content_type="text/event-stream")
    assert (made.streaming_fn, made.content_type) == (print, "text/event-stream")


def test_nothing_is_a_tensor_to_those_who_ask():
    tensorflow_absent.adapt()
    assert importlib.import_module("tensorflow").is_tensor([1.0]) is False
