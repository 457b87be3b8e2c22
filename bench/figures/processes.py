"""Programs that are measured: started on private ports, watched through /proc, ended by their ids."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOYER = ROOT / "build/release/foyer"
BUILT = ROOT / "build/bench/bench"
TICKS = os.sysconf("SC_CLK_TCK")


def say(text):
    print(text, file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def get(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=30) as answer:
        return answer.read()


def etag_of(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=30) as answer:
        return answer.headers["ETag"]


def cpu_seconds(pid):
    """Of one process; of a server with workers, ask for its children too."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children(pid):
    out = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout
    return [int(p) for p in out.split()]


def family_cpu_seconds(pid):
    """Of a process, its living children, and the children that have ended."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    ended = (int(fields[13]) + int(fields[14])) / TICKS
    total = cpu_seconds(pid) + ended
    for child in children(pid):
        try:
            total += cpu_seconds(child)
        except FileNotFoundError:
            continue  # it ended between the list and the look, and is counted with its parent next time
    return total


class Server:
    """A process that answers HTTP on a port of its own."""

    def __init__(self, command, port, path="/", environment=None):
        self.url = f"http://127.0.0.1:{port}"
        began = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        while True:
            try:
                get(self.url + path)
                break
            except urllib.error.HTTPError as refused:
                self.process.kill()
                sys.exit(f"bench: {command[0]} answers {path} with {refused.code}")
            except (urllib.error.URLError, ConnectionError):
                if self.process.poll() is not None:
                    sys.exit(f"bench: {command[0]} ended at the start")
                time.sleep(0.002)
        self.started_ms = (time.monotonic() - began) * 1000

    def cpu_seconds(self):
        return family_cpu_seconds(self.process.pid)

    def memory_kb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def program(database, folder, *options, environment=None):
    """The release program, serving."""
    port = free_port()
    command = [FOYER, "--database", database, "--data", folder, "--log-level", "warn", "serve",
               "--listen", f"127.0.0.1:{port}", *options]
    return Server([str(c) for c in command], port, "/healthz", environment)


def foyer(database, *words):
    subprocess.run([FOYER, "--database", database, "--log-level", "warn", *map(str, words)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Load:
    """What wrk said."""

    def __init__(self, out):
        self.requests = int(re.search(r"(\d+) requests in", out)[1])
        self.p99_ms = milliseconds(re.search(r"^\s+99%\s+(\S+)", out, re.M)[1])
        self.text = out


def milliseconds(text):
    for unit, factor in (("us", 0.001), ("ms", 1), ("s", 1000), ("m", 60000)):
        if text.endswith(unit):
            return float(text[: -len(unit)]) * factor
    raise ValueError(text)


def wrk(url, seconds, threads=1, connections=64, script=None, headers=(), environment=None):
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    out = subprocess.run(command + [url], capture_output=True, text=True, check=True,
                         env={**os.environ, **(environment or {})}).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        sys.exit(f"bench: {url}: {bad[1]} answers were faults")
    return Load(out)


def per_cpu_second(server, path, seconds, **how):
    """Requests divided by the CPU time that the server itself used meanwhile."""
    before = server.cpu_seconds()
    load = wrk(server.url + path, seconds, **how)
    return load.requests / (server.cpu_seconds() - before)
