"""smtp_server.py for as long as a `with` lasts."""
import subprocess
import tempfile
from pathlib import Path


class SmtpSink:
    def __init__(self, *options):
        self._options = options

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="latchkey-smtp-")
        self.folder = Path(self._folder.name)
        self._child = subprocess.Popen(
            ["/usr/bin/python3", "-Wignore", str(Path(__file__).with_name("smtp_server.py")),
             str(self.folder), *self._options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        words = self._child.stdout.readline().split()
        if words[:1] != ["ready"]:
            raise RuntimeError("the SMTP sink did not start")
        self.port = int(words[1])
        self.ca_file = words[2] if len(words) > 2 else ""
        return self

    def __exit__(self, *_):
        self._child.stdin.close()
        self._child.stdout.close()
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._folder.cleanup()

    def mails(self):
        return [path.read_bytes() for path in sorted(self.folder.glob("*.eml"))]

    def connections(self):
        try:
            return len((self.folder / "connections").read_text().splitlines())
        except FileNotFoundError:
            return 0
