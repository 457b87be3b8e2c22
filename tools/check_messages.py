#!/usr/bin/env python3
"""Checks the words of the interface: messages/fr.json, ar.json, en.json against each other and against their use.

Fails when a key is missing in a language, when the arguments of a message differ between languages, when a template
([[key]]) or a C++ file ("key"_msg) uses a key that is written nowhere, and when a key is used nowhere. Keys that are
put together at run time stand under a prefix of RUN_TIME_PREFIXES.

The texts of messages/ and data/ are also held against tools/glossary.json: for each language, which term to `say` and
the pattern that must `not` occur. A plural in Arabic names its forms for two and few.
"""
import json
import pathlib
import re
import sys

LANGUAGES = ("fr", "ar", "en")
RUN_TIME_PREFIXES = ("code.", "field_error.")
KEY = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
IN_TEMPLATE = re.compile(r"\[\[([a-z0-9_]+(?:\.[a-z0-9_]+)+)\]\]")
IN_CODE = re.compile(r'"([^"\n]+)"_msg\b')


def read(path, faults):
    def unique(pairs):
        keys = [key for key, _ in pairs]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            faults.append(f"{path.name}: {key} stands twice")
        return dict(pairs)

    words = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
    for key, value in words.items():
        if not KEY.match(key):
            faults.append(f"{path.name}: {key} is not a dotted key")
        if not isinstance(value, str) or not value.strip():
            faults.append(f"{path.name}: {key} has no text")
        elif "{{" in value or "[[" in value or value != value.strip():
            faults.append(f"{path.name}: {key} holds a template mark or outer white space")
    return words


def arguments(text):
    """Names of the arguments of an ICU message, at any depth."""
    return set(re.findall(r"\{\s*([a-z_]+)\s*[,}]", text))


def used_keys(root):
    for path in sorted((root / "templates").rglob("*.tpl")):
        for key in IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield key, path
    for path in sorted((root / "src").rglob("*.[ch]pp")):
        code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for key in IN_CODE.findall(code):
            yield key, path


def texts_in(value, language=None):
    """Each text below a key that is a language, with that language."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from texts_in(each, key if key in LANGUAGES else language)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each, language)
    elif isinstance(value, str) and language:
        yield language, value


def against_glossary(glossary, language, text):
    for entry in glossary.get(language, []):
        found = re.search(entry["not"], text)
        if found:
            yield f"“{found.group().strip()}”: say “{entry['say']}”"


def check_terms(root, words, faults):
    glossary = json.loads((root / "tools/glossary.json").read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        for key, text in words[lang].items():
            faults += [f"{lang}.json: {key}: {fault}" for fault in against_glossary(glossary, lang, text)]
            if lang == "ar" and ", plural," in text:
                if not all(f"{form} {{" in text for form in ("two", "few")):
                    faults.append(f"ar.json: {key}: the plural lacks a form for two or few")
    for path in sorted((root / "data").rglob("*.json")):
        for language, text in texts_in(json.loads(path.read_text(encoding="utf-8"))):
            faults += [f"{path.name}: {fault}" for fault in against_glossary(glossary, language, text)]


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    faults = []
    words = {lang: read(root / "messages" / f"{lang}.json", faults) for lang in LANGUAGES}
    every = sorted(set().union(*words.values()))
    for key in every:
        for lang in LANGUAGES:
            if key not in words[lang]:
                faults.append(f"{lang}.json: {key} is missing")
        sets = {lang: arguments(words[lang][key]) for lang in LANGUAGES if key in words[lang]}
        if len({frozenset(names) for names in sets.values()}) > 1:
            faults.append(f"{key}: the arguments differ between the languages")
    check_terms(root, words, faults)
    used = set()
    for key, path in used_keys(root):
        used.add(key)
        if key not in every:
            faults.append(f"{path.relative_to(root)}: {key} is written in no language")
    for key in every:
        if key not in used and not key.startswith(RUN_TIME_PREFIXES):
            faults.append(f"{key} is used nowhere")
    for fault in faults:
        print("messages:", fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
