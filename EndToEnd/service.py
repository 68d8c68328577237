#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The service from outside: links, the command line against it, upkeep while it runs, compressed answers."""
import contextlib
import http.server
import json
import pathlib
import threading
import time
import urllib.error
import urllib.request

from browsing import api_token, first_account
from support import Server, Suite, messenger, scene

LIMITS = ["--requests-per-minute", "100000", "--checks-per-minute", "100000"]


class Site(http.server.BaseHTTPRequestHandler):
    """Somebody else's site, with good and bad manners."""
    picture, seen = b"", []

    def do_GET(self):
        Site.seen.append((self.path, dict(self.headers)))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.send_header("Set-Cookie", "a=b")
            self.end_headers()
            return
        if self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 65536)
            return
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.5)
            return
        known = self.path == "/a%20picture.jpg"
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "image/jpeg")
        self.end_headers()
        if known:
            self.wfile.write(Site.picture)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def site(suite):
    path = suite.folder / "linked.jpg"
    scene(31, 900, 600).save(path, quality=88)
    Site.picture = path.read_bytes()
    Site.seen = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def check_link(server, link):
    request = urllib.request.Request(
        server.address + "/api/v1/check", data=json.dumps({"url": link}).encode(),
        headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.status, json.loads(reply.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def links_are_not_taken_unless_allowed(suite):
    with Server(suite, *LIMITS) as server, site(suite) as address:
        status, answer = check_link(server, address + "/a%20picture.jpg")
        assert status == 403 and not Site.seen, (status, answer, Site.seen)


def links_never_lead_inside(suite):
    with Server(suite, *LIMITS, "--allow-links") as server, site(suite) as address:
        port = address.rsplit(":", 1)[1]
        for link in [
            address + "/a%20picture.jpg", f"http://localhost:{port}/a%20picture.jpg", f"http://2130706433:{port}/",
            f"http://0x7f.1:{port}/", f"http://[::1]:{port}/", f"http://[::ffff:127.0.0.1]:{port}/",
            "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://0.0.0.0/",
            f"http://user@127.0.0.1:{port}/", "ftp://127.0.0.1/x", "file:///etc/passwd", "gopher://127.0.0.1/",
            server.address + "/healthz", "http://127.0.0.1:22/", "https://", "http://",
        ]:
            status, answer = check_link(server, link)
            assert status == 422 and answer["code"] == "link_refused", (link, status, answer)
        assert not Site.seen, f"a link led inside: {Site.seen}"


def an_allowed_link_is_checked_with_good_manners(suite):
    with Server(suite, *LIMITS, "--allow-links", "--link-address", "127.0.0.1") as server, site(suite) as address:
        status, answer = check_link(server, address + "/a%20picture.jpg")
        assert status == 200 and answer["file"]["name"] == "a picture.jpg", (status, answer)
        assert answer["statements"][0]["code"] == "nothing_known", answer["statements"]
        good = address + "/to/" + address + "/to/" + address + "/a%20picture.jpg"
        status, answer = check_link(server, good)
        assert status == 200, (status, answer)
        for _, headers in Site.seen:
            assert "Cookie" not in headers and "Authorization" not in headers and "Referer" not in headers, headers
        too_far = address + "/to/" * 1 + address + "/to/" + address + "/to/" + address + "/to/" + address + "/x"
        refusals = {
            address + "/nothing.jpg": "nothing at this link", too_far: "3 redirects",
            address + "/to/http://10.1.2.3/x": "not public", address + "/to/file:///etc/passwd": None,
            address + "/to/http://192.168.0.1/x": "not public", address + "/slow": "10 seconds",
        }
        for link, words in refusals.items():
            status, answer = check_link(server, link)
            assert status == 422, (link, status, answer)
            assert words is None or words in answer["detail"], (link, answer)
        status, answer = check_link(server, address + "/endless")
        assert status == 413, (status, answer)
        with urllib.request.urlopen(server.address + "/healthz") as reply:
            assert reply.status == 200
        log = server.log.read_text()
        assert "picture" not in log and "10.1.2.3" not in log, "a link stands in the log"


def the_command_line_works_with_a_service(suite):
    server = Server(suite, *LIMITS).start()
    try:
        token = api_token(first_account(server))
        source, out = suite.folder / "remote.jpg", suite.folder / "remote-out.jpg"
        scene(51, 1300, 900).save(source, quality=92)
        arguments = ["protect", source, "-o", out, "--registry", server.address, "--title", "From afar"]
        suite.command(*arguments, expect=2)
        suite.environment["COUNTERSIGN_TOKEN"] = token
        answer = suite.answer(*arguments, "--preview", "public", expect=0)
        assert answer["record"].startswith("rec_") and answer["title"] == "From afar", answer
        assert out.stat().st_size > 10_000
        result = suite.answer("check", messenger(out, suite.folder / "remote-copy.jpg"), "--registry", server.address)
        assert result["statements"][0]["code"] == "recovered_unchanged", result["statements"]
        assert result["file"]["name"] == "remote-copy.jpg", result["file"]
        suite.command("protect", source, "-o", suite.folder / "x.jpg", "--registry", server.address, "--identity", "a",
                      expect=2)
        suite.command("check", source, "--registry", "http://127.0.0.1:9", expect=4)
        suite.environment["COUNTERSIGN_TOKEN"] = "cs_wrong"
        refused = suite.command("protect", source, "-o", suite.folder / "y.jpg", "--registry", server.address, expect=2)
        assert "the service says" in refused.stderr, refused.stderr

        # Upkeep beside the running server: what is withdrawn is withdrawn at once, and comes back.
        folder = server.data
        report = suite.answer("registry", "sweep", "--registry", folder, expect=0)
        assert report["seen"] >= 2 and report["removed"] == 0, report
        publisher = json.loads(urllib.request.urlopen(server.address + "/api/v1/records").read())["records"][0]
        done = suite.answer("registry", "retract", "--registry", folder, "--publisher", publisher["publisher"]["id"],
                            "--since", "2020-01-01T00:00:00Z", expect=0)
        assert done["records"] == 1, done
        shown = json.loads(urllib.request.urlopen(f"{server.address}/api/v1/records/{answer['record']}").read())
        assert shown["state"] == "withdrawn", shown
        result = suite.answer("check", suite.folder / "remote-copy.jpg", "--registry", server.address)
        assert result["statements"][0]["code"] == "similar_only", result["statements"]
        suite.command("registry", "restore", done["retraction"], "--registry", folder, expect=0)
        result = suite.answer("check", suite.folder / "remote-copy.jpg", "--registry", server.address)
        assert result["statements"][0]["code"] == "recovered_unchanged", result["statements"]
    finally:
        suite.environment.pop("COUNTERSIGN_TOKEN", None)
        server.stop()


suite = Suite(__doc__)
suite.run(
    links_are_not_taken_unless_allowed, links_never_lead_inside, an_allowed_link_is_checked_with_good_manners,
    the_command_line_works_with_a_service)
suite.finish()
