"""Reads on PostgreSQL, beside pgbench with the very statements that the program sent."""
import pathlib
import re
import resource
import subprocess
import sys
import time

from . import processes
from .http import rounds
from .processes import ROOT, family_cpu_seconds, foyer, get, say, wrk
from .table import ratio

SCRIPT = ROOT / "deploy/postgres_cluster"
BIN = pathlib.Path("/usr/lib/postgresql/15/bin")


class Cluster:
    """A private cluster that keeps its promises (fsync), gone at the end."""

    def __init__(self, name, environment=None, options=()):
        self.folder = ROOT / f"build/{name}"
        self.name = name
        self.run("start", "--test", "--durable", environment=environment)
        self.uri = self.run("uri")
        self.home = pathlib.Path(re.search(r"host=([^&]+)", self.uri)[1]).parent
        self.postmaster = int((self.home / "cluster/postmaster.pid").read_text().split()[0])

    def run(self, verb, *options, environment=None):
        done = subprocess.run([SCRIPT, verb, self.folder, "--name", self.name, *options], check=True, text=True,
                              stdout=subprocess.PIPE, env=environment)
        return done.stdout.strip()

    def sql(self, *texts):
        command = [BIN / "psql", self.uri, "-Atq"]
        for text in texts:
            command += ["-c", text]
        return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout.strip()

    def cpu_seconds(self):
        return family_cpu_seconds(self.postmaster)

    def wait_until_left(self, name):
        """Until no session of a program is left: what it used is counted when it has ended."""
        while self.sql(f"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{name}'") != "0":
            time.sleep(0.01)
        time.sleep(0.1)

    def statements_of(self, ask):
        """What the program sends while `ask` runs: (text, parameters) in order."""
        log = self.home / "postgres.log"
        self.sql("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()")
        time.sleep(0.5)  # until every backend has seen it
        before = log.stat().st_size
        ask()
        time.sleep(0.2)
        text = log.read_bytes()[before:].decode()
        self.sql("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()")
        entries = re.split(r"^\d{4}-\d\d-\d\d [^\n]*? (?=LOG:  |DETAIL:  )", text, flags=re.M)
        found = []
        for entry in entries:
            if executed := re.match(r"LOG:  execute [^:]+: (.*)", entry, re.S):
                found.append((executed[1].strip(), []))
            elif entry.startswith("DETAIL:  parameters:") and found:
                found[-1] = (found[-1][0], re.findall(r"\$\d+ = '([^']*)'", entry))
        return found

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run("remove")


def with_variables(sql, prefix):
    return re.sub(r"\$(\d+)", lambda m: f":{prefix}{m[1]}", sql)


def detail_script(statements, products):
    (detail, _), (images, _) = statements
    slug = "('gen-' || lpad(:n::text, 8, '0'))"
    text = with_variables(detail, "a").replace(":a2", slug)
    return (f"\\set n random(0, {products - 1})\n{text} \\gset p_\n"
            f"{with_variables(images, 'b').replace(':b1', ':p_id')};\n"), {"a1": statements[0][1][0]}


def list_script(statements):
    script, variables = "", {}
    for i, (sql, values) in enumerate(statements):
        prefix = f"s{i}_"
        script += with_variables(sql, prefix) + ";\n"
        variables.update({f"{prefix}{n + 1}": v for n, v in enumerate(values)})
    return script, variables


def pgbench(cluster, script, variables, seconds, folder):
    """Transactions divided by the CPU time of pgbench and the server."""
    file = pathlib.Path(folder) / "pgbench.sql"
    file.write_text(script)
    own, servers = resource.getrusage(resource.RUSAGE_CHILDREN), cluster.cpu_seconds()
    command = [BIN / "pgbench", "-n", "-M", "prepared", "-c", "4", "-j", "1", "-T", str(seconds), "-f", file]
    for name, value in variables.items():
        command += ["-D", f"{name}={value}"]
    done = subprocess.run([*command, cluster.uri], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench: pgbench: {done.stderr[-2000:]}\n{script}")
    out = done.stdout
    count = int(re.search(r"actually processed: (\d+)", out)[1])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cluster.wait_until_left("pgbench")
    client = used.ru_utime + used.ru_stime - own.ru_utime - own.ru_stime
    return count / (client + cluster.cpu_seconds() - servers)


def per_total_cpu_second(server, cluster, path, seconds, **how):
    before = server.cpu_seconds() + cluster.cpu_seconds()
    load = wrk(server.url + path, seconds, **how)
    return load.requests / (server.cpu_seconds() + cluster.cpu_seconds() - before)


SLUGS = """
math.randomseed(os.time())
request = function() return wrk.format("GET", string.format("/api/v1/products/gen-%08d", math.random(0, PRODUCTS - 1))) end
"""


def slug_script(folder, products):
    file = pathlib.Path(folder) / f"slugs-{products}.lua"
    file.write_text(SLUGS.replace("PRODUCTS", str(products)))
    return file


def measure(folder, products, seconds, count):
    say(f"PostgreSQL: {products:,} products beside pgbench")
    with Cluster("bench-reads") as cluster:
        fill(cluster.uri, products)
        cluster.sql("VACUUM ANALYZE")
        listing = "/api/v1/products?limit=24"
        with processes.program(cluster.uri, folder, "--cache-mb", "0") as ours:
            statements = cluster.statements_of(lambda: get(ours.url + "/api/v1/products/gen-00000001"))
            detail, values = detail_script(statements, products)
            page, page_values = list_script(cluster.statements_of(lambda: get(ours.url + listing)))
            script = slug_script(folder, products)
            details = rounds(
                count,
                lambda: per_total_cpu_second(ours, cluster, "/", seconds, script=script),
                lambda: pgbench(cluster, detail, values, seconds, folder))
            lists = rounds(
                count,
                lambda: per_total_cpu_second(ours, cluster, listing, seconds),
                lambda: pgbench(cluster, page, page_values, seconds, folder))
    unit = "per total CPU second"
    return [
        ratio("product detail, nothing cached, PostgreSQL / pgbench, same statements", ">= 0.9", *details, unit),
        ratio("list of 24 with total, nothing cached, PostgreSQL / pgbench, same statements", ">= 0.9", *lists, unit),
    ]


def fill(database, products):
    foyer(database, "migrate", "deploy")
    foyer(database, "sample", "load", "--if-empty")
    foyer(database, "sample", "generate", "--products", products)
