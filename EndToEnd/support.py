# SPDX-License-Identifier: Apache-2.0
"""What the suites share: counting, the command, a server, and pictures made on the spot."""
import argparse
import contextlib
import io
import json
import math
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.request
import zipfile

from PIL import Image, ImageDraw, ImageFilter


class Skip(Exception):
    """Raised by a test that cannot run here, with the reason."""


class Suite:
    """Runs functions as tests and prints the closing line."""

    def __init__(self, description):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--bin", required=True, help="folder of the built executables")
        parser.add_argument("--keep", help="folder for what the tests make (default: a temporary one)")
        parser.add_argument("--only", help="regular expression on the tests' names")
        self.options = parser.parse_args()
        self.bin = pathlib.Path(self.options.bin).resolve()
        self.folder = pathlib.Path(self.options.keep or tempfile.mkdtemp(prefix="countersign-e2e-")).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.counts = {"passed": 0, "failed": 0, "skipped": 0}
        self.environment = dict(os.environ, COUNTERSIGN_HOME=str(self.folder / "home"), NO_COLOR="1")

    def run(self, *tests):
        for test in tests:
            name = test.__name__.replace("_", " ")
            if self.options.only and not re.search(self.options.only, name):
                continue
            try:
                test(self)
                self.counts["passed"] += 1
            except Skip as skip:
                print(f"skipped: {name}: {skip}")
                self.counts["skipped"] += 1
            except Exception as error:
                self.counts["failed"] += 1
                print(f"FAILED: {name}: {error}")
                if not isinstance(error, AssertionError) or not str(error):
                    traceback.print_exc(limit=4, file=sys.stdout)
            sys.stdout.flush()

    def finish(self):
        if not self.options.keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        skipped = f", {self.counts['skipped']} skipped" if self.counts["skipped"] else ""
        print(f"{self.counts['passed']} passed, {self.counts['failed']} failed{skipped}")
        sys.exit(1 if self.counts["failed"] else 0)

    def command(self, *arguments, expect=None, timeout=120, **more):
        """Runs countersign; with `expect`, the exit status must be it."""
        done = subprocess.run(
            [str(self.bin / "countersign"), *map(str, arguments)], capture_output=True, text=True, timeout=timeout,
            env=self.environment, **more)
        if expect is not None and done.returncode not in (expect if isinstance(expect, tuple) else (expect,)):
            raise AssertionError(
                f"countersign {' '.join(map(str, arguments))} ended with {done.returncode}, not {expect}:\n"
                f"{done.stdout[-800:]}\n{done.stderr[-1200:]}")
        return done

    def answer(self, *arguments, expect=None, **more):
        """The JSON that a command prints."""
        return json.loads(self.command(*arguments, "--json", expect=expect, **more).stdout)


class Server:
    """`countersign serve` on a free port, with its own data folder."""

    def __init__(self, suite, *arguments, data=None, environment=None):
        self.suite = suite
        self.data = pathlib.Path(data or tempfile.mkdtemp(prefix="data-", dir=suite.folder))
        self.arguments = arguments
        self.environment = dict(suite.environment, **(environment or {}))
        with contextlib.closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = self.data.parent / f"{self.data.name}.log"

    def start(self, wait=60):
        self.output = open(self.log, "ab")
        self.process = subprocess.Popen(
            [str(self.suite.bin / "countersign"), "serve", "--data", str(self.data), "--bind",
             f"127.0.0.1:{self.port}", *self.arguments],
            stdout=self.output, stderr=subprocess.STDOUT, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.tail()}")
            try:
                with urllib.request.urlopen(self.address + "/healthz", timeout=2) as reply:
                    if reply.status == 200:
                        return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the server did not answer within {wait} s:\n{self.tail()}")

    def tail(self):
        return self.log.read_text(errors="replace")[-2000:]

    def kill(self):
        """As a power cut would end the process: nothing is flushed."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=35)
            except subprocess.TimeoutExpired:
                self.kill()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


def scene(seed, width=1200, height=800):
    """A picture with smooth areas, edges and texture, different for each seed: something like a landscape."""
    dice = random.Random(seed)
    tint = [dice.randint(60, 220) for _ in range(3)]
    ground = [dice.randint(20, 160) for _ in range(3)]
    horizon = int(height * dice.uniform(0.35, 0.7))
    sky = Image.linear_gradient("L").resize((width, horizon))
    picture = Image.new("RGB", (width, height), tuple(ground))
    picture.paste(Image.merge("RGB", [sky.point(lambda v, t=t: int(t * 0.6 + v * 0.4)) for t in tint]), (0, 0))
    draw = ImageDraw.Draw(picture)
    for _ in range(dice.randint(3, 6)):
        x, y = dice.randint(0, width), horizon
        top = int(horizon * dice.uniform(0.2, 0.8))
        spread = dice.randint(width // 8, width // 3)
        shade = tuple(max(0, c - dice.randint(20, 90)) for c in tint)
        draw.polygon([(x - spread, y), (x, top), (x + spread, y)], fill=shade)
    for _ in range(dice.randint(60, 120)):
        x, y = dice.randint(0, width), dice.randint(horizon, height)
        size = dice.randint(4, 40)
        shade = tuple(min(255, max(0, c + dice.randint(-60, 60))) for c in ground)
        (draw.ellipse if dice.random() < 0.5 else draw.rectangle)([x, y, x + size, y + size], fill=shade)
    for _ in range(6):
        x, size = dice.randint(0, width - 90), dice.randint(50, 90)
        y = dice.randint(horizon - 60, height - 120)
        draw.rectangle([x, y, x + size, y + size], fill=tuple(dice.randint(0, 255) for _ in range(3)))
        draw.rectangle([x + size // 3, y + size // 3, x + size // 2, y + size], fill=(30, 25, 20))
    noise = Image.effect_noise((width, height), 28).convert("RGB").filter(ImageFilter.GaussianBlur(0.8))
    return Image.blend(picture.filter(ImageFilter.GaussianBlur(0.7)), noise, 0.10)


def messenger(source, target, long_side=1080, quality=70):
    """What a messenger does: a new file without metadata, smaller, JPEG again."""
    with Image.open(source) as picture:
        picture = picture.convert("RGB")
        factor = min(1, long_side / max(picture.size))
        picture = picture.resize([max(1, round(side * factor)) for side in picture.size], Image.LANCZOS)
        Image.frombytes("RGB", picture.size, picture.tobytes()).save(target, "JPEG", quality=quality)
    return target


def shared(*parts):
    """A path in the shared corpora, or a skip where they are not on this machine."""
    root = pathlib.Path(os.environ.get("COUNTERSIGN_SHARED") or pathlib.Path(__file__).resolve().parents[2] / "shared")
    path = root.joinpath(*parts)
    if not path.exists():
        raise Skip(f"the corpus {'/'.join(parts)} is not on this machine")
    return path


def seeds(*folders):
    """The fuzzers' seeds: small files of every format, name by name; the part behind the last dash is the format."""
    root = pathlib.Path(__file__).resolve().parents[1] / "Fuzzing" / "Seeds"
    return {path.name: path.read_bytes() for folder in folders for path in sorted((root / folder).iterdir())}


