"""Files reach what they name by includes, though precompiled headers would hide one that is missing."""
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .boundaries import INCLUDE
from .source import CPP, Fault, Rule, Source, Tree

# What is precompiled (cmake/FoyerPrecompiled.cmake, tests/CMakeLists.txt), by the names that need it. A name is
# looked for in the headers that are given, the first of which is the one to add.
PRECOMPILED = tuple((re.compile(names), headers) for names, *headers in (
    (r"\bstd::(sort|stable_sort|find_if|any_of|all_of|none_of|ranges::\w+|count_if|lower_bound|min|max|clamp)\b",
     "algorithm"),
    (r"\bstd::array\b", "array"),
    (r"\bstd::atomic\w*\b", "atomic"),
    (r"\bstd::(from|to)_chars\b", "charconv"),
    (r"\bstd::chrono\b", "chrono"),
    (r"\bstd::function\b", "functional"),
    (r"\bstd::map\b", "map"),
    (r"\bstd::(unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared)\b", "memory"),
    (r"\bstd::(mutex|scoped_lock|lock_guard|unique_lock|once_flag)\b", "mutex", "shared_mutex", "condition_variable"),
    (r"\bstd::(optional|nullopt)\b", "optional"),
    (r"\bstd::set\b", "set"),
    (r"\bstd::span\b", "span"),
    (r"\bstd::[io]?stringstream\b", "sstream"),
    (r"\bstd::(string|to_string)\b", "string"),
    (r"\bstd::string_view\b", "string_view", "string"),
    (r"\bstd::unordered_map\b", "unordered_map"),
    (r"\bstd::vector\b", "vector"),
    (r"\bBOOST_DESCRIBE_\w+|\bboost::describe\b", "boost/describe.hpp", "boost/describe/class.hpp",
     "boost/describe/enum.hpp", "boost/describe/members.hpp"),
    (r"\bboost::mp11\b", "boost/mp11.hpp", "boost/mp11/algorithm.hpp", "boost/mp11/list.hpp"),
    (r"\bfmt::", "fmt/format.h", "fmt/core.h"),
    (r"\bstd::[io]?fstream\b", "fstream"),
    (r"\bstd::(promise|future|async)\b", "future"),
    (r"\bstd::j?thread\b", "thread"),
    (r"\bCLI::", "CLI/CLI.hpp"),
    (r"\b(TEST|TEST_F|TEST_P)\(", "gtest/gtest.h", "gmock/gmock.h"),
    (r"\b(EXPECT|ASSERT)_THAT\(|\busing testing::(ElementsAre|HasSubstr|IsEmpty)\b", "gmock/gmock.h"),
))


class Reach:
    """The headers of others that a file includes, itself or by our headers."""

    def __init__(self, tree: Tree) -> None:
        self.sources = tree.sources
        self.known: dict[str, set[str]] = {}

    def ours(self, path: str, name: str) -> str | None:
        folder = str(PurePosixPath(path).parent)
        return next((p for p in (f"{folder}/{name}", f"src/{name}", f"tests/{name}") if p in self.sources), None)

    def of(self, source: Source) -> set[str]:
        if source.path not in self.known:
            found = self.known[source.path] = set()
            for include in filter(None, map(INCLUDE.match, source.lines)):
                if header := self.ours(source.path, include[2]):
                    found |= self.of(self.sources[header])
                else:
                    found.add(include[2])
        return self.known[source.path]


def find_missing_include(tree: Tree) -> Iterator[Fault]:
    reach = Reach(tree)
    for source in tree.files(*CPP, under=("src/", "tests/")):
        for names, headers in PRECOMPILED:
            if (use := names.search(source.code)) and reach.of(source).isdisjoint(headers):
                line = source.code.count("\n", 0, use.start()) + 1
                yield source.path, line, f"{use[0]} needs <{headers[0]}>"


RULES = (
    Rule("missing-include", "what is precompiled is included all the same", find_missing_include),
)
