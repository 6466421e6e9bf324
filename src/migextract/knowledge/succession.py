"""Who is whose successor: which entry a thing of former years is today.

Both directions count, so that an entry of the user's own can say whom it succeeds without touching that entry. A
successor that took over only a part while the thing lives on (`partly`) is no answer to what it is today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter

from migextract.knowledge.schema import Entry


class Succession:
    """The chains of successors in a knowledge base.

    Raises:
        graphlib.CycleError: if things succeed each other in a circle.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        # Dictionaries of None keep the order and drop what both sides say.
        following: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in entries:
            for relation in entry.successors:
                if not relation.partly:
                    following[entry.id][relation.id] = None
            for relation in entry.predecessors:
                if not relation.partly:
                    following[relation.id][entry.id] = None
        TopologicalSorter(following).prepare()
        self._following = dict(following)

    def today(self, id: str) -> tuple[str, ...]:
        """The ids at the ends of the chains that begin with an entry; more than one if the thing was split.

        Args:
            id: of an entry.

        Returns:
            Nothing if the entry has no successor.
        """
        if id not in self._following:
            return ()
        ends = []
        seen, waiting = {id}, [id]
        while waiting:
            current = waiting.pop()
            followers = self._following.get(current)
            if followers is None:
                ends.append(current)
            else:
                waiting += [follower for follower in reversed(followers) if follower not in seen]
                seen.update(followers)
        return tuple(ends)
