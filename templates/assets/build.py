#!/usr/bin/python3
"""Makes what the pages load: one style sheet, one script, one sheet of icons and the favicon.

  build.py OUT

Each goes to OUT/<name>.<first 10 hex digits of its SHA-256>.<ext>, with .gz and .br beside it for
nginx's gzip_static and brotli_static; OUT/manifest.txt says which is which ("app.css app.1a2b3c4d5e.css").
Files of an earlier build stay, since pages already delivered still name them. Running it again without a
change does nothing. Fetches the npm packages of package-lock.json where they are not there yet.
"""
import gzip
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
# The style sheet and the script are whole files here, and one each for the pages.
STYLES = [HERE / "latchkey.css", HERE / "parts.css", *sorted(HERE.glob("css/*.css"))]
SCRIPTS = [HERE / "latchkey.js", *sorted(HERE.glob("js/*.js"))]
SOURCES = [HERE / name for name in ("build.py", "package-lock.json", "pico.scss", "icons.txt",
                                    "favicon.svg")] + STYLES + SCRIPTS


def run(*command, stdin=None):
    done = subprocess.run([str(c) for c in command], input=stdin, cwd=HERE, text=True,
                          stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"assets: {Path(command[0]).name} failed with code {done.returncode}")
    return done.stdout


def fetch_packages():
    lock, installed = HERE / "package-lock.json", MODULES / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        installed.touch()


def minify(text, loader):
    return run(MODULES / ".bin/esbuild", f"--loader={loader}", "--minify", "--target=esnext",
               "--legal-comments=none", stdin=text)


def joined(files):
    return "\n".join(file.read_text() for file in files)


def style_sheet():
    pico = run(MODULES / ".bin/sass", "--quiet", "--quiet-deps", "--no-source-map", "--no-charset",
               "--load-path=node_modules", "pico.scss")
    css = "/*! Pico CSS 2 (MIT, picocss.com) */" + minify(pico, "css")
    css += minify(joined(STYLES), "css")
    # The content security policy allows pictures and fonts of our own host only.
    if re.search(r"data:|https?://(?!picocss)|@import", css):
        sys.exit("assets: the style sheet names something that the content security policy forbids")
    return css


def icon_sheet():
    symbols = []
    for line in (HERE / "icons.txt").read_text().splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        svg = (MODULES / "lucide-static/icons" / f"{words[-1]}.svg").read_text()
        shapes = svg[svg.index(">", svg.index("<svg")) + 1:svg.rindex("</svg>")]
        shapes = re.sub(r">\s+<", "><", re.sub(r"\s+/>", "/>", shapes.strip()))
        symbols.append(f'<symbol id="{words[0]}" viewBox="0 0 24 24">{shapes}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg"><!-- Icons: Lucide (ISC, lucide.dev) -->'
            + "".join(symbols) + "</svg>\n")


def place(target, content):
    """Writes whole files only: an interrupted build leaves nothing that looks finished."""
    fresh = target.with_name(target.name + ".new")
    fresh.write_bytes(content)
    os.replace(fresh, target)


def put(out, name, text):
    content = text.encode()
    stem, extension = name.rsplit(".", 1)
    target = out / f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{extension}"
    if not target.exists():
        place(target, content)
    for suffix, pack in ((".gz", lambda: gzip.compress(content, 9, mtime=0)),
                         (".br", lambda: subprocess.run(["brotli", "--quality=11", "--stdout", target],
                                                        stdout=subprocess.PIPE, check=True).stdout)):
        packed = target.with_name(target.name + suffix)
        if not packed.exists():
            place(packed, pack())
    return target.name


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    stamp = hashlib.sha256(b"\0".join(s.read_bytes() for s in SOURCES)).hexdigest()
    manifest, stamped = out / "manifest.txt", out / ".stamp"
    if manifest.exists() and stamped.exists() and stamped.read_text() == stamp:
        return
    fetch_packages()
    made = {
        "app.css": style_sheet(),
        "app.js": minify(joined(SCRIPTS), "js"),
        "icons.svg": icon_sheet(),
        "favicon.svg": (HERE / "favicon.svg").read_text(),
    }
    lines = [f"{name} {put(out, name, text)}\n" for name, text in made.items()]
    place(manifest, "".join(lines).encode())
    stamped.write_text(stamp)


if __name__ == "__main__":
    main()
