"""Draws docs/architecture.svg from the import contracts: `python -m bench.architecture_picture`."""

import tomllib
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "architecture.svg"
WIDTH, ROW, BOX, GAP, PANEL = 960, 54, 38, 8, 460
TOP = 64
STYLE = """
    text { font: 13px sans-serif; fill: #1d2530; text-anchor: middle }
    .name { font-size: 17px; font-weight: bold }
    .note { font-size: 12px; fill: #5a6472 }
    .panel { fill: #f3f5f8; stroke: #c9d0da }
    .room { fill: #fff; stroke: #1f5fae }
    .arrow { stroke: #1f5fae; stroke-width: 2; fill: none; marker-end: url(#head) }"""


def layers_of(package: str) -> list[list[str]]:
    """Return the rooms of a package, line by line, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [package])
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def panel(package: str, note: str, left: int, height: int) -> list[str]:
    middle = left + PANEL // 2
    parts = [
        f'<rect class="panel" x="{left}" y="10" width="{PANEL}" height="{height - 20}" rx="8"/>',
        f'<text class="name" x="{middle}" y="34">{package}</text>',
        f'<text class="note" x="{middle}" y="52">{escape(note)}</text>',
    ]
    for number, rooms in enumerate(layers_of(package)):
        width = (PANEL - 30 - GAP * (len(rooms) - 1)) / len(rooms)
        y = TOP + number * ROW
        for place, room in enumerate(rooms):
            x = left + 15 + place * (width + GAP)
            words = escape(room.replace("_extraction", "s"))
            parts.append(
                f'<rect class="room" x="{x:.0f}" y="{y}" width="{width:.0f}" height="{BOX}" rx="5"/>'
                f'<text x="{x + width / 2:.0f}" y="{y + BOX / 2 + 5:.0f}">{words}</text>'
            )
    return parts


def picture() -> str:
    height = TOP + max(len(layers_of("gui")), len(layers_of("engine"))) * ROW + 20
    parts = [
        *panel("gui", "shows; each line imports only lines below it", 10, height),
        *panel("engine", "finds; knows no window", WIDTH - PANEL - 10, height),
        f'<path class="arrow" d="M {PANEL + 10} 34 H {WIDTH - PANEL - 14}"/>',
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
            "  <title>The rooms of gui and engine</title>",
            f"  <style>{STYLE}\n  </style>",
            '  <defs><marker id="head" markerWidth="8" markerHeight="8" refX="6" refY="4" orient="auto">',
            '    <path d="M 0 0 L 8 4 L 0 8 z" fill="#1f5fae"/></marker></defs>',
            *(f"  {part}" for part in parts),
            "</svg>\n",
        ]
    )


if __name__ == "__main__":
    TARGET.write_text(picture(), "utf-8")
