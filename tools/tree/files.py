"""Files and folders, words that may not stay, documents."""
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .source import CPP, Fault, Rule, Tree

LIMITED = CPP + (".mjs", ".js", ".ts", ".tsx", ".css", ".tpl", ".py", ".sh", ".cmake", ".txt")
MADE = ("web/types/",)  # by tools/generate, as long as the schema is
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
FOLDERS = {"util", "utils", "helper", "helpers", "common", "misc", "shared"}
TITLE = re.compile(r"^# \S")


def find_file_size(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(*LIMITED):
        if source.path.startswith(MADE):
            continue
        count = source.text.count("\n")
        if count > 600:
            yield source.path, 601, f"{count} lines, 600 at most"


def find_unfinished(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(""):
        for number, line in enumerate(source.lines, 1):
            if found := UNFINISHED.search(line):
                yield source.path, number, f"{found[0]}: finish it or say it in an issue"


def find_machine_path(tree: Tree) -> Iterator[Fault]:
    # Somebody's home, and wherever this very clone happens to lie (a temporary folder is nowhere).
    places = {"home", "root", "Users"} | {tree.root.strip("/").split("/")[0]} - {"tmp", "var", ""}
    pattern = re.compile(rf"(?<![\w.$}}/*~-])/(?:{'|'.join(sorted(places))})/")
    for source in tree.files(""):
        for number, line in enumerate(source.lines, 1):
            if pattern.search(line):
                yield source.path, number, "a path of one machine"


def find_whitespace(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(""):
        for number, line in enumerate(source.lines, 1):
            if line != line.rstrip():
                yield source.path, number, "white space at the end of the line"
            if "\t" in line and source.path.endswith(LIMITED + (".json", ".sql", ".md")):
                yield source.path, number, "a tab"
        if source.text and not source.text.endswith("\n"):
            yield source.path, len(source.lines), "no newline at the end of the file"
        if source.text.endswith("\n\n"):
            yield source.path, len(source.lines) - 1, "empty lines at the end of the file"


def find_module_readme(tree: Tree) -> Iterator[Fault]:
    modules = set()
    for path in tree.sources:
        parts = PurePosixPath(path).parts
        if len(parts) > 3 and parts[0] == "src":
            modules.add("/".join(parts[:3]))
    for module in sorted(modules):
        if f"{module}/README.md" not in tree.sources:
            yield f"{module}/README.md", 1, "a module says its purpose and invariants in a README.md"


def find_folder_name(tree: Tree) -> Iterator[Fault]:
    for path in tree.sources:
        bad = FOLDERS.intersection(PurePosixPath(path).parent.parts)
        if path.startswith(("src/", "tests/")) and bad:
            yield path, 1, f"a folder called {bad.pop()} holds everything: name the subject"


def find_markdown_title(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(".md"):
        fenced = False
        titles = []
        for number, line in enumerate(source.lines, 1):
            if line.startswith("```"):
                fenced = not fenced
            elif not fenced and TITLE.match(line):
                titles.append(number)
        if titles[:1] != [1]:
            yield source.path, 1, "a document begins with its title: # Title"
        for number in titles[1:]:
            yield source.path, number, "a document has one title"


def find_lock_file(tree: Tree) -> Iterator[Fault]:
    for source in tree.files("package-lock.json"):
        for number, line in enumerate(source.lines, 1):
            if '"resolved":' in line:
                yield source.path, number, "npm install --omit-lockfile-registry-resolved"


RULES = (
    Rule("file-size", "files of 600 lines at most", find_file_size),
    Rule("unfinished", "nothing marked as unfinished", find_unfinished),
    Rule("machine-path", "no path of one machine", find_machine_path),
    Rule("whitespace", "clean line ends, no tabs, one newline at the end", find_whitespace),
    Rule("module-readme", "every module has a README.md", find_module_readme),
    Rule("folder-name", "no folder that attracts everything", find_folder_name),
    Rule("markdown-title", "one title a document, at its beginning", find_markdown_title),
    Rule("lock-file", "lock files name no host", find_lock_file),
)
