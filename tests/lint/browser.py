#!/usr/bin/python3
"""A browser test waits with seen() or said() of support.mjs, which also wait for the end of the page."""
import re
import sys
from pathlib import Path


def main():
    wrong = [f"{path}:{number}: wait with seen() or said(), not with waitFor()"
             for path in sorted(Path("tests/browser").glob("*.mjs")) if path.name != "support.mjs"
             for number, line in enumerate(path.read_text().splitlines(), 1)
             if re.search(r"\.waitFor\(", line)]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
