"""Writes a C++ header a template, with a constant for each of its names.

usage: names.py TEMPLATES_FOLDER OUTPUT_FOLDER

templates/work/show.tpl becomes OUTPUT/tpl/work/show.hpp: namespace latchkey::tpl::work_show with
`kFile` and one constant a name: `Var TITLE`, `Section ROW`, `Include BODY`. A page that misspells a
name does not compile, and one that gives text to a section neither. OUTPUT/tpl/all_vars.hpp lists
every variable, for the tests that look for unset ones. A header that would not change is not
written, so a changed word in a template compiles nothing again.
"""
import pathlib
import re
import sys

TAG = re.compile(r"\{\{([#/>]?)([A-Z][A-Z0-9_]*)(?::[^}]*)?\}\}")
COMMENT = re.compile(r"\{\{!.*?\}\}", re.S)
KINDS = {"": "Var", "#": "Section", ">": "Include"}
HEAD = '// Made by templates/names.py. Not to be edited.\n#pragma once\n#include "core/base/template_name.hpp"\n\n'


def names_of(text):
    """name -> kind in order of first use; a name of two kinds is an error of the template."""
    found = {}
    for mark, name in TAG.findall(COMMENT.sub("", text)):
        if mark == "/" or name.endswith("_separator"):
            continue
        kind = KINDS[mark]
        if found.setdefault(name, kind) != kind:
            raise ValueError(f"{name} is both a {found[name]} and a {kind}")
    return found


def write_if_changed(path, text):
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def main():
    root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) / "tpl"
    all_vars = set()
    for path in sorted(root.rglob("*.tpl")):
        relative = path.relative_to(root)
        if "node_modules" in relative.parts:
            continue
        try:
            names = names_of(path.read_text())
        except ValueError as error:
            sys.exit(f"{path}: {error}")
        space = re.sub(r"\W", "_", str(relative.with_suffix("")))
        lines = [f"namespace latchkey::tpl::{space} {{",
                 f'inline constexpr TemplateFile kFile{{"{relative}"}};']
        for name, kind in sorted(names.items()):
            lines.append(f'inline constexpr {kind} {name}{{"{name}"}};')
            if kind == "Var":
                all_vars.add(name)
        lines.append(f"}}  // namespace latchkey::tpl::{space}\n")
        write_if_changed(out / relative.with_suffix(".hpp"), HEAD + "\n".join(lines))
    quoted = ", ".join(f'"{name}"' for name in sorted(all_vars)) or '""'
    write_if_changed(out / "all_vars.hpp",
                     HEAD + "namespace latchkey::tpl {\n"
                     f"inline constexpr const char* kAllVars[] = {{{quoted}}};\n"
                     "}  // namespace latchkey::tpl\n")
    (out / "stamp").touch()


main()
