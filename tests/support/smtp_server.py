#!/usr/bin/python3
"""An SMTP server on loopback for the tests: behaves as its options say and keeps what it accepts.

Prints one line "ready PORT [CA-FILE]" when it listens, and ends when its standard input closes, so
that it never outlives the test that started it. Each mail accepted becomes FOLDER/NNNN.eml (with
X-MailFrom and X-RcptTo lines in front); each connection appends a line to FOLDER/connections.
"""
import argparse
import asyncio
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

MODES = ["accept", "refuse", "refuse-data", "refuse-sender", "try-later", "refuse-greeting",
         "slow", "hang", "silent", "die", "die-after"]


class Sink:
    def __init__(self, options):
        self.options = options
        self.kept = 0

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.options.mode == "silent":
            await asyncio.sleep(3600)
        if self.options.mode == "refuse-sender":
            return "550 5.7.1 <%s>: sender may not send here" % address
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.options.mode == "refuse":
            return "550-5.1.1 <%s>: no such mailbox here\r\n550 5.1.1 ask the postmaster" % address
        if self.options.mode == "try-later":
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.options.mode == "refuse-data":
            return "554 5.7.1 this looks like spam"
        if self.options.mode in ("slow", "hang"):
            await asyncio.sleep(self.options.seconds if self.options.mode == "slow" else 3600)
        self.keep(envelope)
        if self.options.mode == "die-after":
            server.transport.abort()
        return "250 2.0.0 kept as %04d" % self.kept

    def keep(self, envelope):
        self.kept += 1
        path = os.path.join(self.options.folder, "%04d.eml" % self.kept)
        with open(path + ".part", "wb") as out:
            out.write(b"X-MailFrom: " + envelope.mail_from.encode() + b"\r\n")
            for address in envelope.rcpt_tos:
                out.write(b"X-RcptTo: " + address.encode() + b"\r\n")
            out.write(envelope.original_content)
        os.rename(path + ".part", path)

    async def handle_exception(self, error):
        return "451 4.3.0 internal"


class Server(SMTP):
    """Adds what a handler cannot do: a refusing greeting, and dying inside DATA."""

    def connection_made(self, transport):
        with open(os.path.join(OPTIONS.folder, "connections"), "a", encoding="ascii") as out:
            out.write("connection\n")
        super().connection_made(transport)

    async def push(self, status):
        if OPTIONS.mode == "refuse-greeting" and status.startswith("220") and "Latchkey" in status:
            status = "554 5.3.2 no service here"
        await super().push(status)

    async def smtp_DATA(self, arg):
        if OPTIONS.mode == "die":
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def certificate(folder):
    """A self-made certificate for localhost and 127.0.0.1, its own CA."""
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "ca.pem")
    if not os.path.exists(cert):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
            check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert


def authenticate(server, session, envelope, mechanism, data):
    user, password = OPTIONS.auth.encode().split(b":", 1)
    good = getattr(data, "login", None) == user and getattr(data, "password", None) == password
    return AuthResult(success=good, handled=good)


async def main():
    context, cert = certificate(OPTIONS.folder) if OPTIONS.tls != "none" else (None, "")
    sink = Sink(OPTIONS)
    loop = asyncio.get_running_loop()

    def make():
        return Server(
            sink, hostname="sink.test", ident="Latchkey test sink", loop=loop, data_size_limit=1 << 20,
            tls_context=context if OPTIONS.tls == "starttls" else None,
            require_starttls=OPTIONS.tls == "starttls",
            authenticator=authenticate if OPTIONS.auth else None,
            auth_required=bool(OPTIONS.auth), auth_require_tls=OPTIONS.tls == "starttls")

    server = await loop.create_server(make, "127.0.0.1", OPTIONS.port,
                                      ssl=context if OPTIONS.tls == "tls" else None)
    print("ready", server.sockets[0].getsockname()[1], cert, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()
    os._exit(0)  # a hanging session is not waited for


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("folder", help="where accepted mails go; made where it is missing")
parser.add_argument("--mode", choices=MODES, default="accept")
parser.add_argument("--tls", choices=["none", "starttls", "tls"], default="none")
parser.add_argument("--auth", metavar="USER:PASSWORD", default="", help="require this")
parser.add_argument("--seconds", type=float, default=1, help="of mode slow: until a mail is answered")
parser.add_argument("--port", type=int, default=0)
OPTIONS = parser.parse_args()
os.makedirs(OPTIONS.folder, exist_ok=True)
asyncio.run(main())
