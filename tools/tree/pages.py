"""Templates and styles, as the strict content security policy and auto-escape want them."""
from collections.abc import Iterator

from .source import Fault, Rule, Tree, lines_matching

ESCAPE = '{{%AUTOESCAPE context="HTML"}}'
TEMPLATES = (".tpl",)
ANY = ("",)


def find_template_escape(tree: Tree) -> Iterator[Fault]:
    for source in tree.files(*TEMPLATES):
        if not source.text.startswith(ESCAPE):
            yield source.path, 1, f"a template begins with {ESCAPE}"


def template_rule(pattern: str, message: str, except_under: tuple[str, ...] = ()):
    return lines_matching(TEMPLATES, ANY, pattern, message, except_under, in_code=False)


RULES = (
    Rule("template-escape", "every template asks for auto-escape", find_template_escape),
    Rule("template-style", "no style attribute or element", template_rule(
        r"\sstyle\s*=|<style\b", "the policy forbids inline styles",
        except_under=("templates/mail/",))),  # a mail has no policy and no style sheet
    Rule("template-script", "no inline script", template_rule(
        r"\son(?:[a-z]*(?:click|change|submit|load|error|input|reset|toggle|scroll|focus|blur)|"
        r"(?:key|mouse|pointer|touch)[a-z]+)\s*=|<script(?![^>]*\b(?:src=|ld\+json))|javascript:",
        "the policy forbids inline scripts")),
    Rule("template-raw", "unescaped output only for our own serializer's data block", template_rule(
        r"(?<!ld\+json\">)\{\{\w+[^}]*:none\b", "only an ld+json block may go out unescaped")),
    Rule("physical-side", "logical sides, so that right to left costs nothing", lines_matching(
        (".css",), ANY,
        r"(?:^|[{;\s])(?:margin|padding|border)-(?:left|right)\b|(?:^|[{;\s])(?:left|right)\s*:|"
        r"(?:float|text-align)\s*:\s*(?:left|right)",
        "use inline-start and inline-end", in_code=False)),
)
