"""Reads on SQLite, beside a bare loop with the same statements and the same JSON."""
import json
import pathlib
import subprocess

from . import processes
from .http import rounds
from .postgres import fill, slug_script
from .processes import BUILT, per_cpu_second, say
from .table import ratio


def bare_loop(file, products, seconds):
    out = subprocess.run([BUILT / "sqlite_detail", file, str(products), str(seconds)], check=True,
                         capture_output=True, text=True).stdout
    return json.loads(out)["per_cpu_second"]


def measure(folder, products, seconds, count):
    say(f"SQLite: {products:,} products beside a bare loop")
    file = pathlib.Path(folder) / "reads.db"
    fill(f"sqlite:{file}", products)
    with processes.program(f"sqlite:{file}", folder, "--cache-mb", "0") as ours:
        script = slug_script(folder, products)
        details = rounds(
            count,
            lambda: per_cpu_second(ours, "/", seconds, script=script),
            lambda: bare_loop(file, products, seconds))
    return [ratio("product detail, nothing cached, SQLite / bare loop with JSON", ">= 0.5", *details,
                  "requests per CPU second")]
