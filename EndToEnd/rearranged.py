#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files that the reference signed, their parts rearranged as editors, servers and attackers do: segments, chunks, blocks and
boxes dropped, doubled, swapped, split and slipped in, with all sizes and checksums right again; judged by the reference and us.

    EndToEnd/rearranged.py --bin .build/release                     some hundred cases
    COUNTERSIGN_FILES=DIR COUNTERSIGN_CASES=3000 COUNTERSIGN_SEED=7 …   files of your own, more cases, others

As in faults.py, the specification decides where the two disagree, and EXPLAINED lists what is let pass."""
import collections
import os
import pathlib
import random
import re
import zlib

import faults
from support import Skip, Suite

CASES = int(os.environ.get("COUNTERSIGN_CASES", "200"))
SEED = int(os.environ.get("COUNTERSIGN_SEED", "1"))
FILES = os.environ.get("COUNTERSIGN_FILES")
ALIASES = {"jpeg": "jpg", "tif": "tiff"}


class Parts:
    """A file as a list of parts of one level, each with a name, and how they are put together again."""

    def __init__(self, parts, filler, join=b"".join, splitter=None):
        self.parts, self.filler, self.join, self.splitter = parts, filler, join, splitter

    def __bytes__(self):
        return self.join([part for _, part in self.parts])


def jpeg(data):
    parts, position = [("SOI", data[:2])], 2
    while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] != 0xDA:
        size = 2 + int.from_bytes(data[position + 2:position + 4], "big")
        parts.append((f"{data[position + 1]:02X}", data[position:position + size]))
        position += size
    end = data.rfind(b"\xff\xd9")
    parts += [("scan", data[position:end]), ("EOI", data[end:])]
    return Parts(parts, [("comment", b"\xff\xfe\0\x06note"), ("APP11", b"\xff\xeb\0\x0aJP\0\1\0\0\0\1"),
                         ("APP13", b"\xff\xed\0\x08Photos")])


def png_chunk(kind, body):
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def png(data):
    parts, position = [("signature", data[:8])], 8
    while position + 8 <= len(data):
        size = 12 + int.from_bytes(data[position:position + 4], "big")
        parts.append((data[position + 4:position + 8].decode("latin1"), data[position:position + size]))
        position += size
    return Parts(parts, [("tEXt", png_chunk(b"tEXt", b"Comment\0note")), ("caBX", png_chunk(b"caBX", b"nothing")),
                         ("zzZz", png_chunk(b"zzZz", b""))])


def riff(data):
    parts, position = [("head", data[8:12])], 12
    while position + 8 <= len(data):
        size = 8 + int.from_bytes(data[position + 4:position + 8], "little")
        parts.append((data[position:position + 4].decode("latin1"), data[position:position + size + size % 2]))
        position += size + size % 2
    return Parts(parts, [("note", b"note\4\0\0\0text"), ("LIST", b"LIST\4\0\0\0INFO"), ("C2PA", b"C2PA\2\0\0\0no")],
                 lambda all_parts: b"RIFF" + sum(map(len, all_parts)).to_bytes(4, "little") + b"".join(all_parts))


def base_media(data):
    parts, position = [], 0
    while position + 8 <= len(data):
        size = int.from_bytes(data[position:position + 4], "big")
        if size == 1:
            size = int.from_bytes(data[position + 8:position + 16], "big")
        size = len(data) - position if size == 0 else size
        parts.append((data[position + 4:position + 8].decode("latin1"), data[position:position + size]))
        position += max(size, 8)
    parts += [("tail", data[position:])] if position < len(data) else []
    return Parts(parts, [("free", b"\0\0\0\x0cfreenote"), ("skip", b"\0\0\0\x08skip"), ("uuid", b"\0\0\0\x1cuuid" + bytes(20)),
                         ("mdat", b"\0\0\0\x0cmdatnote"), ("emsg", b"\0\0\0\x0cemsg\1\0\0\0")])


def gif(data):
    def table(flags):
        return 3 << ((flags & 7) + 1) if flags & 0x80 else 0

    position = 13 + table(data[10])
    parts = [("head", data[:position])]
    while position < len(data) and data[position] != 0x3B:
        start, kind = position, data[position]
        position += 2 if kind == 0x21 else 11 + table(data[position + 9])
        while data[position]:
            position += 1 + data[position]
        position += 1
        parts.append((f"{kind:02X}{data[start + 1]:02X}" if kind == 0x21 else "image", data[start:position]))
    parts.append(("end", data[position:]))
    return Parts(parts, [("comment", b"\x21\xfe\4note\0"), ("loop", b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"),
                         ("C2PA", b"\x21\xff\x0bC2PA_GIF\1\0\0\2no\0")])


def id3(data):
    if data[:3] != b"ID3":
        raise ValueError("no tag")
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte
    parts, position = [("head", data[:10])], 10
    while position + 10 <= 10 + size and data[position]:
        length = 0
        for byte in data[position + 4:position + 8]:
            length = length << (7 if data[3] == 4 else 8) | byte
        parts.append((data[position:position + 4].decode("latin1"), data[position:position + 10 + length]))
        position += 10 + length
    parts += [("padding", data[position:10 + size]), ("sound", data[10 + size:])]

    def join(all_parts):
        body = sum(map(len, all_parts[1:-1]))
        head = all_parts[0][:6] + bytes(body >> shift & 0x7F for shift in (21, 14, 7, 0))
        return head + b"".join(all_parts[1:])

    return Parts(parts, [("TXXX", b"TXXX\0\0\0\4\0\0\0a\0b"), ("padding", bytes(32)),
                         ("GEOB", b"GEOB\0\0\0\x18\0\0\0application/c2pa\0\0\0c2pa")], join)


def svg(data):
    parts = [("element", piece) for piece in re.findall(rb"<[^>]*>|[^<]+", data)]
    return Parts(parts, [("space", b" "), ("comment", b"<!-- note -->"), ("metadata", b"<metadata/>")])


READERS = {"jpg": jpeg, "png": png, "webp": riff, "wav": riff, "avi": riff, "mp4": base_media, "mov": base_media,
           "heic": base_media, "avif": base_media, "jxl": base_media, "gif": gif, "mp3": id3, "svg": svg}


def rearranged(dice, file):
    """The parts changed in one way; returns what was done."""
    parts = file.parts
    # The first part makes the file what it is.
    index = dice.randrange(1, len(parts))
    store = [i for i, (_, part) in enumerate(parts) if b"c2pa" in part[:4096] or b"jumb" in part[:4096]]
    if store and dice.random() < 0.5:
        index = dice.choice(store)
    name = parts[index][0]
    kind = dice.choice(["dropped", "doubled", "doubled at the end", "swapped", "moved", "slipped in before", "slipped in behind",
                        "appended", "shortened", "turned round"])
    if kind == "dropped":
        del parts[index]
    elif kind == "doubled":
        parts.insert(index, parts[index])
    elif kind == "doubled at the end":
        parts.append(parts[index])
    elif kind == "swapped":
        other = dice.randrange(1, len(parts))
        parts[index], parts[other] = parts[other], parts[index]
        name += f" and {parts[index][0]}"
    elif kind == "moved":
        part = parts.pop(index)
        parts.insert(dice.randrange(1, len(parts) + 1), part)
    elif kind.startswith("slipped"):
        filler = dice.choice(file.filler)
        parts.insert(index + (kind == "slipped in behind"), filler)
        name = f"{filler[0]} at {name}"
    elif kind == "appended":
        parts.append(("tail", dice.choice([b"\0", b"tail of a kind", b"\r\n", bytes(64), file.filler[0][1]])))
        name = "the end"
    elif kind == "shortened":
        parts[index] = (name, parts[index][1][:-dice.randint(1, 4)])
    else:
        parts[1:] = parts[:0:-1] if len(parts) < 64 else parts[1:][::-1]
        name = "everything"
    return f"{kind}: {name}"


def originals(shop):
    if not FILES:
        return list(shop.originals.values())
    found = sorted(path for path in pathlib.Path(FILES).iterdir() if ALIASES.get(path.suffix[1:], path.suffix[1:]) in READERS)
    if not found:
        raise Skip(f"there are no files in {FILES}")
    return found


# What was done, what the reference says, what we say (patterns), and the clause that asks for our answer.
EXPLAINED = [
    (r"^jpg: .*APP11 at", "Trusted", "assertion.boxesHash.unknownBox",
     "a segment that is no part of the store is a box of its own, and must be listed (C2PA 2.2, 15.12.3)"),
]


def rearranged_files_are_judged_alike(suite):
    shop = faults.Workshop(suite)
    dice = random.Random(SEED)
    files, signed, tally, unexplained = originals(shop), [], collections.Counter(), []
    faults.EXPLAINED[:] = EXPLAINED
    while sum(tally.values()) < CASES:
        if len(signed) < min(24, CASES // 4) or dice.random() < 0.02:
            path = dice.choice(files)
            extension = ALIASES.get(path.suffix[1:], path.suffix[1:])
            if extension not in READERS:
                continue
            try:
                file, _ = shop.sign(dice, path.read_bytes(), extension, dice.choice(faults.ALGORITHMS))
                bytes(READERS[extension](file))
            except Exception:
                tally["not signed by the reference"] += 1
                continue
            signed.append((extension, file, path.name))
            changed, what = file, "nothing"
        else:
            extension, file, name = dice.choice(signed)
            parts = READERS[extension](file)
            if bytes(parts) != file:
                raise AssertionError(f"{name} is not put together as it was taken apart")
            what = rearranged(dice, parts)
            for _ in range(dice.choice([0, 0, 0, 1])):
                if len(parts.parts) > 2:
                    what += "; " + rearranged(dice, parts)
            changed = bytes(parts)
        theirs, ours = shop.theirs(changed, extension, None), shop.ours(changed, extension, None)
        agreement = faults.compare(theirs, ours, f"{extension}: {what}")
        tally[agreement] += 1
        if agreement.startswith("!"):
            number = len(unexplained)
            if suite.options.keep:
                (suite.folder / f"r{number}.{extension}").write_bytes(changed)
            unexplained.append(
                f"{extension}: {what} (case {number}): {faults.show(ours)}, reference {faults.show(theirs)}")
    print(f"   {CASES} cases: {dict(tally)}")
    assert not unexplained, f"{len(unexplained)} of {CASES}: " + "\n      ".join(unexplained[:40])


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(rearranged_files_are_judged_alike)
    suite.finish()
