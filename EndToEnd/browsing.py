# SPDX-License-Identifier: Apache-2.0
"""A person without a browser: cookies, forms, the first account and an API token."""
import base64
import hashlib
import hmac
import html
import http.client
import json
import re
import struct
import time
import urllib.parse


class Person:
    """Keeps cookies and fills in forms as a browser without JavaScript does."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}

    def request(self, method, path, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=timeout)
        sent = {"Sec-Fetch-Site": "same-origin", "Origin": self.server.address, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, sent)
        reply = connection.getresponse()
        data = reply.read()
        connection.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name.strip()] = value.strip()
        return reply, data

    def get(self, path):
        """The page at a path, redirects followed."""
        for _ in range(5):
            reply, data = self.request("GET", path)
            if reply.status not in (301, 302, 303, 307):
                return reply, data.decode()
            path = re.sub(r"^https?://[^/]+", "", reply.headers["Location"])
        raise AssertionError(f"too many redirects at {path}")

    def submit(self, path, values, containing=""):
        """Fills in the form on the page at `path` that contains a text, and sends it; redirects followed."""
        reply, page = self.get(path)
        assert reply.status == 200, f"{path}: {reply.status}"
        for form in re.findall(r"<form\b.*?</form>", page, re.S):
            if containing in form and all(f'name="{name}"' in form for name in values):
                break
        else:
            raise AssertionError(f"no form with {list(values)} on {path}")
        fields = {}
        for tag in re.findall(r"<input\b[^>]*>", form):
            attributes = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
            if attributes.get("type") in ("hidden", None, "text") and "name" in attributes:
                fields[attributes["name"]] = html.unescape(attributes.get("value", ""))
        action = html.unescape(re.search(r'action="([^"]*)"', form).group(1))
        reply, data = self.request(
            "POST", action, urllib.parse.urlencode({**fields, **values}, doseq=True),
            {"Content-Type": "application/x-www-form-urlencoded"})
        if reply.status in (302, 303):
            return self.get(re.sub(r"^https?://[^/]+", "", reply.headers["Location"]))
        return reply, data.decode()


def first_account(server, organisation="Norhaven Election Board"):
    """Uses the one-time set-up link that the first start prints; gives the signed-in person."""
    link = re.search(r"https?://\S+?(/\S*setup/[A-Za-z0-9_.-]+)", server.log.read_text())
    assert link, f"no set-up link was printed:\n{server.tail()}"
    person = Person(server)
    reply, page = person.submit(link.group(1), {
        "organisation": organisation, "name": "Ada Registrar", "login": "ada",
        "password": "a long enough pass phrase"})
    assert reply.status == 200, f"set-up: {reply.status} {page[:500]}"
    return person


def one_time_code(secret, step=None):
    """RFC 6238 with nothing of the program under test: HMAC-SHA-1, 30 s, six digits."""
    counter = struct.pack(">Q", int(time.time()) // 30 if step is None else step)
    digest = hmac.new(base64.b32decode(secret.replace(" ", "")), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def set_up_factor(person):
    """Sets up a second factor on the account pages."""
    reply, page = person.submit("/en/account/second-factor", {}, containing="second-factor/begin")
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]{20,})</code>", page)
    assert secret, f"no secret is shown: {reply.status} {page[-1500:]}"
    reply, page = person.submit(
        "/en/account/second-factor", {"code": one_time_code(secret.group(1))}, containing="second-factor/confirm")
    assert reply.status == 200, page[-500:]


def api_token(person):
    """Makes an API token on the account page."""
    reply, page = person.submit("/account", {"name": "tests"}, containing="tokens")
    token = re.search(r"cs_[A-Za-z0-9_]+", page)
    assert token, f"no token is shown: {reply.status}"
    return token.group(0)


def problem(data):
    """What an API error says, for messages of tests."""
    try:
        return json.loads(data).get("detail")
    except ValueError:
        return data[:200]
