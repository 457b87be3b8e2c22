"""Orders: durable, on a disk of one millisecond."""
import json
import os
import pathlib
import re
import subprocess
import time

from . import processes
from .http import rounds
from .postgres import Cluster, fill
from .processes import BUILT, ROOT, get, say
from .table import Figure, ratio


def slow_disk():
    return {"LD_PRELOAD": str(BUILT / "libslow_fsync.so")}


def sync_rate(folder, seconds=1.0):
    """How often a second this disk makes 8 KB durable, with the same millisecond."""
    program = (
        "import os, sys, time\n"
        "f = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY); n = 0; end = time.monotonic() + float(sys.argv[2])\n"
        "while time.monotonic() < end:\n"
        "    os.pwrite(f, b'x' * 8192, 0); os.fdatasync(f); n += 1\n"
        "print(n)\n")
    file = pathlib.Path(folder) / "sync"
    done = subprocess.run(["python3", "-c", program, file, str(seconds)], check=True, capture_output=True, text=True,
                          env={**os.environ, **slow_disk()})
    file.unlink()
    return int(done.stdout) / seconds


class Shop:
    """What the script of wrk needs to know to buy."""

    def __init__(self, server, folder):
        self.server = server
        ids = []
        for page in range(1, 21):
            items = json.loads(get(f"{server.url}/api/v1/products?limit=100&inStock=true&page={page}"))["items"]
            ids += [i["id"] for i in items if i["stockQuantity"] >= 10]
        file = pathlib.Path(folder) / "products"
        file.write_text("\n".join(ids) + "\n")
        zones = json.loads(get(server.url + "/api/v1/delivery/wilayas"))["items"]
        rate = next(z["rate"] for z in zones if z["slug"] == "alger")
        self.environment = {"FOYER_BENCH_PRODUCTS": str(file), "FOYER_BENCH_RATE": rate}
        self.run = 0

    def orders_per_second(self, clients, seconds):
        """Completed purchases: a cart, its line, and the order."""
        self.run += 1
        environment = {**os.environ, **self.environment, "FOYER_BENCH_RUN": str(self.run)}
        out = subprocess.run(
            ["wrk", f"-t{clients}", f"-c{clients}", f"-d{seconds}s", "-s", ROOT / "bench/place_order.lua", self.server.url],
            check=True, capture_output=True, text=True, env=environment).stdout
        placed, refused = map(int, re.search(r"orders (\d+) refused (\d+)", out).groups())
        if refused:
            say(f"  {refused} orders were refused")
        return placed / seconds


def on_sqlite(folder, seconds, count):
    say("SQLite: orders, 32 clients beside one")
    database = f"sqlite:{folder}/orders.db"
    fill(database, 10_000)
    with processes.program(database, folder, "--behind-proxy", "true", environment=slow_disk()) as server:
        shop = Shop(server, folder)
        together = rounds(count, lambda: shop.orders_per_second(32, seconds), lambda: shop.orders_per_second(1, seconds))
    return [ratio("orders on SQLite, 32 waiting / one transaction at a time", ">= 4", *together, "orders per second")]


def on_postgres(folder, seconds, count):
    say("PostgreSQL: orders, 16 clients beside the rate of the disk")
    with Cluster("bench-orders", environment={**os.environ, **slow_disk()}) as cluster:
        fill(cluster.uri, 10_000)
        with processes.program(cluster.uri, folder, "--behind-proxy", "true") as server:
            shop = Shop(server, folder)
            orders, syncs = rounds(count, lambda: shop.orders_per_second(16, seconds), lambda: sync_rate(folder))
    return [ratio("orders on PostgreSQL, 16 clients / fsync rate", ">= 3", orders, syncs, "per second")]


def measure(folder, seconds, count):
    return on_postgres(folder, seconds, count) + on_sqlite(folder, seconds, count)
