"""A browser without a screen: cookies, forms with their hidden fields, redirects. Standard library only."""
import email
import email.policy
import html
import http.client
import os
import re
import secrets
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

PHONE = ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
         "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1")
DESKTOP = ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
           "Chrome/126.0.0.0 Safari/537.36")


class Page:
    def __init__(self, url, answer):
        self.url, self.status = url, answer.status
        self.headers = answer.headers
        self.body = answer.read()
        self.text = self.body.decode("utf-8", "replace")

    def forms(self):
        """(action, {hidden and preset fields}) of each form."""
        found = []
        for attributes, inside in re.findall(r"<form([^>]*)>(.*?)</form>", self.text, re.S):
            action = re.search(r'action="([^"]*)"', attributes)
            fields = {}
            for tag in re.findall(r"<input[^>]*>", inside):
                name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
                if name and 'type="hidden"' in tag:
                    fields[name[1]] = html.unescape(value[1]) if value else ""
            target = html.unescape(action[1]) if action else self.url
            found.append((target, fields))
        return found

    def form(self, ending):
        """The form whose action ends so."""
        for action, fields in self.forms():
            if action.endswith(ending):
                return action, fields
        raise AssertionError(f"no form to …{ending} on {self.url} ({self.status}):\n{self.text}")

    def csrf(self):
        for _, fields in self.forms():
            if "csrf" in fields:
                return fields["csrf"]
        raise AssertionError(f"no form on {self.url} ({self.status}):\n{self.text}")


class Visitor:
    """`base`: http://host:port, where the host may be a name that resolves nowhere."""

    def __init__(self, base, agent=DESKTOP):
        parts = urlsplit(base)
        self.host, self.port, self.base = parts.netloc, parts.port, base
        self.agent, self.cookies = agent, {}

    def open(self, path, method="GET", body=None, headers=None, follow=True):
        """One request, and GETs after its redirects. `path` may be a whole URL of this host."""
        for _ in range(5):
            page = self._once(path, method, body, headers)
            if not follow or page.status not in (301, 302, 303):
                return page
            path, method, body = page.headers["Location"], "GET", None
        raise AssertionError("more than 5 redirects")

    def post(self, path, fields, follow=True):
        return self.open(path, "POST", urlencode(fields).encode(), {
            "Content-Type": "application/x-www-form-urlencoded"}, follow)

    def submit(self, page, ending, follow=True, **typed):
        action, fields = page.form(ending)
        return self.post(action, fields | typed, follow)

    def upload(self, path, fields, files, follow=True):
        """`files`: [(name, bytes)]."""
        body, kind = multipart(fields, files)
        return self.open(path, "POST", body, {"Content-Type": kind}, follow)

    def _once(self, path, method, body, headers):
        path = re.sub(r"^https?://[^/]+", "", path) or "/"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Host": self.host, "User-Agent": self.agent, "Accept-Language": "en-GB,en;q=0.9"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            sent |= {"Origin": self.base, "Sec-Fetch-Site": "same-origin"}
        try:
            connection.request(method, path, body, sent | (headers or {}))
            page = Page(path, connection.getresponse())
        finally:
            connection.close()
        for cookie in page.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            value = rest.partition(";")[0]
            if "max-age=0" in rest.lower() or not value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return page


def multipart(fields, files):
    boundary = secrets.token_hex(16)
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]
    for name, content in files:
        parts.append((f'--{boundary}\r\nContent-Disposition: form-data; name="files"; '
                      f'filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n').encode()
                     + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def mails(maildir):
    """All mails of a Maildir, oldest first."""
    files = [path for part in ("new", "cur") for path in (Path(maildir) / part).iterdir()]
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in sorted(files, key=lambda path: (os.stat(path).st_mtime_ns, path.name))]


def link_of(mail):
    """The first magic link in a mail's text part, or None."""
    text = mail.get_body(("plain",)).get_content()
    found = re.search(r"https?://\S+/l/[A-Za-z0-9_-]{43}", text)
    return found[0] if found else None


def wait_for_link(maildir, after=0, seconds=15, base=""):
    """The link of the first mail behind the first `after` ones that has one under `base`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for mail in mails(maildir)[after:]:
            link = link_of(mail)
            if link and link.startswith(base):
                return link
        time.sleep(0.1)
    raise AssertionError(f"no mail with a link came within {seconds} s")
