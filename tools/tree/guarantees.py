"""docs/guarantees.md: every test that it names is there."""
import re
from collections.abc import Iterator

from .source import Fault, Rule, Tree

DOCUMENT = "docs/guarantees.md"
PROOF = re.compile(r"`((?:tests|tools)/[\w./-]+)`(?: \"([^\"]+)\")?")


def find_guarantee(tree: Tree) -> Iterator[Fault]:
    document = tree.sources.get(DOCUMENT)
    if document is None:
        return
    for number, line in enumerate(document.lines, 1):
        proofs = PROOF.findall(line)
        if line.startswith("| ") and not line.startswith("| Promise") and not proofs:
            yield DOCUMENT, number, "a promise without the test that proves it"
        for path, name in proofs:
            source = tree.sources.get(path)
            if source is None:
                yield DOCUMENT, number, f"{path} is not there"
            elif name and name not in source.text:
                yield DOCUMENT, number, f"{path} has no test \"{name}\""


RULES = (
    Rule("guarantee", "each promise of docs/guarantees.md names tests that are there", find_guarantee),
)
