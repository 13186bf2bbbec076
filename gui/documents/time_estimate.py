"""Estimate of the time left in the analysis queue, by the mean time of the documents done."""

LEAST_ENDED, LEAST_SECONDS = 3, 3.0
"""Before so many documents have ended, in so much time, nobody can say how long the rest takes."""


class TimeEstimate:
    """Estimate from the first document in an empty queue to the end of the last one. Times are seconds."""

    def __init__(self) -> None:
        self.total = self.ended = self.failed = 0
        self.share_of_running = 0.0
        self.is_paused = False
        self._worked = 0.0
        self._since: float | None = None

    @property
    def left(self) -> int:
        """How many documents are not done yet."""
        return self.total - self.ended

    def add(self, now: float) -> None:
        """One more document; the first after all were done begins a new reckoning."""
        if not self.left:
            self.total = self.ended = self.failed = 0
            self._worked, self.share_of_running = 0.0, 0.0
            self._since = now
        self.total += 1

    def end(self, now: float, *, is_failure: bool) -> None:
        """A document is done, or failed."""
        self.ended += 1
        self.failed += is_failure
        self.share_of_running = 0.0
        if not self.left or self.is_paused:
            self._stop(now)

    def pause(self, now: float) -> None:
        """The document at work goes on; its time counts."""
        self.is_paused = True
        self._worked = self.worked(now)
        self._since = now if self._since is not None else None

    def resume(self, now: float) -> None:
        """Count time again after a pause."""
        self.is_paused = False
        if self.left and self._since is None:
            self._since = now

    def worked(self, now: float) -> float:
        """Return the seconds of work until now, pauses left out."""
        return self._worked + (0.0 if self._since is None else now - self._since)

    def seconds_left(self, now: float) -> float | None:
        """Return how long the rest takes if it is like what was done; None while nobody can say."""
        worked = self.worked(now)
        if self.ended < LEAST_ENDED or worked < LEAST_SECONDS:
            return None
        share = self.share_of_running
        return worked / (self.ended + share) * max(0.0, self.left - share)

    def _stop(self, now: float) -> None:
        self._worked, self._since = self.worked(now), None
