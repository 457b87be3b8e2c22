"""What the program needs: time to start, memory, disk; and pages while passwords are hashed."""
import resource
import socket
import statistics

from . import processes
from .http import stripped_size_mb
from .processes import BUILT, say, wrk
from .table import Figure

IDLE_CONNECTIONS = 1000


def cold_start_ms(database, folder):
    found = []
    for _ in range(5):
        with processes.program(database, folder) as server:
            found.append(server.started_ms)
    return statistics.median(found)


def idle_connection_kb(server):
    """What one more keep-alive connection costs after its first request."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit[1], limit[1]))
    port = int(server.url.rsplit(":", 1)[1])
    request = b"GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n"

    def connect(count):
        made = []
        for _ in range(count):
            s = socket.create_connection(("127.0.0.1", port))
            s.sendall(request)
            s.recv(4096)
            made.append(s)
        return made

    warm = connect(100)
    before = server.memory_kb()
    held = connect(IDLE_CONNECTIONS)
    used = server.memory_kb() - before
    for s in warm + held:
        s.close()
    return used / IDLE_CONNECTIONS


def hashing_ratio(database, folder, slug, seconds, count):
    """p99 of a cached page while four passwords wait to be hashed, over the same without."""
    found = []
    for _ in range(count):
        p99 = []
        for hashes in ("0", "4"):
            port = processes.free_port()
            command = [str(BUILT / "pages_beside_hashes"), hashes, database, str(folder), f"127.0.0.1:{port}"]
            server = processes.Server(command, port, "/healthz")
            wrk(f"{server.url}/fr/p/{slug}", 1, connections=8)
            p99.append(wrk(f"{server.url}/fr/p/{slug}", seconds, connections=8).p99_ms)
            server.stop()
        found.append(p99)
    quiet = statistics.median(a for a, _ in found)
    busy = statistics.median(b for _, b in found)
    return Figure("p99 of a cached page while 4 bcrypt hashes wait / without", busy / quiet, "<= 2", "",
                  f"{busy:.2f} / {quiet:.2f} ms")


def measure(folder, database, slug, seconds, count):
    say("start, memory, size")
    figures = [Figure("cold start on an existing database", cold_start_ms(database, folder), "<= 100", "ms")]
    with processes.program(database, folder, "--behind-proxy", "true") as server:  # many clients on one address
        figures.append(Figure("idle memory", server.memory_kb() / 1024, "<= 25", "MB"))
        figures.append(Figure("per idle connection", idle_connection_kb(server), "<= 4", "KB"))
        for path in ("/fr/", f"/fr/p/{slug}", "/api/v1/products?limit=100", "/fr/c/chaudieres"):
            wrk(server.url + path, seconds, threads=2)
        figures.append(Figure("memory after load", server.memory_kb() / 1024, "<= 64", "MB"))
    figures.append(Figure("stripped program", stripped_size_mb(folder), "<= 20", "MB"))
    say("pages while passwords are hashed")
    figures.append(hashing_ratio(database, folder, slug, seconds, count))
    return figures
