#!/usr/bin/python3
"""Each layer includes only what stands to its left, and each library is spoken to in one place."""
import re
import sys
from pathlib import Path

# core/base <- core/db <- core/domain <- core/mail <- fcgi/http <- fcgi/pages <- main; core/store beside
# core/domain. fcgi/http knows HTTP and never the database.
BASE, DB, STORE, DOMAIN, MAIL, BIN = ("core/base", "core/db", "core/store", "core/domain", "core/mail",
                                      "core/bin")
HTTP, PAGES, ADMIN, MAIN = "fcgi/http", "fcgi/pages", "fcgi/pages/admin", "fcgi"
MAY_INCLUDE = {
    BASE: {BASE},
    DB: {BASE, DB},
    STORE: {BASE, STORE},
    DOMAIN: {BASE, DB, STORE, DOMAIN},
    MAIL: {BASE, DB, STORE, DOMAIN, MAIL, "tpl"},
    BIN: {BASE, DB, STORE, DOMAIN, MAIL, BIN},
    HTTP: {BASE, STORE, DOMAIN, MAIL, HTTP, "tpl"},
    PAGES: {BASE, STORE, DOMAIN, MAIL, HTTP, PAGES, "tpl"},
    ADMIN: {BASE, STORE, DOMAIN, MAIL, HTTP, PAGES, ADMIN, "tpl"},
    MAIN: {BASE, DB, STORE, DOMAIN, MAIL, HTTP, PAGES, ADMIN, MAIN, "tpl"},
}
# /ready asks whether the schema is the program's own, which is the business of no domain.
EXCEPTIONS = {("fcgi/pages/health.cpp", DB)}
# A library's header: the only files that include it.
LIBRARIES = {
    r"cppconn/|mysql_": r"core/db/",
    r"fcgiapp\.h|fcgi_": r"fcgi/(worker|fcgi_request|fault_page|main)\.[ch]pp",
    r"sodium\.h": r"core/base/",
    r"hpdf": r"core/base/pdf_text\.cpp",
    r"qrencode\.h": r"core/base/qr_code\.cpp",
    r"liboath/": r"core/base/totp\.cpp",
    r"fido|openssl/": r"core/base/passkey\.cpp",
    r"curl/": r"core/mail/smtp\.cpp",
    r"toml\+\+|toml\.hpp": r"core/base/config\.cpp",
    r"ctemplate/": r"(core/base/block|core/mail/letter\w*|fcgi/http/(page|page_parts|fragment|template_store))\.[ch]pp",
    r"magic\.h": r"core/store/media_type\.cpp",
    r"archive": r"fcgi/http/zip_stream\.cpp",
    r"cmark": r"fcgi/http/markdown\.cpp",
    r"seccomp\.h": r"core/store/sandbox\.cpp",
    r"systemd/": r"(core/base/service_manager|fcgi/listen_socket)\.cpp",
}


def main():
    wrong = []
    for path in sorted(p for top in ("core", "fcgi") for p in Path(top).rglob("*.[ch]pp")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'#include ([<"])([^>"]+)[>"]', line)
            if not found:
                continue
            kind, target = found.groups()
            if kind == '"' and target.partition("/")[0] in ("core", "fcgi", "tpl", "tests"):
                layer = target.rpartition("/")[0]
                layer = "tpl" if layer.startswith("tpl") else layer
                if (layer not in MAY_INCLUDE[str(path.parent)]
                        and (str(path), layer) not in EXCEPTIONS):
                    wrong.append(f"{path}:{number}: {path.parent} may not include {layer}")
            for library, place in LIBRARIES.items():
                if kind == "<" and re.match(library, target) and not re.match(place, str(path)):
                    wrong.append(f"{path}:{number}: <{target}> belongs to {place} alone")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
