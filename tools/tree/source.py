"""The source tree as the rules see it: texts by path, and C++ split into code and string literals."""
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Fault = tuple[str, int, str]  # path, line, message

# Bytes for machines, whatever they look like.
BYTES = ("tests/fuzz/corpus/",)

BINARY = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".woff2", ".gz", ".db", ".pdf"}

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)\""""
    r"""|"(?P<text>(?:[^"\\\n]|\\.)*)\""""
    r"""|(?P<char>(?<![0-9A-Za-z_])'(?:[^'\\\n]|\\.)+')""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Rule:
    id: str
    promise: str
    find: Callable[["Tree"], Iterator[Fault]]


class Source:
    """One text file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _split(self) -> tuple[str, list[tuple[int, str]]]:
        literals: list[tuple[int, str]] = []
        code: list[str] = []
        at = 0
        after_literal = -1  # where the last literal ended
        for token in TOKEN.finditer(self.text):
            code.append(self.text[at : token.start()])
            literal = token["raw"] if token["raw"] is not None else token["text"]
            if literal is not None:
                if after_literal >= 0 and not self.text[after_literal : token.start()].strip():
                    # Literals with only space between them are one text to the compiler.
                    first, before = literals[-1]
                    gap = self.text.count("\n", after_literal, token.start())
                    literals[-1] = (first, before + "\n" * gap + literal)
                else:
                    literals.append((self.text.count("\n", 0, token.start()) + 1, literal))
                code.append('""')
                after_literal = token.end()
            code.append("\n" * token[0].count("\n"))
            at = token.end()
        code.append(self.text[at:])
        return "".join(code), literals

    @property
    def code(self) -> str:
        """C++ without comments and with every string literal empty; lines stay where they are."""
        return self._split[0]

    @property
    def literals(self) -> list[tuple[int, str]]:
        """String literals with the line where each begins."""
        return self._split[1]


class Tree:
    """Every file that git holds or would add."""

    def __init__(self, texts: dict[str, str], root: str = "/clone") -> None:
        self.root = root
        self.sources = {path: Source(path, text) for path, text in sorted(texts.items())}

    def files(self, *suffixes: str, under: tuple[str, ...] = ("",)) -> Iterator[Source]:
        for path, source in self.sources.items():
            if path.startswith(under) and path.endswith(suffixes):
                yield source


def read_tree(root: Path) -> Tree:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, check=True, capture_output=True, text=True,
    ).stdout
    texts = {}
    for path in filter(None, listing.split("\0")):
        file = root / path
        if file.suffix not in BINARY and not path.startswith(BYTES) and file.is_file():
            texts[path] = file.read_text(encoding="utf-8")
    return Tree(texts, str(root))


def matches(source: Source, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the pattern stands in the text of a source, with line numbers."""
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match


def lines_matching(
    suffixes: tuple[str, ...],
    under: tuple[str, ...],
    pattern: str,
    message: str,
    except_under: tuple[str, ...] = (),
    in_code: bool = True,
) -> Callable[[Tree], Iterator[Fault]]:
    """A rule body: the pattern may not occur (in C++ code outside comments and texts, by default)."""
    compiled = re.compile(pattern, re.MULTILINE)

    def find(tree: Tree) -> Iterator[Fault]:
        for source in tree.files(*suffixes, under=under):
            if except_under and source.path.startswith(except_under):
                continue
            for line, _ in matches(source, compiled, source.code if in_code else source.text):
                yield source.path, line, message

    return find


CPP = (".hpp", ".cpp")
