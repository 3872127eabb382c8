#!/usr/bin/python3
"""What CTemplate's AUTOESCAPE does not see, and what every page of ours keeps to.

Prints file:line: words for each fault and ends with 1 where there is one.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
HEAD = '{{%AUTOESCAPE context="HTML"}}'
COMMENT = re.compile(r"\{\{!.*?\}\}", re.S)
MARK = re.compile(r"\{\{([#/>]?)([A-Z][A-Z0-9_]*)((?::[\w-]+)*)\}\}")
VALUE = "\x01"  # stands where a variable's value will be
TAG = re.compile(r"<(/?)([a-zA-Z\x01][\w\x01-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
# attributes that AUTOESCAPE would fill as plain text although they run or load something
GAPS = re.compile(r"on\w+|formaction|xlink:href|srcset|poster|srcdoc|x-.*|hx-.*|@.*|:.*")
MODIFIERS = {"", ":u", ":p", ":json_escape", ":x-markdown", ":x-rendered"}
# AUTOESCAPE makes one space of a line's end; what people wrote in lines keeps them by :p
IN_LINES = re.compile(r"(?:<textarea\b[^<]*>|class=\"said\">)\{\{([A-Z_]+)\}\}<")


def keep_lines(match):
    return "\n" * match.group(0).count("\n")


def faults_of(path, icons):
    text = path.read_text()
    mail = "mail" in path.relative_to(TEMPLATES).parts
    if text.split("\n", 1)[0] != HEAD:
        yield 1, f"the first line is not {HEAD}"
    text = COMMENT.sub(keep_lines, text)
    for match in MARK.finditer(text):
        if match.group(3) not in MODIFIERS:
            yield text.count("\n", 0, match.start()) + 1, f"modifier {match.group(3)} is not one of ours"
    for match in IN_LINES.finditer(text):
        yield (text.count("\n", 0, match.start()) + 1,
               f"{match.group(1)} loses its line ends: write {{{{{match.group(1)}:p}}}}")
    for match in re.finditer(r"\{\{ICONS_URL\}\}#([\w-]+)", text):
        if match.group(1) not in icons and not re.match(r"(status|device)-$", match.group(1)):
            yield text.count("\n", 0, match.start()) + 1, f"no icon {match.group(1)} in templates/assets/icons.txt"
    page = MARK.sub(lambda m: VALUE if m.group(1) == "" else "", text)
    form, awaits_csrf = None, False
    for match in TAG.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        closing, tag, rest = match.group(1), match.group(2).lower(), match.group(3)
        if VALUE in tag:
            yield line, "a variable in a tag's name"
        attributes = {}
        for attribute in ATTRIBUTE.finditer(rest):
            name, value = attribute.group(1).lower(), attribute.group(2)
            attributes[name] = (value or "").strip("\"'")
            if VALUE in name:
                yield line, "a variable in an attribute's name, or outside of quotes"
            if value and VALUE in value and value[0] not in "\"'":
                yield line, f"the value of {name} is not quoted"
            if GAPS.fullmatch(name):
                yield line, f"{name}: AUTOESCAPE does not know this attribute"
            if name == "style" and not mail:
                yield line, "the content security policy forbids style attributes"
        if mail:
            continue
        if tag == "style" or (tag == "script" and not closing and "src" not in attributes):
            yield line, f"the content security policy forbids <{tag}> with its text in the page"
        if tag == "button" and not closing and "type" not in attributes:
            yield line, "a button without a type"
        if tag == "form":
            form = None if closing else attributes
            awaits_csrf = not closing and attributes.get("method", "get").lower() == "post"
        elif awaits_csrf and not closing:
            if tag != "input" or attributes.get("name") != "csrf":
                yield line, "csrf is not the first field of this form"
            awaits_csrf = False
        if tag == "input" and attributes.get("type") == "file" and form is not None \
                and form.get("enctype") != "multipart/form-data":
            yield line, "a form with files needs enctype multipart/form-data"


def main():
    icons = {line.split()[0] for line in (TEMPLATES / "assets/icons.txt").read_text().splitlines()
             if line.split("#")[0].split()}
    found = 0
    for path in sorted(TEMPLATES.rglob("*.tpl")):
        if "node_modules" in path.parts or path.name.endswith(".txt.tpl"):
            continue
        for line, words in faults_of(path, icons):
            print(f"{path.relative_to(ROOT)}:{line}: {words}")
            found += 1
    sys.exit(1 if found else 0)


main()
