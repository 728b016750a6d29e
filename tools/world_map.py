"""Turns Natural Earth's shapes into the small file of the treaty explorer's map. Run by hand, when the shapes or the states change.

``npm pack world-atlas@2.0.2``, unpack it, then ``python -m tools.world_map FOLDER``. The package holds Natural Earth 4.1 (public
domain) as TopoJSON (ISC licence); pycountry, which the project's environment has, translates its country numbers.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pycountry

Point = tuple[float, float]
Ring = list[tuple[int, int]]

OUT = Path(__file__).resolve().parents[1] / "crossborder" / "exercises" / "treaty_explorer" / "world.json"
WIDTH = 2000
# The map is cut where it meets little land, in the Bering Strait; islands a little east of it are drawn at its right edge.
SEAM, ISLAND_SEAM = -168.5, -150.0
SOUTH = -57.0
# Room at the right edge for the dots of those islands.
MARGIN = 80
# A shape smaller than this (in square units of a map 2,000 wide) is hard to see and gets a dot too.
SMALL = 110.0
# Windows for a closer look: west, east, south, north.
WINDOWS = {
    "Africa": (-26, 61, -37, 39),
    "Americas": (-168, -32, -56, 75),
    "Asia": (26, 148, -12, 56),
    "Europe": (-26, 50, 34, 72),
    "Oceania": (110, 204, -48, 21),
}
# Pieces of land that are given to no state, because the shapes show who controls them and two states claim them: west, east, south, north.
NO_STATE = {"Crimea": (32, 37, 44, 46.3)}
SOURCE = "Natural Earth 4.1 (public domain), by way of world-atlas 2.0.2, whose licence stands below"


# --- Equal Earth projection (Šavrič, Patterson and Jenny, 2018): areas keep their proportions ------------------------

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


def project(longitude: float, latitude: float) -> Point:
    """Project a place; the unit is the earth's radius, north is up.

    Args:
        longitude: degrees east of Greenwich.
        latitude: degrees north.
    """
    t = math.asin(M * math.sin(math.radians(latitude)))
    t2 = t * t
    t6 = t2**3
    slope = M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))
    middle = (SEAM + SEAM + 360) / 2
    return math.radians(longitude - middle) * math.cos(t) / slope, t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


def _span() -> tuple[float, float, float]:
    """Left edge, top edge and scale, so that the map is ``WIDTH`` units wide."""
    left, right = project(SEAM, 0)[0], project(SEAM + 360, 0)[0]
    return left, project(0, 84)[1], WIDTH / (right - left)


LEFT, TOP, SCALE = _span()


def place(longitude: float, latitude: float, seam: float = SEAM) -> Point:
    """A place on the map, in its units, with the origin at the top left."""
    x, y = project(longitude + 360 if longitude < seam else longitude, latitude)
    return (x - LEFT) * SCALE, (TOP - y) * SCALE


# --- TopoJSON ------------------------------------------------------------------------------------------------------


class Atlas:
    """The countries of a TopoJSON file.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        topology = json.loads(path.read_text(encoding="utf-8"))
        self.countries: list[dict[str, Any]] = topology["objects"]["countries"]["geometries"]
        scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
        self._arcs = [self._unpacked(arc, scale, shift) for arc in topology["arcs"]]

    @staticmethod
    def _unpacked(arc: list[list[int]], scale: list[float], shift: list[float]) -> list[Point]:
        """An arc as places: the file holds differences of whole numbers."""
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        return points

    def polygons(self, country: dict[str, Any]) -> list[list[list[Point]]]:
        """The polygons of a country, each an outline with its holes, in degrees."""
        arcs = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        return [[self._ring(ring) for ring in polygon] for polygon in arcs]

    def _ring(self, numbers: list[int]) -> list[Point]:
        """A closed line; a number below zero stands for an arc that is walked backwards."""
        parts = [self._arcs[number] if number >= 0 else self._arcs[~number][::-1] for number in numbers]
        return [*parts[0], *chain.from_iterable(part[1:] for part in parts[1:])]


def code_of(country: dict[str, Any]) -> str:
    """The ISO alpha-3 code of a country of the file; empty where it has no number."""
    entry = pycountry.countries.get(numeric=country["id"]) if "id" in country else None
    return str(entry.alpha_3) if entry else ""


# --- shapes and dots -----------------------------------------------------------------------------------------------


