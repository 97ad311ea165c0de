"""Make arcs simpler by taking out the points that matter least (Visvalingam and Whyatt), ends always kept."""

from heapq import heapify, heappop, heappush

from tools.world_map.projection import project
from tools.world_map.topology import Arc, Point


def simplified(arc: Arc, smallest: float) -> Arc:
    """Return the arc without the points whose triangle on the map is smaller than `smallest`; a closed arc keeps four.

    Both neighbours of a border share its arc, so they share what is left of it.
    """
    placed = [project(point) for point in arc]
    fewest = 4 if arc[0] == arc[-1] else 2
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    size = {at: triangle(*placed[at - 1 : at + 2]) for at in range(1, len(arc) - 1)}
    heap = [(area, at) for at, area in size.items()]
    heapify(heap)
    largest_yet = 0.0
    while heap and len(size) + 2 > fewest:
        area, at = heappop(heap)
        if size.get(at) != area:
            continue  # has changed since, and stands in the heap once more
        if area >= smallest:
            break
        largest_yet = max(largest_yet, area)
        del size[at]
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for near in (left, right):
            if near in size:
                size[near] = max(largest_yet, triangle(placed[before[near]], placed[near], placed[after[near]]))
                heappush(heap, (size[near], near))
    return [point for at, point in enumerate(arc) if at in size or at in (0, len(arc) - 1)]


def triangle(a: Point, b: Point, c: Point) -> float:
    """Return the area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
