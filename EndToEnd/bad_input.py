#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile and broken input: each gets a clear message and status, nothing is lost, the server stays up."""
import concurrent.futures
import http.client
import io
import json
import os
import pathlib
import socket
import struct
import subprocess
import tempfile
import time
import zipfile
import zlib

from forms import multipart
from support import Server, Skip, Suite, scene


def post(server, path, name, content, headers=None, timeout=60):
    body, content_type = multipart(name, content)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)
    connection.request("POST", path, body, {"Content-Type": content_type, **(headers or {})})
    reply = connection.getresponse()
    data = reply.read()
    connection.close()
    return reply, data


def jpeg(seed, **options):
    buffer = io.BytesIO()
    scene(seed, 500, 340).save(buffer, "JPEG", quality=85, **options)
    return buffer.getvalue()


def pixel_bomb(width=60_000, height=60_000):
    """A small PNG that claims, and holds, a great many pixels."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("note.txt", "not a picture")
    return buffer.getvalue()


BAD = {
    "empty.jpg": lambda: b"",
    "truncated.jpg": lambda: jpeg(30)[:3000],
    "header-only.jpg": lambda: jpeg(30)[:40],
    "zeros.png": lambda: bytes(4_000_000),
    "bomb.png": pixel_bomb,
    "renamed.jpg": archive,
    "text.webp": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f",
    "lies.png": lambda: b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0xFFFFFFFF) + b"IHDR" + bytes(64),
}


def the_command_answers_every_bad_file(suite):
    for name, make in BAD.items():
        path = suite.folder / name
        path.write_bytes(make())
        for command in (["verify"], ["check"], ["fingerprint"],
                        ["watermark", "decode"]):
            began = time.monotonic()
            done = suite.command(*command, path, timeout=60)
            assert done.returncode in (1, 3), f"{command[0]} {name}: {done.returncode} {done.stderr[-300:]}"
            assert done.returncode == 1 or name in done.stderr + done.stdout, f"{command[0]} {name} does not name the file"
            assert "Fatal error" not in done.stderr and "Optional(" not in done.stdout, done.stderr[-300:]
            assert time.monotonic() - began < 20, f"{command[0]} {name} took too long"


def a_pixel_bomb_is_refused_from_its_header(suite):
    path = suite.folder / "bomb.png"
    path.write_bytes(pixel_bomb())
    began = time.monotonic()
    done = suite.command("fingerprint", path, expect=3)
    assert time.monotonic() - began < 1.5, "the picture was decoded"
    assert "pixel" in done.stderr.lower() or "large" in done.stderr.lower(), done.stderr


def a_wrong_extension_does_not_matter(suite):
    path = suite.folder / "really-a-jpeg.png"
    path.write_bytes(jpeg(31))
    suite.command("fingerprint", path, expect=0)


def a_hundred_megabytes_of_zeros_use_no_memory(suite):
    path = suite.folder / "zeros.jpg"
    with open(path, "wb") as file:
        file.truncate(100_000_000)
    done = suite.command("verify", path, timeout=60)
    assert done.returncode in (1, 3), done.returncode


def the_server_answers_every_bad_upload(suite):
    with Server(suite, *suite.limits) as server:
        for name, make in BAD.items():
            reply, body = post(server, "/api/v1/check", name, make())
            assert reply.status in (200, 400, 413, 415, 422), f"{name}: {reply.status} {body[:300]}"
            assert reply.status == 200 or "problem+json" in reply.headers.get("Content-Type", ""), (name, reply.headers)
            page, _ = post(server, "/check", name, make(), {"Sec-Fetch-Site": "same-origin"})
            assert page.status in (200, 303, 400, 413, 415, 422), f"{name}: page {page.status}"
        reply, body = post(server, "/api/v1/check", "zeros.jpg", bytes(100_000_000))
        assert reply.status == 413, f"100 MB: {reply.status}"
        reply, body = post(server, "/api/v1/check", "fine.jpg", jpeg(32))
        assert reply.status == 200 and json.loads(body)["statements"][0]["code"] == "nothing_known", body[:300]


def an_upload_cut_off_leaves_nothing(suite):
    with Server(suite, *suite.limits) as server:
        before = files(server.data)
        for share in (0.01, 0.5, 0.99):
            body, content_type = multipart("photo.jpg", jpeg(33) * 20)
            with socket.create_connection(("127.0.0.1", server.port)) as line:
                head = (f"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n"
                        f"Content-Length: {len(body)}\r\n\r\n")
                line.sendall(head.encode() + body[:int(len(body) * share)])
        time.sleep(1)
        assert files(server.data) - before == set(), files(server.data) - before
        reply, _ = post(server, "/api/v1/check", "fine.jpg", jpeg(32))
        assert reply.status == 200, reply.status


def files(folder):
    return {str(path) for path in pathlib.Path(folder).rglob("*") if path.is_file() and "-wal" not in path.name
            and "-shm" not in path.name}


def the_same_file_twice_at_once(suite):
    content = jpeg(34)
    with Server(suite, *suite.limits) as server, concurrent.futures.ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: post(server, "/api/v1/check", "same.jpg", content), range(4)))
        assert [reply.status for reply, _ in replies] == [200] * 4, [reply.status for reply, _ in replies]
        answers = {json.loads(body)["file"]["sha256"] for _, body in replies}
        assert len(answers) == 1, answers


def a_full_disk_is_said_and_survived(suite):
    if os.geteuid() != 0:
        raise Skip("mounting a small disk needs root")
    disk = tempfile.mkdtemp(prefix="disk-", dir=suite.folder)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], capture_output=True).returncode:
        raise Skip("this machine does not let us mount a small disk")
    try:
        with Server(suite, *suite.limits, data=disk) as server:
            filler = pathlib.Path(disk, "filler")
            try:
                with open(filler, "wb", buffering=0) as file:
                    while True:
                        file.write(bytes(4096))
            except OSError:
                pass
            reply, body = post(server, "/api/v1/check", "big.jpg", jpeg(35) * 12)
            assert reply.status in (200, 503, 507), f"{reply.status} {body[:200]}"
            health = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
            health.request("GET", "/health/live")
            assert health.getresponse().status == 200
            filler.unlink()
            reply, body = post(server, "/api/v1/check", "fine.jpg", jpeg(32))
            assert reply.status == 200, f"after the disk was freed: {reply.status} {body[:200]}"
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


suite = Suite(__doc__)
suite.limits = ["--requests-per-minute", "100000", "--checks-per-minute", "100000"]
suite.run(
    the_command_answers_every_bad_file, a_pixel_bomb_is_refused_from_its_header, a_wrong_extension_does_not_matter,
    a_hundred_megabytes_of_zeros_use_no_memory, the_server_answers_every_bad_upload, an_upload_cut_off_leaves_nothing,
    the_same_file_twice_at_once, a_full_disk_is_said_and_survived)
suite.finish()
