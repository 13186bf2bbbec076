"""A model hub of the test's own on 127.0.0.1: it answers the hub's library, or misbehaves as it is told."""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

REPOSITORY = "somebody/tiny"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
LARGE = (".safetensors", ".gguf", ".bin")
"""What the hub keeps apart, and gives the SHA-256 of; of the rest it gives git's hash."""
LOGIN_PAGE = b"<!DOCTYPE html><html><title>Free Wi-Fi</title><body>Log in to go on.</body></html>"


@dataclass
class LoopbackHub:
    """What the hub has, how it behaves, and what it was asked for."""

    files: Mapping[str, bytes]
    card: Mapping[str, object] = field(default_factory=lambda: {"license": "mit", "language": "en"})
    status: int = 200
    """Of every answer."""
    login_page: bool = False
    """Whether that is every answer."""
    lies_about: str = ""
    """The file whose content is another than was promised, of the same length."""
    pages_for: str = ""
    """The file in whose place the login page comes."""
    cuts_after: int = 0
    """Bytes of a large file after which the connection is cut, the first so many times as cuts says."""
    cuts: int = 0
    stalls_after: int = -1
    """Bytes of a large file after which nothing more comes; -1 for never."""
    stalls_at_once: bool = False
    """Whether no request at all is answered."""
    headers: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    asked: list[str] = field(default_factory=list)
    """Method, path, range and whether there was a token, of every request."""
    ended: threading.Event = field(default_factory=threading.Event)

    def listing(self) -> dict[str, object]:
        siblings = [_sibling(name, content) for name, content in self.files.items()]
        return {"id": REPOSITORY, "sha": COMMIT, "cardData": dict(self.card), "siblings": siblings}


def _sibling(name: str, content: bytes) -> dict[str, object]:
    facts: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": _git(content)}
    if name.endswith(LARGE):
        facts["lfs"] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "pointerSize": 130,
        }
    return facts


def _git(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@contextmanager
def served(hub: LoopbackHub) -> Iterator[LoopbackHub]:
    """Let the hub answer at its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(hub: LoopbackHub) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self.answer(with_body=False)

        def do_GET(self) -> None:
            self.answer(with_body=True)

        def log_message(self, *_: object) -> None:
            pass

        def answer(self, *, with_body: bool) -> None:
            path = unquote(urlsplit(self.path).path)  # of a proxy the whole address is asked
            token = " with a token" if self.headers.get("authorization") else ""
            hub.asked.append(f"{self.command} {path} {self.headers.get('range', '')}{token}".strip())
            if hub.stalls_at_once:
                hub.ended.wait(60)
                return
            if hub.login_page:
                self.send(200, LOGIN_PAGE, {"Content-Type": "text/html"}, with_body=with_body)
            elif hub.status != 200:
                self.send(hub.status, b"{}", hub.headers, with_body=with_body)
            elif path.startswith(f"/api/models/{REPOSITORY}"):
                self.send(200, json.dumps(hub.listing()).encode(), {}, with_body=with_body)
            elif path.startswith(f"/{REPOSITORY}/resolve/{COMMIT}/"):
                self.send_file(path.removeprefix(f"/{REPOSITORY}/resolve/{COMMIT}/"), with_body=with_body)
            else:
                self.send(404, b"{}", {"X-Error-Code": "RepoNotFound"}, with_body=with_body)

        def send_file(self, name: str, *, with_body: bool) -> None:
            content = hub.files.get(name)
            if content is None:
                self.send(404, b"", {"X-Error-Code": "EntryNotFound"}, with_body=with_body)
                return
            digest = hashlib.sha256(content).hexdigest() if name.endswith(LARGE) else _git(content)
            headers = {"ETag": f'"{digest}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
            if name.endswith(LARGE):
                headers |= {"X-Linked-ETag": f'"{digest}"', "X-Linked-Size": str(len(content))}
            if name == hub.lies_about:
                content = bytes(255 - byte for byte in content)
            if name == hub.pages_for and with_body:
                content = LOGIN_PAGE.ljust(len(content))[: len(content)]
            start = int((self.headers.get("range") or "bytes=0-").removeprefix("bytes=").rstrip("-"))
            status = 200
            if start:
                status = 206
                headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            breaks = name.endswith(LARGE) and with_body
            self.send(status, content[start:], headers, with_body=with_body, breaks=breaks)

        def send(
            self,
            status: int,
            content: bytes,
            headers: Mapping[str, str],
            *,
            with_body: bool,
            breaks: bool = False,
        ) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if not with_body:
                return
            if breaks and hub.stalls_after >= 0:
                self.wfile.write(content[: hub.stalls_after])
                self.wfile.flush()
                hub.ended.wait(60)
            elif breaks and hub.cuts > 0:
                hub.cuts -= 1
                self.wfile.write(content[: hub.cuts_after])
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
            else:
                self.wfile.write(content)

    return Handler
