"""A catalogue of a million products beside one of ten thousand: what the slowest hundredth of readers waits."""
from . import processes
from .http import rounds
from .postgres import Cluster, fill, slug_script
from .processes import say, wrk
from .table import ratio

SMALL, LARGE = 10_000, 1_000_000
READS = (
    ("product detail", None),
    ("product list, featured first", "/api/v1/products?limit=24"),
    ("product list, newest in stock", "/api/v1/products?limit=24&sort=newest&inStock=true"),
)


def p99_ms(server, path, products, folder, seconds):
    if path is None:
        return wrk(server.url, seconds, connections=4, script=slug_script(folder, products)).p99_ms
    return wrk(server.url + path, seconds, connections=4).p99_ms


def measure(folder, seconds, count):
    say(f"PostgreSQL: {LARGE:,} products beside {SMALL:,}; filling takes minutes")
    figures = []
    with Cluster("bench-large") as large, Cluster("bench-small") as small:
        for cluster, products in ((small, SMALL), (large, LARGE)):
            fill(cluster.uri, products)
            cluster.sql("VACUUM ANALYZE")
        with processes.program(large.uri, folder, "--cache-mb", "0") as many, \
                processes.program(small.uri, folder, "--cache-mb", "0") as few:
            for name, path in READS:
                slow, quick = rounds(
                    count,
                    lambda: p99_ms(many, path, LARGE, folder, seconds),
                    lambda: p99_ms(few, path, SMALL, folder, seconds))
                figures.append(ratio(f"p99 of a {name}, nothing cached: 1,000,000 products / 10,000", "<= 1.5", slow,
                                     quick, "ms"))
    return figures
