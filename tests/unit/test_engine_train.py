"""When the understanding is trained anew, and what its card says."""

import os
from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.engine import train
from bot.engine.card import Score, _words, read_held_back
from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.vocabulary import Language


@pytest.fixture
def models(tmp_path, monkeypatch):
    monkeypatch.setattr(train, "MODELS", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "data/nlu/cy/find_help.yml",
        "data/rules/find_help.yml",
        "data/domain/session.yml",
        "bot/engine/components/phrases.csv",
    ],
)
def test_model_depends_on_file(name):
    assert ROOT / name in set(train.input_files())


def test_another_byte_of_data_is_another_model(tmp_path, monkeypatch):
    (tmp_path / "data/nlu").mkdir(parents=True)
    file = tmp_path / "data/nlu/a.yml"
    monkeypatch.setattr(train, "ROOT", tmp_path)
    file.write_text("a")
    first = train.input_hash()
    assert train.input_hash() == first
    file.write_text("b")
    assert train.input_hash() != first


def test_model_for_the_present_data_is_not_trained_again(models, settings, monkeypatch):
    model = models / f"understanding-{train.input_hash()}.tar.gz"
    model.touch()
    monkeypatch.setattr(train, "_train_apart", lambda name: pytest.fail("trained"))
    assert train.train_if_changed(settings, pytest.fail) == model


def test_training_is_announced_and_must_make_a_model(models, settings, monkeypatch):
    said = []
    monkeypatch.setattr(train, "_train_apart", lambda name: None)
    with pytest.raises(DataInvalid):
        train.train_if_changed(settings, said.append)
    assert len(said) == 1


def test_old_models_go_with_their_cards(models):
    for age in range(5):
        for ending in (".tar.gz", ".md"):
            file = models / f"understanding-{age}{ending}"
            file.touch()
            os.utime(file, (age, age))
    train._drop_old()
    assert sorted(file.name[14] for file in models.glob("*.gz")) == ["2", "3", "4"]
    assert sorted(file.name[14] for file in models.glob("*.md")) == ["2", "3", "4"]


def test_card_says_how_well_and_where_it_goes_wrong():
    score = Score(10, 8, 4, 3, 1, Counter({("greet", "thanks"): 2}))
    words = _words("understanding-ab", {Language.CY: score}, datetime(2026, 1, 2, tzinfo=UTC))
    assert "| cy | 10 | 80% | 75% | 10% |" in words
    assert "- greet → thanks, 2" in words


@pytest.mark.parametrize("language", list(Language))
def test_no_held_back_message_is_a_training_example(language):
    examples = "\n".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "data/nlu").rglob("*.yml")
    )
    lines = {line[2:].strip().lower() for line in examples.replace("    - ", "- ").splitlines()}
    held_back = [message for message in read_held_back() if message.language is language]
    assert len(held_back) >= 300
    assert [m.text for m in held_back if m.text.strip().lower() in lines] == []
