"""The cluster that a corpus is analysed on: futures of Dask's distributed, and nothing else of it.

Everything that knows Dask is in this file, so that another engine could take its place.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from engine.corpus.errors import ClusterLost, ClusterOffline, ExtraMissing
from engine.system.offline import is_enforced

LOOPBACK = "127.0.0.1"
NO_DASHBOARD = f"{LOOPBACK}:0"
"""Where the web server listens that Dask cannot do without; it answers nothing."""
SILENT = logging.CRITICAL + 1
AHEAD = 3
"""Tasks submitted at a time for each worker."""
CONNECTING = 30
"""Seconds."""
SAFE = "tls://"
CERTIFICATES = ("ca.pem", "cert.pem", "key.pem")
"""In the folder that --tls names: the authority, the certificate and its key."""
SETTINGS = {
    "distributed.worker.profile.enabled": False,  # it takes a third of the processor
    "distributed.scheduler.allowed-failures": 0,  # who dies with whom is found out in the corpus's own way
    "distributed.scheduler.worker-saturation": 1.0,  # so a worker's death concerns what it was doing alone
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.worker.memory.monitor-interval": "250ms",
    # The engine gives memory back itself. With Dask's threshold each array is new pages of the system's.
    "distributed.nanny.pre-spawn-environ": dict.fromkeys(
        ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), 1
    ),
    # What wakes a process though nothing is to be done, in each of them, costs as much as short documents.
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.tick.limit": "1h",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.disk": False,
    "distributed.admin.log-length": 100,
    "distributed.diagnostics.nvml": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.work-stealing": False,  # nothing waits at a worker
    "distributed.scheduler.http.routes": [],  # nothing is told to whoever asks
    "distributed.worker.http.routes": [],
}

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class WorkerDied(Exception):
    """The process that did a task ended, with the task or by mere coincidence."""


@dataclass(frozen=True, slots=True)
class FinishedTask(Generic[Task, Answer]):
    """A task and what came of it."""

    task: Task
    answer: Answer | WorkerDied


class WorkerPool:
    """Workers of a cluster, each of which does one task at a time."""

    def __init__(self, client: Any, workers: int, address: str) -> None:
        self.workers = workers
        self.address = address
        """Of the scheduler."""
        self._client = client

    def run(
        self, work: Callable[[Task], Answer], tasks: Iterator[Task], at_a_time: int = 0
    ) -> Iterator[FinishedTask[Task, Answer]]:
        """Do the tasks and yield them as they are done. at_a_time is AHEAD for each worker if not given.

        Raises what work raises, and ClusterLost.
        """
        from distributed import as_completed

        running: dict[str, tuple[Task, Any]] = {}
        completed = as_completed(loop=self._client.loop, raise_errors=False)

        def submit() -> None:
            for task in tasks:
                future = self._client.submit(work, task, pure=False, retries=0)
                running[future.key] = (task, future)
                completed.add(future)
                return

        for _ in range(at_a_time or AHEAD * self.workers):
            submit()
        for future in completed:
            task, _ = running.pop(future.key)
            answer = _answer_of(future)
            future.release()
            submit()
            yield FinishedTask(task, answer)


def _answer_of(future: Any) -> Any:
    from distributed import CancelledError, KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        return future.result()
    except KilledWorker as error:
        return WorkerDied(str(error))
    except (CancelledError, CommClosedError) as error:
        raise ClusterLost(type(error).__name__) from error


@contextmanager
def local_cluster(workers: int, memory: int) -> Iterator[WorkerPool]:
    """Start worker processes on this computer, and end them. Nothing listens beyond loopback.

    They know each other by certificates made for this one time: other users of this computer, who reach
    loopback as well, could else let them run anything. memory is that of each worker in bytes; one that takes
    more is ended, and its batch is suspect.
    """
    _require()
    import dask
    from distributed import Client, LocalCluster
    from distributed.security import Security

    with dask.config.set(SETTINGS), _quiet():
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host=LOOPBACK,
            memory_limit=memory,
            dashboard_address=NO_DASHBOARD,
            worker_dashboard_address=NO_DASHBOARD,
            silence_logs=SILENT,
            security=Security.temporary(),
            protocol="tls://",
        )
        with closing(cluster), closing(Client(cluster)) as client:
            yield WorkerPool(client, workers, cluster.scheduler_address)


@contextmanager
def remote_cluster(address: str, tls: Path | None, patience: float = CONNECTING) -> Iterator[WorkerPool]:
    """Connect to a scheduler, tls://HOST:PORT, with the certificates in a folder. Raises ClusterLost."""
    _require()
    if not address.startswith(SAFE) or tls is None:
        raise ClusterLost(f"{address} must be tls://HOST:PORT, and --tls name a folder with certificates")
    import dask
    from distributed import Client

    with dask.config.set(SETTINGS), _quiet():
        try:
            client = Client(address, security=security_of(tls), timeout=patience, set_as_default=False)
            workers = len(client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            raise ClusterLost(f"{address} ({type(error).__name__})") from error
        with closing(client):
            if not workers:
                raise ClusterLost(f"{address} has no workers")
            yield WorkerPool(client, workers, address)


@contextmanager
def served_cluster(host: str, port: int, workers: int, memory: int, tls: Path) -> Iterator[str]:
    """Start a scheduler that others may join, and workers of its own; hand out its address.

    Only who has a certificate is let in: a worker runs whatever it is told to. Raises ClusterLost.
    """
    _require()
    import dask
    from distributed import LocalCluster

    with dask.config.set(SETTINGS), _quiet():
        try:
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host=host,
                scheduler_port=port,
                memory_limit=memory,
                dashboard_address=NO_DASHBOARD,
                worker_dashboard_address=NO_DASHBOARD,
                silence_logs=SILENT,
                security=security_of(tls),
                protocol="tls://",
            )
        except (OSError, RuntimeError) as error:
            raise ClusterLost(f"{host}:{port} ({error})") from error
        with closing(cluster):
            yield str(cluster.scheduler_address)


