"""Writes the most common passwords as C++, for common_passwords.cpp.

usage: common_passwords.py OUTPUT_FILE

They are the 30,000 most used ones of published leaks, as Debian's python3-zxcvbn brings them; of those the ones
that are long enough to be chosen at all (eight characters), in lower case and in order.
"""
import pathlib
import sys

from zxcvbn.frequency_lists import FREQUENCY_LISTS

LEAST = 8  # kLeastPasswordLengthWithFactor


def main():
    passwords = sorted({word.lower() for word in FREQUENCY_LISTS["passwords"]
                        if len(word) >= LEAST and word.isascii() and word.isprintable()})
    if len(passwords) < 10_000:
        sys.exit("python3-zxcvbn holds fewer common passwords than it did")
    lines = ['"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '",\n'
             for word in passwords]
    out = pathlib.Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("// Made by core/base/common_passwords.py. Not to be edited.\n" + "".join(lines))


main()
