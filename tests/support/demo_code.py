#!/usr/bin/python3
"""Prints the code that an authenticator app with the demo's key shows now: for who has no app at hand."""
import base64
import hashlib
import hmac
import re
import struct
import sys
import time
from pathlib import Path

STEP = 30  # seconds


def totp(key, now):
    """RFC 6238: SHA-1, six digits."""
    secret = base64.b32decode(key.replace(" ", ""))
    digest = hmac.new(secret, struct.pack(">Q", int(now) // STEP), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def main():
    said = Path(sys.argv[1]) / "demo-data.txt"
    found = re.search(r"authenticator key: ([A-Z2-7 ]+)", said.read_text()) if said.exists() else None
    if not found:
        print("There is no demo here: make demo starts one", file=sys.stderr)
        return 1
    now = time.time()
    print(f"{totp(found[1], now)}  for {STEP - int(now) % STEP} seconds; each code counts once for each person")
    return 0


if __name__ == "__main__":
    sys.exit(main())