SAMPLES = {  # seeds that are whole files without a credential
    "Pictures": ["plain-gif87"], "TIFF": ["pages-tiff"], "Sound": ["bare-mp3", "rf64-wav"],
    "BaseMedia": ["item-heic", "item-avif", "fast-mp4", "slow-mov", "fragments-mp4"], "Markup": ["plain-svg"],
    "PDF": ["table-pdf"], "Archives": ["deflated-odt"], "Fonts": ["odd-tag-ttf"],
}


def chunk(kind, data):
    """A chunk of a RIFF file."""
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


def samples(suite):
    """Small unsigned files of every format, written to the suite's folder."""
    folder = suite.folder / "samples"
    folder.mkdir(exist_ok=True)
    made = {}
    for group, names in SAMPLES.items():
        content = seeds(group)
        made.update((name, content[name]) for name in names)
    for extension, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")):
        buffer = io.BytesIO()
        Image.frombytes("RGB", (17, 9), random.Random(1).randbytes(17 * 9 * 3)).save(buffer, kind)
        made[f"noise-{extension}"] = buffer.getvalue()
    for extension, note in (("docx", "word/document.xml"), ("epub", "OEBPS/1.xhtml"), ("zip", "note.txt")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            if extension == "epub":
                file.writestr("mimetype", "application/epub+zip")
            if extension == "docx":
                file.writestr("[Content_Types].xml", "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats"
                              ".org/package/2006/content-types'><Default Extension='xml' ContentType='text/xml'/></Types>")
            file.writestr(note, "<p>words</p>" * 20, zipfile.ZIP_DEFLATED)
        made[f"deflated-{extension}"] = buffer.getvalue()
    movie = chunk(b"LIST", b"hdrl") + chunk(b"LIST", b"movi" + bytes(20))
    made.update({
        "list-avi": chunk(b"RIFF", b"AVI " + movie),
        "plain-flac": b"fLaC\x80\0\0\x22" + bytes(range(40)),
        "page-ogg": b"OggS\0\6" + bytes(8) + b"\1\0\0\0\0\0\0\0\7\x89\xf9\x04\1\5sound",
        "box-jxl": b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl \0\0\0\x10jxlc\xff\x0a\x7f\2\1\2\3\4",
        "page-html": b"<!DOCTYPE html><html><head><title>t</title></head><body>words</body></html>",
        "code-py": b"import sys\nprint(sys.version)\n", "head-md": b"---\ntitle: t\n---\n# Words\n",
        "words-txt": "Wörter, no more.\n".encode(),
    })
    for name, content in made.items():
        extension = {"gif87": "gif"}.get(name.rsplit("-", 1)[1], name.rsplit("-", 1)[1])
        made[name] = folder / f"{name}.{extension}"
        made[name].write_bytes(content)
    return made
