"""HTML export, in one file: loads nothing, runs nothing, follows the reader's choice of light and dark."""

from collections.abc import Iterator, Sequence
from html import escape

from engine.exports.report import Report

_STYLE = """
:root { color-scheme: light dark; --text: #1c2128; --faint: #59626e; --line: #d3d7dd; --ground: #fdfdfe;
  --warning: #fdf1d3; --doubt: #a8261d; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e7eb; --faint: #a2abb7; --line: #3b414a;
  --ground: #22262c; --warning: #42371b; --doubt: #f5938a; } }
body { font: 17px/1.55 system-ui, sans-serif; color: var(--text); background: var(--ground);
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin-bottom: .25rem; }
h2 { font-size: 1.1rem; margin-top: 1.8rem; }
.facts, .origin, .place { color: var(--faint); font-size: .85rem; }
.warning { background: var(--warning); padding: .5rem .75rem; border-radius: 4px; }
.doubt { color: var(--doubt); font-size: .85rem; }
li { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem .5rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
td.number { text-align: end; white-space: nowrap; }
.document + .document { border-top: 2px solid var(--line); margin-top: 3rem; padding-top: 1rem; }
@media print { :root { --text: #000; --faint: #444; --line: #bbb; --ground: #fff; --warning: #fff;
  --doubt: #000; }
  body { font-size: 11pt; max-width: none; margin: 0; }
  h1, h2 { break-after: avoid; } li, tr { break-inside: avoid; }
  .document + .document { break-before: page; border: none; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(reports: Sequence[Report], style: str = _STYLE) -> str:
    title = reports[0].title if len(reports) == 1 else "Précis"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_of(reports[0].language if reports else "und")}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_of(title)}</title><style>{style}</style></head>",
            "<body>",
            *(line for report in reports for line in _body(report)),
            "</body></html>\n",
        )
    )


def _of(text: str) -> str:
    return escape(text, quote=True)


def _body(report: Report) -> Iterator[str]:
    yield f'<div class="document" lang="{_of(report.language)}">'
    yield f'<h1 dir="auto">{_of(report.title)}</h1>'
    yield f'<p class="facts"><bdi>{_of(report.file)}</bdi> · {" · ".join(map(_of, report.facts))}</p>'
    for warning in report.warnings:
        yield f'<p class="warning">{_of(report.words.warning)}: {_of(warning)}</p>'
    if report.summary is not None:
        yield f"<h2>{_of(report.words.summary)}</h2><ol>"
        for line in report.summary:
            sort = "doubt" if line.doubt else "place"
            note = f' <span class="{sort}">({_of(line.note)})</span>' if line.note else ""
            said = f'<span class="place">({_of(line.attribution)})</span> ' if line.attribution else ""
            translated = f'<p dir="auto">{_of(line.translation)}</p>' if line.translation else ""
            yield f'<li dir="auto">{said}{_of(line.text)}{note}{translated}</li>'
        yield "</ol>"
    yield from _keywords(report)
    yield from _topics(report)
    yield from _sections(report)
    yield f'<p class="origin">{"<br>".join(map(_of, report.origin))}</p>'
    yield "</div>"


def _keywords(report: Report) -> Iterator[str]:
    if report.keywords is None:
        return
    yield f"<h2>{_of(report.words.keywords)}</h2><table>"
    for keyword in report.keywords:
        yield (
            f'<tr><td dir="auto">{_of(keyword.text)}</td><td class="number">{keyword.count} ×</td>'
            f'<td class="place">{_of(keyword.place)}</td></tr>'
        )
    yield "</table>"


def _topics(report: Report) -> Iterator[str]:
    if report.topics is None:
        return
    yield f"<h2>{_of(report.words.topics)}</h2><table>"
    for topic in report.topics:
        yield (
            f'<tr><td dir="auto"><b>{_of(topic.label)}</b></td><td class="number">{topic.weight:.0%}</td>'
            f'<td dir="auto">{_of(topic.keywords)}</td></tr>'
        )
    yield "</table>"


def _sections(report: Report) -> Iterator[str]:
    for section in report.sections:
        yield f'<h2 dir="auto">{_of(section.title)}</h2><ul>'
        for line in section.lines:
            note = f' <span class="place">({_of(line.note)})</span>' if line.note else ""
            yield f'<li dir="auto">{_of(line.text)}{note}</li>'
        yield "</ul>"