def rounded(ring: list[Point]) -> Ring:
    """A line in whole units of the map, without points that repeat or lie on a straight line."""
    points: Ring = []
    for x, y in (place(*point) for point in ring):
        point = round(x), round(y)
        if points and point == points[-1]:
            continue
        if len(points) > 1 and _straight(points[-2], points[-1], point):
            points.pop()
        points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _straight(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> bool:
    return (middle[0] - first[0]) * (last[1] - first[1]) == (middle[1] - first[1]) * (last[0] - first[0])


def area(ring: Ring) -> float:
    """The area within a line, in square units."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairs)) / 2


def path(rings: list[Ring]) -> str:
    """Lines as the data of an SVG path: relative, with as few signs as it can be."""
    return "".join(_drawn(ring) for ring in rings)


def _drawn(ring: Ring) -> str:
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
    numbers = "".join(f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps)
    return f"M{ring[0][0]} {ring[0][1]}l{numbers.lstrip()}z"


def outlines(atlas: Atlas, country: dict[str, Any], *, of_no_state: bool = False) -> list[Ring]:
    """All lines of a country that enclose something at this scale and lie north of the map's lower edge.

    Args:
        of_no_state: the lines of what is given to no state instead of the others.
    """
    polygons = [one for one in atlas.polygons(country) if _is_of_no_state(one[0]) == of_no_state]
    rings = [rounded(ring) for polygon in polygons for ring in polygon if _north(ring)]
    return [ring for ring in rings if len(ring) > 2 and area(ring) > 1]  # noqa: PLR2004 - a triangle encloses something


def _is_of_no_state(outline: list[Point]) -> bool:
    return any(
        all(west < x < east and south < y < north for x, y in outline) for west, east, south, north in NO_STATE.values()
    )


def _north(ring: list[Point]) -> bool:
    return max(latitude for _, latitude in ring) > SOUTH


def dot(atlas: Atlas, country: dict[str, Any]) -> list[int]:
    """Where the dot of a small state is: the middle of the box round its largest part."""
    whole = [polygon[0] for polygon in atlas.polygons(country) if not _crosses_the_date_line(polygon[0])]
    outline = max(whole, key=_degrees)
    longitudes, latitudes = [x for x, _ in outline], [y for _, y in outline]
    middle = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    return [round(part) for part in place(*middle, seam=ISLAND_SEAM)]


def _crosses_the_date_line(outline: list[Point]) -> bool:
    half_the_world = 180
    return max(x for x, _ in outline) - min(x for x, _ in outline) > half_the_world


def _degrees(outline: list[Point]) -> float:
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairs))


def window(west: float, east: float, south: float, north: float) -> list[int]:
    """A window as x, y, width and height of the map."""
    corners = [place(x, y, seam=-999) for x in (west, (west + east) / 2, east) for y in (south, north, 0)]
    inside = [(x, y) for x, y in corners if TOP - y / SCALE <= project(0, north)[1] + 1e-9]
    left, right = min(x for x, _ in inside), max(x for x, _ in inside)
    top, bottom = place(0, north)[1], place(0, south)[1]
    return [round(left), round(top), round(right - left), round(bottom - top)]


# --- the file ------------------------------------------------------------------------------------------------------


def world(folder: Path, states: set[str]) -> dict[str, Any]:
    """All that the map needs.

    Args:
        states: codes of the states of the data.

    Returns:
        Shapes and dots by code, shapes that belong to no state of the data, windows, source and its licence.
    """
    coarse, fine = Atlas(folder / "countries-110m.json"), Atlas(folder / "countries-10m.json")
    lines = {
        code_of(country) or country["properties"]["name"]: outlines(coarse, country) for country in coarse.countries
    }
    shapes = {code: path(rings) for code, rings in sorted(lines.items()) if code in states and rings}
    others = [path(rings) for code, rings in sorted(lines.items()) if code not in states and rings]
    others += [path(rings) for one in coarse.countries if (rings := outlines(coarse, one, of_no_state=True))]
    small = {code for code in states if sum(map(area, lines.get(code, []))) < SMALL}
    dots = {code_of(country): dot(fine, country) for country in fine.countries if code_of(country) in small}
    height = round(place(0, SOUTH)[1])
    windows = {"World": [0, 0, WIDTH + MARGIN, height], **{name: window(*edges) for name, edges in WINDOWS.items()}}
    return {
        "source": SOURCE,
        "licence": " ".join((folder / "LICENSE").read_text(encoding="utf-8").split()),
        "windows": windows,
        "shapes": shapes,
        "dots": dict(sorted(dots.items())),
        "others": others,
    }


def main(folder: str) -> int:
    """Write the file and say how large it is."""
    from crossborder.records import facts  # noqa: PLC0415 - the rest of tools/ works before the package is installed

    made = world(Path(folder), {state.code for state in facts().states})
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(text.encode()):,} bytes, {len(made['shapes'])} shapes, {len(made['dots'])} dots")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
