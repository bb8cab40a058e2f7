"""Put texts that ask the same into clusters, from how alike they are."""

import heapq

import numpy as np
from numpy.typing import NDArray

from bot.questions.likeness.alike import Neighbours

TOGETHER = 0.45  # 0..1; how alike the texts of two clusters are on average for them to become one


def clusters(found: Neighbours, *, together: float = TOGETHER) -> NDArray[np.int64]:
    """The number of each text's cluster.

    Average linkage over the pairs that are known: the two clusters that are most alike become
    one, as long as they are alike enough. A pair that is not among the neighbours counts as 0.
    """
    links = _links(found)
    size = [1] * len(links)
    home = list(range(len(links)))
    queue = [
        (-score, one, other, 1, 1)
        for one, others in enumerate(links)
        for other, score in others.items()
        if one < other and score >= together
    ]
    heapq.heapify(queue)
    while queue:
        _, one, other, size_one, size_other = heapq.heappop(queue)
        if (size[one], size[other]) != (size_one, size_other):
            continue  # one of the two has grown since, or is part of another by now
        _join(links, one, other)
        home[other], size[one], size[other] = one, size_one + size_other, 0
        for near, total in links[one].items():
            average = total / (size[one] * size[near])
            if average >= together:
                first, second = sorted((one, near))
                heapq.heappush(queue, (-average, first, second, size[first], size[second]))
    return _numbered(home)


def _links(found: Neighbours) -> list[dict[int, float]]:
    """For each text the texts it is linked with, both ways, and their scores."""
    links: list[dict[int, float]] = [{} for _ in found.order]
    rows = zip(found.order.tolist(), found.scores.tolist(), strict=True)
    for one, (others, scores) in enumerate(rows):
        for other, score in zip(others, scores, strict=True):
            links[one][other] = links[other][one] = score
    return links


def _join(links: list[dict[int, float]], one: int, other: int) -> None:
    """Make one cluster of two; the links of a cluster are the sums of those of its texts."""
    for near, total in links[other].items():
        del links[near][other]
        if near != one:
            whole = links[one].get(near, 0.0) + total
            links[one][near] = links[near][one] = whole
    links[other] = {}


def _numbered(home: list[int]) -> NDArray[np.int64]:
    """Each text's cluster, numbered from 0 in the order of their first texts."""
    numbers: dict[int, int] = {}
    found = np.zeros(len(home), np.int64)
    for text in range(len(home)):
        root = text
        while home[root] != root:
            root = home[root]
        found[text] = numbers.setdefault(root, len(numbers))
    return found
