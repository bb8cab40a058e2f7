"""The classifiers: what they see of a text, learn, keep and answer."""

import numpy as np
import pytest

from bot.engine.components.features import Features, features_of, words_of
from bot.engine.components.linear import Linear, learn_one, learn_several

TEXTS = [
    "help with housing", "i have nowhere to stay", "we are being evicted from our house",
    "angen help gyda thai", "does gen i unman i aros", "rydyn ni'n colli ein ty",
    "i am being bullied", "they bully me at school", "bullying in my class",
    "dwi'n cael fy mwlio", "maen nhw'n bwlio fi yn yr ysgol", "bwlio yn fy nosbarth",
    "thank you so much", "thanks", "cheers", "diolch yn fawr", "diolch", "diolch i ti",
]  # fmt: skip
TOPICS = ["housing"] * 6 + ["bullying"] * 6 + ["thanks"] * 6


def best(model: Linear, text: str) -> str:
    return model.labels[int(model.probabilities(words_of(text)).argmax())]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Dw i'n DRIST!!", ["dw", "in", "drist"]),
        ("heeeelp", ["help"]),
        ("tŷ bach", ["ty", "bach"]),
        ("I'm 14", ["im", "0"]),
        ("🙂 ...", []),
        ("", []),
    ],
)
def test_words_are_compared_folded(typed, words):
    assert words_of(typed) == words


def test_features_are_the_word_its_pair_and_its_pieces():
    first, second = features_of(["dim", "ty"])
    assert {"w dim", "p dim ty", " d", "dim ", " dim"} <= set(first)
    assert "w ty" in second
    assert not any(feature.startswith("p ") for feature in second)


def test_feature_of_one_example_alone_is_not_learned():
    known = Features.learn([["cat"], ["cat"], ["dog"]]).numbers
    assert "w cat" in known
    assert "w dog" not in known


@pytest.mark.parametrize(
    ("text", "topic"),
    [("we need housing", "housing"), ("bwlio yn yr ysgol", "bullying"), ("DIOLCH!", "thanks")],
)
def test_new_text_gets_the_topic_of_its_like(text, topic):
    assert best(learn_one(TEXTS, TOPICS, 1.0), text) == topic


def test_probabilities_add_up_to_one_and_fall_with_strangeness():
    model = learn_one(TEXTS, TOPICS, 1.0)
    sure = model.probabilities(words_of("they bully me at school"))
    unsure = model.probabilities(words_of("school house thanks"))
    assert sure.sum() == pytest.approx(1)
    assert sure.max() > 0.8 > unsure.max()


def test_nothing_known_is_told_apart_from_something():
    model = learn_one(TEXTS, TOPICS, 1.0)
    assert not model.knows(words_of("🙂"))
    assert model.knows(words_of("diolch"))


def test_several_needs_come_in_the_order_of_mention():
    answers = [frozenset({topic} - {"thanks"}) for topic in TOPICS]
    model = learn_several(TEXTS, answers, 1.0)
    words = words_of("bullying in my class and nowhere to stay")
    places = {label: model.mentions(words, at) for at, label in enumerate(model.labels)}
    assert places["bullying"] < places["housing"]
    assert model.margins(words_of("diolch yn fawr")).max() < 0


def test_model_is_read_back_as_it_was_written(tmp_path):
    model = learn_one(TEXTS, TOPICS, 1.0)
    model.write(tmp_path)
    again = Linear.read(tmp_path)
    words = words_of("help with a place to stay")
    assert again.labels == model.labels
    assert np.array_equal(again.margins(words), model.margins(words))
