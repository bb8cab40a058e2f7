from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sessions.ballot.choosing import choose, represents
from bot.store.tables.session_terms import PickRule

QUESTIONS = "abcdef"
SEED = "0f1e2d3c"


def subsets(things, least=1):
    """Every subset of at least this size."""
    sizes = range(least, len(things) + 1)
    return chain.from_iterable(combinations(things, size) for size in sizes)


def votes_of(*ballots: str) -> list[frozenset[str]]:
    """Approvals written as `7 ab`: seven people approve of a and b."""
    return [
        frozenset(approved)
        for people, approved in (ballot.split() for ballot in ballots)
        for _ in range(int(people))
    ]


def left_out(approvals, chosen, places):
    """By brute force: a group that deserves `level` questions and of which nobody has so many.

    Every subset of voters is tried, so that this shares nothing with what is tested.
    """
    voters = [approved for approved in approvals if approved]
    for group in subsets(voters):
        common = frozenset.intersection(*group)
        for level in range(1, places + 1):
            cohesive = len(common) >= level and len(group) * places >= level * len(voters)
            if cohesive and all(len(approved & chosen) < level for approved in group):
                return group, level
    return None


APPROVALS = st.lists(st.frozensets(st.sampled_from(QUESTIONS)), max_size=8)
PLACES = st.integers(1, 5)
SEEDS = st.text("0123456789abcdef", min_size=4, max_size=8)


@settings(max_examples=300, deadline=None)
@given(APPROVALS, PLACES, SEEDS)
def test_every_group_gets_what_it_deserves_by_brute_force(approvals, places, seed):
    chosen = frozenset(one.question for one in choose(approvals, QUESTIONS, places, seed))
    assert left_out(approvals, chosen, places) is None
    assert represents(approvals, chosen, QUESTIONS, places)


@settings(max_examples=300, deadline=None)
@given(APPROVALS, PLACES, st.frozensets(st.sampled_from(QUESTIONS)))
def test_check_of_representation_agrees_with_brute_force(approvals, places, chosen):
    voters = [approved for approved in approvals if approved]
    forgotten = any(
        frozenset.intersection(*group)
        and len(group) * places >= len(voters)
        and not frozenset.union(*group) & chosen
        for group in subsets(voters)
    )
    assert represents(approvals, chosen, QUESTIONS, places) is not forgotten


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.frozensets(st.integers(0, 29), max_size=12), min_size=1, max_size=60),
    st.integers(1, 10),
    SEEDS,
)
def test_large_rooms_get_what_they_deserve(approvals, places, seed):
    # Extended justified representation, in the stronger form that can be checked quickly: for a
    # question that was not chosen, no group of `level` shares approves of it and has less than
    # `level` (Brill and Peters 2023, EJR+).
    chosen = frozenset(one.question for one in choose(approvals, range(30), places, seed))
    voters = [approved for approved in approvals if approved]
    for question in set(range(30)) - chosen:
        for level in range(1, places + 1):
            poor = [a for a in voters if question in a and len(a & chosen) < level]
            assert not poor or len(poor) * places < level * len(voters)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.integers(1, 8), SEEDS)
def test_groups_that_share_nothing_get_their_quota(sizes, places, seed):
    groups = [frozenset((group, n) for n in range(places)) for group in range(len(sizes))]
    approvals = [groups[n] for n, size in enumerate(sizes) for _ in range(size)]
    chosen = choose(approvals, sorted(chain(*groups)), places, seed)
    got = Counter(one.question[0] for one in chosen)
    for group, size in enumerate(sizes):
        assert got[group] >= size * places // sum(sizes)
    assert len(chosen) == places


@settings(max_examples=200, deadline=None)
@given(APPROVALS, PLACES, SEEDS, st.randoms(use_true_random=False))
def test_order_of_voters_and_questions_does_not_matter(approvals, places, seed, shuffler):
    before = choose(approvals, QUESTIONS, places, seed)
    voters, questions = list(approvals), list(QUESTIONS)
    shuffler.shuffle(voters)
    shuffler.shuffle(questions)
    assert choose(voters, questions, places, seed) == before


