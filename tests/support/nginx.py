"""The nginx of an instance: the real site's pieces in the loopback frame."""
import os
import shutil
import subprocess
from pathlib import Path

from processes import server_program

ROOT = Path(__file__).resolve().parents[2]
# For tests that are not about rates: everything comes from one address, and what has an empty key is not counted. A
# high rate would not do: a burst is counted by the millisecond. Uploads at once are limited as in the real site.
WIDE = """map "" $latchkey_nobody { default ""; }
  limit_req_zone $latchkey_nobody zone=latchkey_pages:1m rate=1r/s;
  limit_req_zone $latchkey_nobody zone=latchkey_tokens:1m rate=1r/s;
  limit_req_zone $latchkey_nobody zone=latchkey_doors:1m rate=1r/s;
  limit_req_zone $latchkey_nobody zone=latchkey_probes:1m rate=1r/s;
  limit_conn_zone $binary_remote_addr zone=latchkey_uploads:1m;
  limit_conn_status 429;"""

FIRM = """
  server {{
    listen 127.0.0.1:{port};
    server_name {hosts};
    fastcgi_param LATCHKEY_FIRM {slug};
    include latchkey/firm.conf;
  }}
"""


def prepare(folder, socket, port, firms, assets, errors, limits=True):
    """Writes the configuration below `folder`. `firms`: {slug: [host names]}."""
    etc = folder / "nginx"
    shutil.rmtree(etc, ignore_errors=True)
    pieces = etc / "latchkey"
    pieces.mkdir(parents=True)
    for piece in [ROOT / "nginx" / "fastcgi_params", *(ROOT / "nginx").glob("*.conf")]:
        shutil.copy(piece, pieces)
    text = (ROOT / "nginx" / "latchkey-loopback.conf.in").read_text()
    for name, value in {
        "USER": "user root;" if os.geteuid() == 0 else "",
        "SOCKET": str(socket),
        "PORT": str(port),
        "LIMITS": "include latchkey/limits.conf;" if limits else WIDE,
        "FIRMS": "".join(FIRM.format(port=port, slug=slug, hosts=" ".join(hosts))
                         for slug, hosts in firms.items()),
    }.items():
        text = text.replace(f"@{name}@", value)
    (etc / "nginx.conf").write_text(text)

    site = folder / "www"
    site.mkdir(exist_ok=True)
    for name, target in {"assets": assets, "errors": errors}.items():
        link = site / name
        link.unlink(missing_ok=True)
        link.symlink_to(Path(target).resolve())
    (folder / "tmp").mkdir(exist_ok=True)


def command(folder):
    """`folder`: a path without special characters, since an include with a [ is a pattern."""
    # -e: before it has read its configuration nginx would open a log that only root may write.
    return [server_program("nginx"), "-p", f"{folder}/", "-c", "nginx/nginx.conf", "-e", "log/nginx.error.log"]


def check(folder):
    """nginx's own check of the configuration; its words when it is not good."""
    done = subprocess.run(command(folder) + ["-t", "-q"], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr
