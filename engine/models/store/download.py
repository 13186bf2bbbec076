"""`python -m engine.models.store.download`: asks the model hub for a model's list of files, or fetches files.

The only part of the program that talks to a network, in a process of its own: it can be stopped at any
moment, and what the hub's library keeps for a whole process does not outlive it. The request is the first
line of standard input, events go to standard output, one JSON object a line. Proxies, certificates and a
mirror are named as that library has it: HTTPS_PROXY, REQUESTS_CA_BUNDLE, HF_ENDPOINT. The user's access token
is shown only where it stands in HF_TOKEN.
"""

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.core.errors import (
    DiskFull,
    HubFailed,
    HubNotReached,
    HubRefuses,
    HubSilent,
    NotInstalled,
    NotOnHub,
    NotTheHub,
)
from engine.system.environment import prepare
from engine.system.subprocesses import exit_at_end_of_input

LOOK, FETCH = "look", "fetch"
ENVIRONMENT = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",  # its transfers cannot be resumed, and go to servers that no mirror stands for
    "HF_HUB_ENABLE_HF_TRANSFER": "0",
    "HF_DEBUG": "0",
}
"""What the hub's library has to find when it is loaded."""
ANSWER_WITHIN = 15
"""Seconds that the hub has for the next piece."""
PIECE = 64 * 1024
"""Bytes that are written at once: by the growth of the file is seen that the hub still sends."""
ATTEMPTS = 5
"""In a row that bring nothing: then a broken connection is given up."""
DISK_FULL = 28
TOO_OFTEN = 429


def main() -> int:
    prepare()
    request = json.loads(sys.stdin.buffer.readline())
    exit_at_end_of_input()
    os.environ.update(ENVIRONMENT)
    os.environ.update(
        {name: str(ANSWER_WITHIN) for name in ("HF_HUB_ETAG_TIMEOUT", "HF_HUB_DOWNLOAD_TIMEOUT")}
    )
    from huggingface_hub import HfApi, constants, hf_hub_download  # noqa: F401 - loading takes its time

    constants.DOWNLOAD_CHUNK_SIZE = PIECE
    _say("ready")
    try:
        if request["do"] == LOOK:
            _say("listed", **_look(request))
        else:
            _fetch(request)
    except Exception as error:
        found = _named(error)
        if found is None:
            raise
        _say("failed", kind=found[0].kind, detail=found[1])
    return 0


def _look(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the hub says of a model: commit, licence, languages, and every file's size and hash."""
    from huggingface_hub import HfApi

    api = HfApi(token=_token())
    model = api.model_info(
        request["repository"], revision=request["revision"], files_metadata=True, timeout=ANSWER_WITHIN
    )
    return {
        "commit": model.sha,
        "licence": _strings(model.card_data.get("license") if model.card_data else None),
        "languages": _strings(model.card_data.get("language") if model.card_data else None),
        "files": [
            {
                "name": file.rfilename,
                "bytes": file.lfs.size if file.lfs else file.size,
                "sha256": file.lfs.sha256 if file.lfs else "",
                "git": "" if file.lfs else file.blob_id,
            }
            for file in model.siblings or ()
        ],
    }


def _fetch(request: Mapping[str, Any]) -> None:
    """Fetch the files one after the other into a folder, where they go on from what is there of them."""
    for name in request["files"]:
        _fetch_file(request, name)
        _say("fetched", name=name)


def _fetch_file(request: Mapping[str, Any], name: str) -> None:
    from huggingface_hub import hf_hub_download
    from requests.exceptions import ChunkedEncodingError, ConnectionError, Timeout

    folder = Path(request["folder"])
    attempts, had = 0, -1
    while True:
        try:
            hf_hub_download(
                request["repository"],
                name,
                revision=request["commit"],
                local_dir=folder,
                etag_timeout=ANSWER_WITHIN,
                token=_token(),
            )
            return
        except (ChunkedEncodingError, ConnectionError, Timeout):
            # The library goes on by itself after some of these, but not where the answer was cut short.
            has = size_of(folder)
            attempts, had = (attempts + 1 if has == had else 1), has
            if attempts == ATTEMPTS:
                raise
            time.sleep(attempts)


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder, those that are only begun included."""
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            try:
                total += os.stat(os.path.join(parent, name)).st_size  # noqa: PTH116, PTH118 - it may be gone
            except OSError:
                continue
    return total


def _token() -> str | bool:
    return os.environ.get("HF_TOKEN", "").strip() or False


def _strings(value: object) -> list[str]:
    """A card says one thing as itself and several as a list."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _named(error: BaseException) -> tuple[type[NotInstalled], str] | None:
    """Return the kind of what went wrong and a fact about it; None for what is a mistake of ours."""
    from huggingface_hub import errors as hub
    from requests import exceptions as requests

    words = _first_line(error)
    if isinstance(error, hub.LocalEntryNotFoundError) and error.__cause__:
        return _named(error.__cause__)
    if isinstance(error, hub.GatedRepoError):
        return HubRefuses, "its conditions have to be accepted"
    if isinstance(error, hub.HFValidationError):
        return NotOnHub, words
    if isinstance(error, hub.OfflineModeIsEnabled):
        return HubNotReached, "HF_HUB_OFFLINE is set"
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return _named_status(error.response.status_code, error)
    if isinstance(error, hub.FileMetadataError | requests.JSONDecodeError | json.JSONDecodeError):
        return NotTheHub, words
    if isinstance(error, requests.ProxyError):
        return HubNotReached, f"the proxy: {words}"
    if isinstance(error, requests.SSLError):
        return HubNotReached, f"the certificate: {words}"
    if isinstance(error, requests.ReadTimeout):
        return HubSilent, words
    if isinstance(error, requests.InvalidURL | requests.MissingSchema | requests.InvalidSchema):
        return NotTheHub, words
    if isinstance(error, requests.RequestException):
        return HubNotReached, words
    if isinstance(error, KeyError | TypeError | AttributeError):
        return NotTheHub, f"its answer has no {words}"
    if isinstance(error, OSError):
        full = error.errno == DISK_FULL
        return (DiskFull, "") if full else (HubNotReached, words)
    return None


def _named_status(status: int, error: BaseException) -> tuple[type[NotInstalled], str]:
    from huggingface_hub import errors as hub

    if isinstance(error, hub.RevisionNotFoundError | hub.EntryNotFoundError) or status == 404:
        return NotOnHub, f"status {status}"
    if status in (401, 403, 407):
        return HubRefuses, f"status {status}"
    return (
        (HubFailed, f"status {status}")
        if status >= 500 or status == TOO_OFTEN
        else (NotTheHub, f"status {status}")
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def _say(event: str, **facts: object) -> None:
    sys.stdout.write(json.dumps({"event": event, **facts}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
