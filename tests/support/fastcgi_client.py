"""A small FastCGI client: speaks to the workers' socket as nginx does, without nginx.

  python3 tests/support/fastcgi_client.py SOCKET /path [--firm SLUG] [--method HEAD]

prints the answer. In tests: `ask(socket, "/health")`, or a Call in steps, to hang up midway.
"""
import argparse
import secrets
import select
import socket
import struct
import sys

BEGIN_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT, STDERR = 1, 3, 4, 5, 6, 7
RESPONDER = 1
MOST = 65528  # content of one record, a multiple of 8 below 64 KiB


class Broken(Exception):
    """The connection ended before the answer did: what nginx calls 'prematurely closed'."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        """The first header of that name, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def parameters(path, *, method="GET", query="", firm="hartwell-finch", body_length=0, headers=None,
               request_id=None, peer="127.0.0.1"):
    """What nginx/fastcgi_params would send."""
    values = {
        "REMOTE_ADDR": peer, "REQUEST_ID": request_id or secrets.token_hex(16),
        "REQUEST_METHOD": method, "SERVER_PROTOCOL": "HTTP/1.1", "REQUEST_SCHEME": "http",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "DOCUMENT_URI": path,
        "REQUEST_URI": path + ("?" + query if query else ""), "QUERY_STRING": query,
        "CONTENT_LENGTH": str(body_length) if body_length else "", "LATCHKEY_FIRM": firm,
    }
    for name, value in (headers or {}).items():
        key = name.upper().replace("-", "_")
        values[key if key == "CONTENT_TYPE" else "HTTP_" + key] = value
    return values


def record(kind, content=b""):
    return struct.pack("!BBHHBx", 1, kind, 1, len(content), 0) + content


def stream(kind, content):
    """The records of a whole stream with its end."""
    cut = [record(kind, content[at:at + MOST]) for at in range(0, len(content), MOST)]
    return b"".join(cut) + record(kind)


def pairs(values):
    def length(text):
        return bytes([len(text)]) if len(text) < 128 else struct.pack("!I", len(text) | 1 << 31)
    encoded = [(k.encode(), v.encode("utf-8", "surrogateescape")) for k, v in values.items()]
    return b"".join(length(k) + length(v) + k + v for k, v in encoded)


class Call:
    """One connection, one request. The steps of an ordinary one: begin, params, body, answer."""

    def __init__(self, path, timeout=10):
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.settimeout(timeout)
        try:
            self.connection.connect(str(path))
        except OSError:
            self.connection.close()
            raise

    def begin(self):
        self.connection.sendall(record(BEGIN_REQUEST, struct.pack("!HB5x", RESPONDER, 0)))

    def params(self, values):
        self.connection.sendall(stream(PARAMS, pairs(values)))

    def body(self, content=b""):
        try:
            self.connection.sendall(stream(STDIN, content))
        except (BrokenPipeError, ConnectionResetError):
            pass  # answered without reading all of it

    def answer(self):
        """Raises Broken where the worker hung up before the record that ends a request."""
        out = bytearray()
        while True:
            head = self._exactly(8)
            _, kind, _, length, padding = struct.unpack("!BBHHBx", head)
            content = self._exactly(length + padding)[:length]
            if kind == STDOUT:
                out += content
            elif kind == END_REQUEST:
                self.close()
                return _parse(bytes(out))

    def answered(self):
        """Whether anything of an answer is there, or the worker hung up."""
        return bool(select.select([self.connection], [], [], 0)[0])

    def close(self):
        self.connection.close()

    def _exactly(self, count):
        got = bytearray()
        while len(got) < count:
            try:
                more = self.connection.recv(count - len(got))
            except ConnectionResetError:
                more = b""
            if not more:
                raise Broken(f"after {len(got)} of {count} bytes of a record")
            got += more
        return got


def _parse(out):
    head, _, body = out.partition(b"\r\n\r\n")
    headers = [tuple(line.decode("latin-1").split(": ", 1)) for line in head.split(b"\r\n")]
    status = next((value for key, value in headers if key == "Status"), "200")
    return Answer(int(status.split()[0]), [h for h in headers if h[0] != "Status"], body)


def ask(path, uri, *, body=b"", timeout=10, **about):
    """One whole request on the socket `path`; `about` as parameters() takes it."""
    call = Call(path, timeout)
    try:
        call.begin()
        call.params(parameters(uri, body_length=len(body), **about))
        call.body(body)
        return call.answer()
    finally:
        call.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("socket")
    parser.add_argument("path")
    parser.add_argument("--firm", default="hartwell-finch")
    parser.add_argument("--method", default="GET")
    options = parser.parse_args()
    path, _, query = options.path.partition("?")
    answer = ask(options.socket, path, query=query, firm=options.firm, method=options.method)
    print("Status:", answer.status)
    for name, value in answer.headers:
        print(f"{name}: {value}")
    print()
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.body)


if __name__ == "__main__":
    main()
