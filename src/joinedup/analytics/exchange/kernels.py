"""Shortest paths in a residual network, written as plain loops: `repair` compiles them when they are first needed.

A network is `arcs`: `tail`, `head`, `capacity`, `cost`, `flow`; `start` and `entry` list, node after node, the arcs that leave it (a) and
those that enter it (-1 - a). Along entry a the residual capacity is `capacity - flow` at cost `cost`, along -1 - a it is `flow` at
`-cost`. The reduced cost of an arc from u to v is `cost + potential[u] - potential[v]`. Nothing but numpy is called, so that the functions
run uncompiled too, which tests on small networks do.
"""

from typing import Any

import numpy as np

FAR = 1 << 61


def adjacency(n_nodes: int, tail: Any, head: Any) -> Any:
    """Return `start` and `entry`, by counting."""
    place = np.zeros(n_nodes + 2, dtype=np.int64)
    for a in range(len(tail)):
        place[tail[a] + 2] += 1
        place[head[a] + 2] += 1
    for node in range(n_nodes):
        place[node + 2] += place[node + 1]
    entry = np.empty(2 * len(tail), dtype=np.int32)
    for a in range(len(tail)):
        entry[place[tail[a] + 1]] = a
        place[tail[a] + 1] += 1
        entry[place[head[a] + 1]] = -1 - a
        place[head[a] + 1] += 1
    return place[: n_nodes + 1].copy(), entry


def step(arcs: Any, at: int) -> Any:
    """Return where an entry leads, at what cost, and how much can go there."""
    tail, head, capacity, cost, flow = arcs
    if at >= 0:
        return head[at], cost[at], capacity[at] - flow[at]
    return tail[-1 - at], -cost[-1 - at], flow[-1 - at]


def potentials(arcs: Any, start: Any, entry: Any, potential: Any) -> bool:
    """Lower `potential` until no residual arc has a negative reduced cost.

    Label correcting with a queue (Ahuja, Magnanti, Orlin 1993, section 5.4). Returns False when there is a negative circle, that is
    when the flow is not optimal.
    """
    n_nodes = len(potential)
    queue = np.arange(n_nodes)
    waiting = np.ones(n_nodes, dtype=np.bool_)
    times = np.zeros(n_nodes, dtype=np.int64)
    first, held = 0, n_nodes
    while held:
        node = queue[first]
        first = (first + 1) % n_nodes
        held -= 1
        waiting[node] = False
        times[node] += 1
        if times[node] > n_nodes:
            return False
        for at in range(start[node], start[node + 1]):
            other, price, room = step(arcs, entry[at])
            if room > 0 and potential[node] + price < potential[other]:
                potential[other] = potential[node] + price
                if not waiting[other]:
                    waiting[other] = True
                    queue[(first + held) % n_nodes] = other
                    held += 1
    return True


def lift(heap: Any, place: Any, far: Any, at: int) -> None:
    """Move the node at a place of the heap up to where its distance belongs."""
    node = heap[at]
    while at > 0:
        above = (at - 1) // 2
        if far[heap[above]] <= far[node]:
            break
        heap[at] = heap[above]
        place[heap[at]] = at
        at = above
    heap[at] = node
    place[node] = at


def sink(heap: Any, place: Any, far: Any, held: int) -> None:
    """Put the last of `held + 1` nodes on top and move it down to where its distance belongs."""
    node = heap[held]
    at = 0
    while 2 * at + 1 < held:
        below = 2 * at + 1
        if below + 1 < held and far[heap[below + 1]] < far[heap[below]]:
            below += 1
        if far[heap[below]] >= far[node]:
            break
        heap[at] = heap[below]
        place[heap[at]] = at
        at = below
    heap[at] = node
    place[node] = at


def advance(network: Any, potential: Any, work: Any, side: int, best: int) -> Any:
    """Settle the next node of one side's search and look along its arcs; return a shorter way in all, and where both sides meet."""
    (tail, head, capacity, cost, flow), start, entry = network
    far, by, heap, place, _, count = work
    node = heap[side, 0]
    count[side, 0] -= 1
    place[side, node] = -1
    if count[side, 0]:
        sink(heap[side], place[side], far[side], count[side, 0])
    here, meeting = far[side, node], -1
    for k in range(start[node], start[node + 1]):
        at = entry[k]
        out = at >= 0
        a = at if out else -1 - at
        if (capacity[a] == flow[a]) if out == (side == 0) else (flow[a] == 0):
            continue
        other = head[a] if out else tail[a]
        price = (cost[a] if out else -cost[a]) + potential[node] - potential[other]
        label = here + (price if side == 0 else -price)
        if label < far[side, other]:
            if label + far[1 - side, other] < best:
                best, meeting = label + far[1 - side, other], other
            reach(work, side, other, label)
            by[side, other] = at
    return best, meeting