def join_cluster(address: str, host: str, workers: int, memory: int, tls: Path) -> None:
    """Work for a scheduler until it goes away. Raises ClusterLost."""
    _require()
    import asyncio

    import dask
    from distributed import Nanny

    async def work() -> None:
        security = security_of(tls)
        nannies = [
            Nanny(
                address,
                nthreads=1,
                host=host,
                memory_limit=memory,
                security=security,
                dashboard_address=NO_DASHBOARD,
                silence_logs=SILENT,
            )
            for _ in range(workers)
        ]
        await asyncio.wait_for(asyncio.gather(*nannies), CONNECTING)
        await asyncio.gather(*(nanny.finished() for nanny in nannies))

    with dask.config.set(SETTINGS), _quiet():
        try:
            asyncio.run(work())
        except (OSError, TimeoutError, RuntimeError) as error:
            raise ClusterLost(f"{address} ({type(error).__name__})") from error


def security_of(tls: Path | None) -> Any:
    """Return the certificates in a folder, as Dask wants them; None without a folder. Raises ClusterLost."""
    if tls is None:
        return None
    from distributed.security import Security

    authority, certificate, key = (tls / name for name in CERTIFICATES)
    for path in (authority, certificate, key):
        if not path.is_file():
            raise ClusterLost(f"there is no {path}")
    return Security(
        require_encryption=True,
        tls_ca_file=str(authority),
        tls_client_cert=str(certificate),
        tls_client_key=str(key),
        tls_scheduler_cert=str(certificate),
        tls_scheduler_key=str(key),
        tls_worker_cert=str(certificate),
        tls_worker_key=str(key),
    )


def _require() -> None:
    if is_enforced():
        raise ClusterOffline
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise ExtraMissing("distributed") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's log to itself: what matters of it comes as a result."""
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(SILENT)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