@settings(max_examples=200, deadline=None)
@given(APPROVALS, PLACES, SEEDS, st.permutations(QUESTIONS))
def test_names_of_questions_matter_only_where_there_is_a_tie(approvals, places, seed, names):
    renamed = dict(zip(QUESTIONS, names, strict=True))
    outcomes = {choose(approvals, QUESTIONS, places, f"{seed}{n}") for n in range(8)}
    if len(outcomes) > 1:
        return  # a tie: the lot decides
    other = [frozenset(renamed[one] for one in approved) for approved in approvals]
    again = {choose(other, QUESTIONS, places, f"{seed}{n}") for n in range(40)}
    (before,) = outcomes
    assert {tuple((renamed[c.question], c.votes, c.unheard) for c in before)} <= {
        tuple((c.question, c.votes, c.unheard) for c in outcome) for outcome in again
    }


def test_tie_is_settled_by_the_seed_and_fairly():
    tied = votes_of("3 a", "3 b", "3 c")
    firsts = Counter(choose(tied, "abc", 1, f"seed-{n}")[0].question for n in range(3000))
    assert all(900 < firsts[question] < 1100 for question in "abc")  # a third, within 10%
    assert choose(tied, "abc", 1, "seed-1") == choose(tied, "abc", 1, "seed-1")


@settings(max_examples=200, deadline=None)
@given(APPROVALS, PLACES, SEEDS)
def test_numbers_say_what_they_say(approvals, places, seed):
    chosen = choose(approvals, QUESTIONS, places, seed)
    heard: set[str] = set()
    for one in chosen:
        backers = [approved for approved in approvals if one.question in approved]
        assert one.votes == len(backers) > 0
        assert one.voters == sum(1 for approved in approvals if approved)
        assert one.unheard == sum(1 for approved in backers if not approved & heard)
        heard.add(one.question)
    assert len(heard) == len(chosen)
    wanted = frozenset(chain(*approvals))
    assert len(chosen) == min(places, len(wanted))


def test_plain_majority_does_not_take_everything():
    # 13 of 24 agree on four questions; the most votes alone would leave 11 people with nothing.
    approvals = votes_of("13 abcd", "7 e", "4 f")
    chosen = choose(approvals, QUESTIONS, 4, SEED)
    assert {one.question for one in chosen[:3]} < set("abcde")
    (third,) = (one for one in chosen if one.question == "e")
    assert (third.rule, third.votes, third.voters, third.unheard) == (PickRule.SHARE, 7, 24, 7)


@pytest.mark.parametrize(("few", "last"), [(5, "f"), (3, "abcd")])
def test_example_of_the_guide_holds(few, last):
    chosen = choose(votes_of("12 abcd", "7 e", f"{few} f"), QUESTIONS, 4, SEED)
    assert chosen[0].question in "abcd" and chosen[1].question in "abcd"
    assert chosen[2].question == "e"
    assert chosen[3].question in last
    rules = [one.rule for one in chosen]
    assert rules == [PickRule.SHARE, PickRule.SHARE, PickRule.SHARE, PickRule.VOTES]


def test_place_that_is_left_goes_to_who_comes_nearest():
    # A place takes 10 of 40. Sixteen and fourteen get one each; the last one goes to the nine
    # rather than once more to the larger groups, which have less left of their shares.
    chosen = choose(votes_of("17 ab", "14 cd", "9 e"), QUESTIONS, 4, SEED)
    by_question = {one.question: one for one in chosen}
    assert by_question["e"].rule is PickRule.VOTES
    assert by_question["e"].unheard == 9


@pytest.mark.parametrize(
    ("ballots", "places", "expected"),
    [
        # Lackner and Skowron, Multi-Winner Voting with Approval Preferences, 2.12.
        (("3 cd", "2 ab", "2 ac", "1 bd"), 3, ("c", "a", "d")),
        (("1 a",), 3, ("a",)),
        ((), 3, ()),
        (("5 a", "4 b"), 0, ()),
    ],
    ids=["book", "nobody_wants_more", "nobody_voted", "no_place"],
)
def test_known_outcome(ballots, places, expected):
    chosen = choose(votes_of(*ballots), QUESTIONS, places, SEED)
    assert tuple(one.question for one in chosen) == expected


def test_votes_for_what_cannot_be_chosen_any_more_are_left_out():
    (only,) = choose(votes_of("5 x", "2 ax"), "ab", 2, SEED)
    assert (only.question, only.votes, only.voters) == ("a", 2, 2)


def test_thousand_voters_are_counted_in_time():
    import time

    approvals = [
        frozenset((voter * 7 + step * step) % 100 for step in range(1 + voter % 12))
        for voter in range(1000)
    ]
    began = time.perf_counter()
    assert len(choose(approvals, range(100), 10, SEED)) == 10
    assert time.perf_counter() - began < 5  # seconds; about a tenth on two processors
