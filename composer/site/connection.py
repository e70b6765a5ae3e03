"""The one door to the network: it looks a name up, judges every answer, and connects to the address it judged.

Looking the name up a second time would let a hostile name server answer differently (DNS rebinding), so urllib3's
own look-up is replaced. The certificate, SNI and the Host header still go by the name.
requests' `timeout=` counts from byte to byte, so a server that drips may hold a program for ever; a `Watch` bounds
the request as a whole, and lets the customer's Stop through between two reads.
The errors raised here are no OSErrors: urllib3 would turn those into its own and try again.
"""

import contextlib
import errno
import http.client
import io
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from composer.errors import ConnectionRefused, HostNotFound, SearchCancelled, TooSlow
from composer.site.address import Guard

BEAT = 0.1  # seconds between two looks at the clock and at the Stop button
_CONNECTING = {errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY}


@dataclass(frozen=True)
class Watch:
    """The patience left for one request: a deadline (on the monotonic clock), a silence limit, the Stop button."""

    host: str
    deadline: float
    silence: float  # seconds without a byte
    cancel: threading.Event | None = field(default=None)

    def left(self) -> float:
        """Seconds until the deadline, above 0. Raises TooSlow or SearchCancelled."""
        if self.cancel is not None and self.cancel.is_set():
            raise SearchCancelled
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise TooSlow(host=self.host)
        return rest


_watch: ContextVar[Watch] = ContextVar("watch")


@contextlib.contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """All that this thread reads from the network inside the block is bounded by `watch`."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


@dataclass(frozen=True)
class Endpoint:
    """An address that was judged: what `socket.connect` needs."""

    family: int
    target: tuple[Any, ...]


def look_up(host: str, port: int, guard: Guard, watch: Watch) -> list[Endpoint]:
    """The addresses of a host, every one judged: a single bad answer refuses the host.

    Raises HostNotFound, AddressRefused, TooSlow, SearchCancelled.
    """
    found: list[Endpoint] = []
    for family, address in _answers(host, port, watch):
        guard.check_ip(address[0].partition("%")[0], host=host, port=port)
        found.append(Endpoint(family, address))
    if not found:
        raise HostNotFound(host=host)
    return found


def connect(host: str, port: int, guard: Guard, watch: Watch) -> socket.socket:
    """A socket that is connected to a judged address of the host.

    Raises what `look_up` raises, and ConnectionRefused.
    """
    endpoints = look_up(host, port, guard, watch)
    for number, endpoint in enumerate(endpoints):
        # The patience is shared out, so that a dead IPv6 route leaves time for IPv4.
        until = time.monotonic() + watch.left() / (len(endpoints) - number)
        if sock := _try(endpoint, until, watch):
            return sock
    watch.left()  # tells "too slow" and "stopped" from "refused"
    raise ConnectionRefused(host=host)


class WebAdapter(HTTPAdapter):
    """requests' adapter, with the guarded connection inside. Use it within `watching`."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(pool_connections=8, pool_maxsize=4, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        """Called by requests: the pools make guarded connections."""
        guard = self._guard

        class Plain(_GuardedConnection, HTTPConnection):
            judge = guard

        class Secure(_GuardedConnection, HTTPSConnection):
            judge = guard

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


class _PatientReader(io.RawIOBase):
    """Reads a socket in beats, so that the deadline and the Stop button are heard even by a silent server."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        self._sock = sock
        self._watch = watch
        self._hold = sock.makefile("rb", buffering=0)  # the socket stays open until this reader is closed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        silent_since = time.monotonic()
        while True:
            self._sock.settimeout(min(BEAT, self._watch.left()))
            try:
                return self._sock.recv_into(buffer)
            except TimeoutError:
                if time.monotonic() - silent_since > self._watch.silence:
                    raise TooSlow(host=self._watch.host) from None

    def close(self) -> None:
        self._hold.close()
        super().close()


class _PatientResponse(http.client.HTTPResponse):
    """The standard library's response, reading through the patient reader."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_PatientReader(sock, _watch.get()))


class _GuardedConnection(HTTPConnection):
    """Mixin: connects only where the guard allows, and reads patiently."""

    judge: Guard
    response_class = _PatientResponse

    def _new_conn(self) -> socket.socket:
        watch = _watch.get()
        sock = connect(self.host, self.port or 0, self.judge, watch)
        sock.settimeout(min(watch.left(), watch.silence))  # for the TLS handshake and for sending
        return sock


def _answers(host: str, port: int, watch: Watch) -> list[tuple[int, tuple[Any, ...]]]:
    """What the resolver says. It knows no time limit of its own, so it works in a thread that may be left behind."""
    done = threading.Event()
    answers: list[tuple[int, tuple[Any, ...]]] = []

    def ask() -> None:
        with contextlib.suppress(OSError, UnicodeError):  # no such name; a label that is too long
            for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                answers.append((family, address))
        done.set()

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    while not done.wait(min(BEAT, watch.left())):
        pass
    return answers


def _try(endpoint: Endpoint, until: float, watch: Watch) -> socket.socket | None:
    """Connect in beats; None where this address does not answer by `until`."""
    try:
        sock = socket.socket(endpoint.family, socket.SOCK_STREAM)
    except OSError:
        return None  # a machine without IPv6
    try:
        sock.settimeout(0)
        problem = sock.connect_ex(endpoint.target)
        while problem in _CONNECTING and time.monotonic() < until:
            watch.left()
            if _writable(sock):
                problem = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if problem == 0:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(None)
            return sock
    except BaseException:
        sock.close()
        raise
    sock.close()
    return None


def _writable(sock: socket.socket) -> bool:
    """Whether the attempt to connect has come to an end, one way or the other, within one beat."""
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        return bool(selector.select(BEAT))


def is_certificate_fault(error: BaseException) -> bool:
    """Whether the certificate was the reason, not a server that speaks no TLS."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = _reason(error)
    return False


def _reason(error: BaseException) -> BaseException:
    for candidate in (getattr(error, "reason", None), error.__cause__, error.__context__, *error.args):
        if isinstance(candidate, BaseException):
            return candidate
    return error
