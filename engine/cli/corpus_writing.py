"""`precis corpus summary --style …`: what a language model writes about many documents, with its sources."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.cli.documents import put, say
from engine.core.options import Length, LengthUnit, Options, SummarySize, SummaryStyle, UnsupportedHandling
from engine.core.results import DOUBTFUL, WrittenBy
from engine.messages import describe_doubt, describe_writing

if TYPE_CHECKING:
    from engine.corpus.joint_summary import JointSentence, JointSummary
    from engine.corpus.written_summary import JointWrittenSentence, WrittenJointSummary


def write_and_show(quoted: "JointSummary", style: SummaryStyle, arguments: argparse.Namespace) -> int:
    """Write about the sentences that were chosen, and print what was written."""
    from engine.corpus.written_summary import write_joint_summary

    options = Options(
        length=Length(LengthUnit.SENTENCES, arguments.sentences),
        style=style,
        writer=arguments.writer,
        size=SummarySize(arguments.size),
        unsupported=UnsupportedHandling(arguments.unsupported),
        device=arguments.device,
    )
    written = write_joint_summary(quoted, options)
    if written.fallback is not None:
        say(describe_writing(WrittenBy(written.fallback.model, fallback=written.fallback), written.given))
    if arguments.json:
        put(json.dumps(_to_json(quoted, written), ensure_ascii=False))
        return 0
    for sentence in written.sentences:
        put(_shown(sentence))
    if written.model:
        put(f"Written by {written.model} about {written.given:,} key sentences, and checked.")
    put(describe_reading(quoted))
    return 0


def _shown(sentence: "JointWrittenSentence") -> str:
    doubt = f" [unsupported: {describe_doubt(sentence.missing)}]" if sentence.kind in DOUBTFUL else ""
    sources = dict.fromkeys(f"  ({_place(source)})" for source in sentence.sources)
    return "\n".join([f"- {sentence.text}{doubt}", *sources])


def _place(source: "JointSentence") -> str:
    page = f", p. {source.sentence.page}" if source.sentence.page else ""
    return f"{source.title or source.uri}{page}; {source.uri}"


def _to_json(quoted: "JointSummary", written: "WrittenJointSummary") -> dict[str, object]:
    found = asdict(written)
    for sentence in found["sentences"]:
        sentence["kind"] = sentence["kind"].value
        sentence["missing"] = [
            {"kind": each["kind"].value, "text": each["text"]} for each in sentence["missing"]
        ]
    del found["fallback"]
    return {
        **found,
        **({"fallback": written.fallback.kind} if written.fallback else {}),
        "documents": quoted.documents,
        "read": quoted.read,
        "failures": dict(quoted.failures),
        "duplicates": quoted.duplicates,
    }


def describe_reading(summary: "JointSummary") -> str:
    """Say of how many documents a summary is, how many failed and why."""
    words = f"{summary.read:,} of {summary.documents:,} documents read"
    if summary.failures:
        failed = sum(count for _, count in summary.failures)
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in summary.failures)
        words += f", {failed:,} failed ({kinds})"
    if summary.duplicates:
        words += f"; {summary.duplicates:,} say nearly the same as another and count once"
    return f"{words}."
