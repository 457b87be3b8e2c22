"""SQL in the sources and in migrations."""
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .source import CPP, Fault, Rule, Source, Tree

STATEMENT = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|UNION|WHERE|AND|ORDER|SET)\b")
MONEY = r"\w*(?:price|amount|total|subtotal|cost|fee|spent)\w*"


def texts(tree: Tree) -> Iterator[tuple[Source, int, str]]:
    """SQL texts and fragments in C++ sources (not in tests), with the line where each begins."""
    for source in tree.files(*CPP, under=("src/",)):
        for line, literal in source.literals:
            if STATEMENT.match(literal):
                yield source, line, literal


def text_rule(pattern: str, message: str, except_under: tuple[str, ...] = ()):
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(tree: Tree) -> Iterator[Fault]:
        for source, line, text in texts(tree):
            if except_under and source.path.startswith(except_under):
                continue
            for match in compiled.finditer(text):
                yield source.path, line + text.count("\n", 0, match.start()), message

    return find


MIGRATION = re.compile(r"migrations/(sqlite|postgres)/(\d{4}_\w+)\.(up|down)\.sql$")


def find_migration_pair(tree: Tree) -> Iterator[Fault]:
    steps = {}
    for path in tree.sources:
        if found := MIGRATION.match(path):
            steps.setdefault(found[2], set()).add((found[1], found[3]))
        elif path.startswith("migrations/") and PurePosixPath(path).suffix == ".sql":
            yield path, 1, "a migration is called NNNN_name.up.sql or NNNN_name.down.sql"
    for name, there in sorted(steps.items()):
        for engine in ("sqlite", "postgres"):
            for way in ("up", "down"):
                if (engine, way) not in there:
                    yield f"migrations/{engine}/{name}.{way}.sql", 1, "is missing beside the others"


PARTIAL = re.compile(r"CREATE\s+(?:UNIQUE\s+)?INDEX[^;]*\bWHERE\b", re.IGNORECASE)


def find_partial_index(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(".sql", under=("migrations/sqlite/",)):
        for match in PARTIAL.finditer(source.text):
            line = source.text.count("\n", 0, match.start()) + 1
            yield source.path, line, "a partial index stops Prisma's introspection of SQLite"


RULES = (
    Rule("sql-clock", "SQL reads no clock and no random", text_rule(
        r"\bnow\s*\(|\bcurrent_(?:timestamp|date|time)\b|\brandom\s*\(|\bgen_random_uuid\b|'now'",
        "time, ids and random are parameters", except_under=("src/platform/schema/",))),
    Rule("sql-like", "LIKE only on a folded column", text_rule(
        r"(?<![\w.])(?!\w*\.?\w*(?:fold|search_text))[\w.]+\s+(?:NOT\s+)?I?LIKE\b(?!\s*:)|\)\s*(?:NOT\s+)?LIKE\b",
        "LIKE compares a folded column, or it differs between engines",
        except_under=("src/platform/db/", "src/platform/schema/"))),
    Rule("sql-money", "no money literal in SQL", text_rule(
        rf"\b{MONEY}\s*(?:[<>=]+|\+|-|\*)\s*[1-9]\d*(?:\.\d+)?\b|(?<![\w.$])\d+\.\d+\b",
        "money is scaled on SQLite: an amount is a parameter")),
    Rule("sql-rate", "no money times rate in SQL", text_rule(
        rf"\b{MONEY}\s*\*\s*[\w.]*(?:rate|percent)|\b[\w.]*(?:rate|percent)\w*\s*\*\s*[\w.]*{MONEY}",
        "both are scaled on SQLite: multiply in the program")),
    Rule("sql-cast", "no PostgreSQL cast in shared SQL", text_rule(
        r"::\s*[a-z_]+\b", "CAST(... AS ...) is read by both engines",
        except_under=("src/platform/db/", "src/platform/schema/"))),
    Rule("sql-star", "columns are named", text_rule(
        r"\bSELECT\s+(?:\w+\.)?\*", "name the columns: a new one shall not change an answer",
        except_under=("src/platform/", "src/care/"))),
    Rule("migration-pair", "each migration exists up and down for both engines", find_migration_pair),
    Rule("sqlite-partial-index", "no partial index on SQLite", find_partial_index),
)
