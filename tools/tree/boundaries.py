"""Who may include what: the wings of the house, the modules of the platform, the drivers."""
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .source import CPP, Fault, Rule, Tree

# A wing may use the wings of a lower number and itself.
WINGS = {
    "platform": 0, "people": 1, "shop": 2, "field": 3,
    "insight": 4, "notify": 4, "care": 4, "site": 5, "app": 6,
}

PLATFORM = {
    "base": set(),
    "json": {"base"},
    "i18n": {"base", "json"},
    "schema": {"base", "json"},
    "runtime": {"base"},
    "db": {"base", "json", "schema", "runtime"},
    "http": {"base", "json", "i18n", "runtime"},
    "api": {"base", "json", "i18n", "schema", "runtime", "db", "http"},
}

# Drivers of sockets and databases, and the only places that may know them.
DRIVERS = (
    (re.compile(r"boost/(asio|beast)"), (
        "src/platform/runtime/", "src/platform/db/postgres", "src/app/server", "tests/", "bench/")),
    (re.compile(r"boost/context|boost/coroutine"), ("src/platform/runtime/", "tests/", "bench/")),
    (re.compile(r"sqlite3\.h|libpq"), ("src/platform/db/", "tests/platform/db/", "bench/")),
    (re.compile(r"ctemplate/"), ("src/platform/", "src/site/", "src/notify/", "tests/")),
    (re.compile(r"curl/"), ("src/notify/", "src/platform/", "src/care/")),
)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(tree: Tree, under: tuple[str, ...]) -> Iterator[tuple[str, int, str, str]]:
    for source in tree.files(*CPP, under=under):
        for number, line in enumerate(source.lines, 1):
            if found := INCLUDE.match(line):
                yield source.path, number, found[1], found[2]


def place(path: str) -> tuple[str, str]:
    """The wing and the module of a path below src."""
    parts = PurePosixPath(path).parts
    return parts[0], parts[1] if len(parts) > 2 else ""


def find_wing_order(tree: Tree) -> Iterator[Fault]:
    for path, line, _, name in includes(tree, ("src/",)):
        mine, theirs = place(path.removeprefix("src/"))[0], place(name)[0]
        if theirs not in WINGS or mine not in WINGS or mine == theirs:
            continue
        if WINGS[theirs] >= WINGS[mine]:
            yield path, line, f"{mine} may not use {theirs}, which stands beside or above it"


def find_platform_order(tree: Tree) -> Iterator[Fault]:
    for path, line, _, name in includes(tree, ("src/platform/",)):
        mine = place(path.removeprefix("src/"))[1]
        wing, theirs = place(name)
        if wing != "platform" or mine == theirs:
            continue
        if mine not in PLATFORM:
            yield path, line, f"platform/{mine} has no place in the order of tools/tree/boundaries.py"
        elif theirs not in PLATFORM[mine]:
            yield path, line, f"platform/{mine} may not use platform/{theirs}"


def find_drivers(tree: Tree) -> Iterator[Fault]:
    for path, line, _, name in includes(tree, ("src/", "tests/", "bench/")):
        for pattern, allowed in DRIVERS:
            if pattern.match(name) and not path.startswith(allowed):
                yield path, line, f"{name} is known only to {', '.join(allowed)}"


def find_include_form(tree: Tree) -> Iterator[Fault]:
    for path, line, bracket, name in includes(tree, ("src/",)):
        if bracket == '"' and place(name)[0] not in WINGS:
            yield path, line, f'"{name}": our headers are named from src, others in angle brackets'
        if bracket == "<" and place(name)[0] in WINGS and name.endswith(".hpp"):
            yield path, line, f"<{name}>: our headers stand in quotes"


RULES = (
    Rule("wing-order", "platform <- people <- shop <- field <- {insight, notify, care} <- site <- app",
         find_wing_order),
    Rule("platform-order", "the order of modules inside the platform", find_platform_order),
    Rule("driver-include", "sockets and drivers stay behind the platform", find_drivers),
    Rule("include-form", "our headers are named from src", find_include_form),
)