def reach(work: Any, side: int, node: Any, label: Any) -> None:
    """Write down a shorter distance of a node."""
    far, _, heap, place, touched, count = work
    if far[side, node] == FAR:
        touched[side, count[side, 1]] = node
        count[side, 1] += 1
    if place[side, node] < 0:
        place[side, node] = count[side, 0]
        heap[side, count[side, 0]] = node
        count[side, 0] += 1
    far[side, node] = label
    lift(heap[side], place[side], far[side], place[side, node])


def way(network: Any, potential: Any, excess: Any, work: Any, source: Any) -> Any:
    """Search from a source and from all deficits at once; return the length of the shortest way and a node on it (-1: none).

    Dijkstra from both ends, always on the side with fewer nodes waiting, until no shorter way can be found.
    """
    far, _, heap, _, _, count = work
    reach(work, 0, source, 0)
    for node in np.flatnonzero(excess < 0):
        reach(work, 1, node, 0)
    best, middle = FAR, -1
    while count[0, 0] and count[1, 0] and far[0, heap[0, 0]] + far[1, heap[1, 0]] < best:
        side = 0 if count[0, 0] <= count[1, 0] else 1
        best, meeting = advance(network, potential, work, side, best)
        if meeting >= 0:
            middle = meeting
    return best, middle


def raise_potentials(potential: Any, work: Any, best: int) -> None:
    """Make every reduced cost on the shortest way 0 and keep all others >= 0.

    With f = min(far from the source, D_f), b = min(far to a deficit, D_b), D_f + D_b the length of the shortest way: adding f - b to every
    potential (up to a constant) does it, and only nodes nearer than D_f or D_b change.
    """
    far, _, heap, _, touched, count = work
    ahead = min(best, far[0, heap[0, 0]]) if count[0, 0] else best
    behind = best - ahead
    for k in range(count[0, 1]):
        node = touched[0, k]
        potential[node] -= max(0, ahead - far[0, node])
    for k in range(count[1, 1]):
        node = touched[1, k]
        potential[node] += max(0, behind - far[1, node])


def push(network: Any, excess: Any, work: Any, source: Any, middle: Any) -> None:
    """Send as much as goes along the way through the middle."""
    tail, head, capacity, _, flow = network[0]
    by = work[1]
    path = [np.int64(0) for _ in range(0)]
    node = middle
    while node != source:
        at = by[0, node]
        path.append(np.int64(at))
        node = tail[at] if at >= 0 else head[-1 - at]
    node = middle
    while excess[node] >= 0:
        at = by[1, node]
        path.append(np.int64(-1 - at))
        node = tail[at] if at >= 0 else head[-1 - at]
    amount = min(excess[source], -excess[node])
    for at in path:
        amount = min(amount, capacity[at] - flow[at] if at >= 0 else flow[-1 - at])
    for at in path:
        if at >= 0:
            flow[at] += amount
        else:
            flow[-1 - at] -= amount
    excess[source] -= amount
    excess[node] += amount


def successive(network: Any, potential: Any, excess: Any, work: Any) -> int:
    """Send every excess to a deficit along shortest ways; return the number of nodes touched, -1 when some excess has no way."""
    far, _, _, place, touched, count = work
    total = 0
    for source in np.flatnonzero(excess > 0):
        while excess[source] > 0:
            best, middle = way(network, potential, excess, work, source)
            if middle >= 0:
                raise_potentials(potential, work, best)
                push(network, excess, work, source, middle)
            for side in range(2):
                for k in range(count[side, 1]):
                    far[side, touched[side, k]] = FAR
                    place[side, touched[side, k]] = -1
                total += count[side, 1]
                count[side, 0] = 0
                count[side, 1] = 0
            if middle < 0:
                return -1
    return total
