"""Orders: durable, on a disk of one millisecond."""
import json
import os
import pathlib
import re
import sqlite3
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
    """What the scripts of wrk need to know to buy."""

    def __init__(self, server, folder):
        self.server = server
        ids = []
        for page in range(1, 21):
            items = json.loads(get(f"{server.url}/api/v1/products?limit=100&inStock=true&page={page}"))["items"]
            ids += [i["id"] for i in items if i["stockQuantity"] >= 10]
        file = pathlib.Path(folder) / "products"
        file.write_text("\n".join(ids) + "\n")
        zones = json.loads(get(server.url + "/api/v1/delivery/wilayas"))["items"]
        self.rate = next(z["rate"] for z in zones if z["slug"] == "alger")
        self.environment = {"FOYER_BENCH_PRODUCTS": str(file), "FOYER_BENCH_RATE": self.rate}
        self.run = 0

    def placed(self, script, clients, seconds, environment):
        """How many orders a script of wrk placed in a second."""
        out = subprocess.run(
            ["wrk", f"-t{clients}", f"-c{clients}", f"-d{seconds}s", "-s", ROOT / "bench" / script, self.server.url],
            check=True, capture_output=True, text=True,
            env={**os.environ, "FOYER_BENCH_SCRIPTS": str(ROOT / "bench"), **environment}).stdout
        placed, refused = map(int, re.search(r"orders (\d+) refused (\d+)", out).groups())
        if refused:
            say(f"  {refused} orders were refused: {out.splitlines()[-1][:300]}")
        return placed / float(re.search(r"requests in ([\d.]+)s", out)[1])

    def purchases_per_second(self, clients, seconds):
        """Completed purchases: a cart, its line, and the order."""
        self.run += 1
        return self.placed("place_order.lua", clients, seconds,
                           {**self.environment, "FOYER_BENCH_RUN": str(self.run)})

    def filled_carts_per_second(self, run, clients, carts, seconds):
        """Orders of carts that were filled before."""
        total = f"{3000 + float(self.rate):.2f}"
        return self.placed("order_carts.lua", clients, seconds, {
            "FOYER_BENCH_RUN": str(run), "FOYER_BENCH_TOTAL": total, "FOYER_BENCH_CARTS": str(carts)})


NEVER_SOLD_OUT = "UPDATE products SET stock_quantity = stock_quantity + 1000000"


def on_sqlite(folder, seconds, count):
    say("SQLite: orders, 32 clients beside one")
    file = pathlib.Path(folder) / "orders.db"
    database = f"sqlite:{file}"
    fill(database, 10_000)
    with sqlite3.connect(file) as filled:
        filled.execute(NEVER_SOLD_OUT)
    with processes.program(database, folder, "--behind-proxy", "true", environment=slow_disk()) as server:
        shop = Shop(server, folder)
        together = rounds(count, lambda: shop.purchases_per_second(32, seconds),
                          lambda: shop.purchases_per_second(1, seconds))
    return [ratio("orders on SQLite, 32 waiting / one transaction at a time", ">= 4", *together, "orders per second")]


PRODUCTS_AT_ONE_PRICE = """
CREATE TABLE bench_products AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS number, id FROM products WHERE is_active ORDER BY id LIMIT 399;
UPDATE products SET price = 1000, sale_price = NULL, stock_quantity = stock_quantity + 1000000
    WHERE id IN (SELECT id FROM bench_products);
"""

# Carts of three lines; all have the same total. A token has 43 characters.
FILL = """
INSERT INTO customers (id, is_guest, cart_token_hash, language, total_spent, order_count, created_at, updated_at)
    SELECT format('bench-%s-%s-%s', {run}, t, n), true,
        encode(sha256(('bench-cart-' || lpad('{run}', 8, '0') || '-' || lpad(t::text, 8, '0') || '-' ||
            lpad(n::text, 14, '0'))::bytea), 'hex'), 'fr', 0, 0, now(), now()
    FROM generate_series(1, {threads}) t, generate_series(1, {carts}) n;
INSERT INTO cart_items (id, customer_id, product_id, quantity, seen_price, created_at, updated_at)
    SELECT format('bench-%s-%s-%s-%s', {run}, t, n, l), format('bench-%s-%s-%s', {run}, t, n), p.id, 1, 1000,
        now(), now()
    FROM generate_series(1, {threads}) t CROSS JOIN generate_series(1, {carts}) n CROSS JOIN generate_series(0, 2) l
    JOIN bench_products p ON p.number = ((t * 7919 + n) % 133) * 3 + l;
"""


def on_postgres(folder, seconds, count):
    say("PostgreSQL: orders of filled carts, 16 clients beside the rate of the disk")
    clients, carts = 16, 400 * seconds
    with Cluster("bench-orders", environment={**os.environ, **slow_disk()}) as cluster:
        fill(cluster.uri, 10_000)
        with processes.program(cluster.uri, folder, "--behind-proxy", "true") as server:
            shop = Shop(server, folder)
            cluster.sql(PRODUCTS_AT_ONE_PRICE)
            runs = iter(range(1, 1000))

            def orders():
                run = next(runs)
                cluster.sql(FILL.format(run=run, threads=clients, carts=carts))
                cluster.sql("ANALYZE customers, cart_items")  # as autovacuum does within a minute
                return shop.filled_carts_per_second(run, clients, carts, seconds)

            orders, syncs = rounds(count, orders, lambda: sync_rate(folder))
    return [ratio("orders of 3 lines on PostgreSQL, 16 clients / fsync rate", ">= 3", orders, syncs, "per second")]


def measure(folder, seconds, count):
    return on_postgres(folder, seconds, count) + on_sqlite(folder, seconds, count)
