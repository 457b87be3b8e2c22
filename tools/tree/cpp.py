"""How C++ reads here."""
import re
from collections.abc import Iterator

from .source import CPP, Fault, Rule, Tree, lines_matching, matches

ALL = ("src/", "tests/", "bench/")

CATCH_ALL = re.compile(r"catch\s*\(\s*\.\.\.\s*\)\s*\{")
# Dispatch answers 500 and main reports; the layers that carry an exception to another thread keep it.
CATCH_ALL_PLACES = ("src/app/dispatch", "src/app/main.cpp", "src/platform/api/dispatch",
                    "src/platform/http/dispatch", "tests/platform/runtime/")
CARRIERS = ("src/platform/runtime/", "src/platform/db/")

FUNCTION = re.compile(r"^(?!namespace\b|struct\b|class\b|enum\b|union\b|extern\b|#|\}|\s).*\{$")


def block(code: str, start: int) -> str:
    """What stands between the brace before `start` and the one that closes it."""
    depth = 1
    for at in range(start, len(code)):
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if depth == 0:
            return code[start:at]
    return code[start:]


def find_catch_all(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(*CPP, under=ALL):
        if source.path.startswith(CATCH_ALL_PLACES):
            continue
        for line, match in matches(source, CATCH_ALL, source.code):
            body = block(source.code, match.end())
            carries = source.path.startswith(CARRIERS) and "current_exception()" in body
            if not carries and not re.search(r"\bthrow;", body):
                yield source.path, line, "catch (...) below dispatch swallows a fiber's unwinding"


def find_function_size(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(*CPP, under=("src/", "bench/")):
        start = 0
        for number, line in enumerate(source.lines, 1):
            if start == 0 and FUNCTION.match(line):
                start = number
            elif start and line == "}":
                if number - start + 1 > 60:
                    yield source.path, start, f"a function of {number - start + 1} lines, 60 at most"
                start = 0
            elif line == "};":
                start = 0


def find_line_length(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(*CPP, under=ALL):
        for number, line in enumerate(source.lines, 1):
            if len(line) > 100:
                yield source.path, number, f"{len(line)} columns, 100 at most"


def find_pragma_once(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(".hpp"):
        if source.lines[0] != "#pragma once":
            yield source.path, 1, "a header begins with #pragma once"


RULES = (
    Rule("catch-all", "catch (...) only at dispatch, or to rethrow or carry", find_catch_all),
    Rule("function-size", "functions of 60 lines at most", find_function_size),
    Rule("line-length", "C++ lines of 100 columns at most", find_line_length),
    Rule("pragma-once", "headers begin with #pragma once", find_pragma_once),
    Rule("using-namespace", "no using namespace in headers", lines_matching(
        (".hpp",), ALL, r"^\s*using\s+namespace\b", "no using namespace in a header")),
    Rule("endl", "no std::endl", lines_matching(
        CPP, ALL, r"\bstd::endl\b", "'\\n' ends a line; endl also flushes")),
    Rule("coroutine", "no coroutines: this compiler gets them wrong", lines_matching(
        CPP, ALL, r"\bco_(await|return|yield)\b", "fibers wait by calling a function")),
    Rule("hidden-clock", "time and random come from platform/base", lines_matching(
        CPP, ("src/",), r"\bsystem_clock::now\b|\bstd::time\(|\brandom_device\b|\bs?rand\(|\bRAND_bytes\b",
        "ask platform/base for time and random", except_under=("src/platform/base/",))),
    Rule("float-money", "money is integer", lines_matching(
        CPP, ("src/",), r"\b(double|float)\s+\w*(price|amount|total|money|tax|cost|fee)",
        "money is an integer of centimes")),
    Rule("test-sleep", "tests do not sleep", lines_matching(
        CPP, ("tests/",), r"\b(sleep_for|sleep_until|usleep|nanosleep|sleep)\s*\(",
        "a test waits for a fact, not for time", except_under=("tests/platform/runtime/",))),
    Rule("commented-code", "no code in comments (headers may show a use)", lines_matching(
        (".cpp",), ALL, r"^\s*//\s*(?:[\w:<>.*&\->]+(?:\s+[\w:<>*&]+)?\s*(?:=[^=].*)?\(.*\);|return\b.*;|\}\s*$)",
        "commented-out code: git remembers it", in_code=False)),
)
