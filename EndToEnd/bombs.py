# SPDX-License-Identifier: Apache-2.0
"""Files of at most 64 KB that are built to cost a reader far more: depth, width, counts that lie, loops, and what grows
when it is unpacked."""
import hashlib
import io
import random
import struct
import zipfile
import zlib

try:
    import brotli
    import cbor2
except ImportError:
    brotli = cbor2 = None

SIZE = 65_536
PNG = b"\x89PNG\r\n\x1a\n"
LONG = b"\xff\xff\xff\xff"
UUID_TAIL = bytes.fromhex("00110010800000aa00389b71")
CONTENT = {"c2pa": b"c2pa", "c2ma": b"c2ma", "c2as": b"c2as", "c2cl": b"c2cl", "c2cs": b"c2cs", "cbor": b"cbor"}


def big(value, width=4):
    return value.to_bytes(width, "big")


def box(kind, content):
    return big(len(content) + 8) + kind + content


def superbox(kind, label, *children):
    description = box(b"jumd", kind + UUID_TAIL + b"\x03" + label.encode() + b"\0")
    return box(b"jumb", description + b"".join(children))


def chunk(kind, data):
    return big(len(data)) + kind + data + big(zlib.crc32(kind + data))


def png(*chunks):
    return PNG + chunk(b"IHDR", big(1) + big(1) + b"\x08\0\0\0\0") + b"".join(chunks) + chunk(
        b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def in_png(store):
    return png(chunk(b"caBX", store))


def assertion(label, data):
    content = data if isinstance(data, bytes) else cbor2.dumps(data)
    return superbox(b"cbor", label, box(b"cbor", content))


def manifest(label, assertions, claim=None):
    """A manifest whose claim lists its assertions with the right hashes; nobody signed it."""
    boxes = [assertion(name, data) for name, data in assertions]
    listed = [{"url": f"self#jumbf=c2pa.assertions/{name}", "hash": hashlib.sha256(content[8:]).digest()}
              for (name, _), content in zip(assertions, boxes)]
    claim = {"instanceID": "x", "claim_generator_info": {"name": "b"}, "alg": "sha256",
             "signature": "self#jumbf=c2pa.signature", "created_assertions": listed, **(claim or {})}
    signature = cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -7}), {}, None, bytes(64)]))
    return superbox(
        b"c2ma", label, superbox(b"c2as", "c2pa.assertions", *boxes),
        superbox(b"c2cl", "c2pa.claim.v2", box(b"cbor", cbor2.dumps(claim))),
        superbox(b"c2cs", "c2pa.signature", box(b"cbor", signature)))


def store(*manifests):
    return superbox(b"c2pa", "c2pa", *manifests)


def urn(number):
    return f"urn:c2pa:{number:08x}-0000-4000-8000-000000000000"


def with_assertion(label, data):
    return in_png(store(manifest(urn(1), [(label, data)])))


def filled(part, head=b"", tail=b""):
    """As many copies of a part as fit."""
    return head + part * ((SIZE - len(head) - len(tail)) // len(part)) + tail


def deep_boxes():
    content = b""
    while len(content) < 60_000:
        content = superbox(b"c2ma", "a", content)
    return in_png(superbox(b"c2pa", "c2pa", content))


def wide_boxes():
    return in_png(superbox(b"c2pa", "c2pa", filled(superbox(b"c2ma", "a"))[:60_000 // 40 * 40]))


def ingredients(width, count):
    """Each manifest names the `width` before it, so that the paths through them are without number."""
    manifests = []
    for number in range(count):
        listed = [(f"c2pa.ingredient.v3__{index}" if index else "c2pa.ingredient.v3", {
            "relationship": "componentOf", "activeManifest": {
                "url": f"self#jumbf=/c2pa/{urn(number - 1 - index)}", "hash": bytes(32)}})
            for index in range(min(width, number))]
        manifests.append(manifest(urn(number), listed))
    return in_png(store(*manifests)[:SIZE - 200])


def circle():
    listed = [("c2pa.ingredient.v3", {"relationship": "parentOf", "activeManifest": {
        "url": f"self#jumbf=/c2pa/{urn(other)}", "hash": bytes(32)}}) for other in (2, 1)]
    return in_png(store(manifest(urn(1), listed[:1]), manifest(urn(2), listed[1:])))


def compressed(content, count=1):
    packed = brotli.compress(content, quality=9)
    boxes = [superbox(b"c2cm", urn(number), box(b"brob", packed)) for number in range(count)]
    return in_png(store(*boxes))


def half_compressed(label, *assertions):
    """A manifest that is packed no further than a manifest may be, with these assertions in it."""
    noise = b"\x59\xdc\x00" + random.Random(1).randbytes(0xDC00)
    return compressed(manifest(label, [("o.noise", noise), *assertions]))


def merkle(**more):
    return {"exclusions": [], "alg": "sha256", "merkle": [
        {"uniqueId": 1, "localId": 1, "count": 1 << 60, "hashes": [bytes(32)], **more}]}


def movie(*boxes):
    return box(b"ftyp", b"mp42\0\0\0\0mp42") + b"".join(boxes)


def movie_with(store_bytes, *boxes):
    uuid = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
    return movie(box(b"uuid", uuid + bytes(4) + b"manifest\0" + bytes(8) + store_bytes), *boxes)


def fragmented(label, data):
    mdat = b"".join(box(b"moof", b"") + box(b"mdat", b"x") for _ in range(2000))
    return movie_with(store(manifest(urn(1), [(label, data)])), mdat)


def der(tag, content):
    length = len(content)
    head = bytes([length]) if length < 128 else bytes([0x80 + (length.bit_length() + 7) // 8]) + big(
        length, (length.bit_length() + 7) // 8)
    return bytes([tag]) + head + content


def signed_with(chain):
    """A store whose signature carries these certificates."""
    signature = cbor2.dumps(cbor2.CBORTag(18, [
        cbor2.dumps({1: -37, 33: chain}), {"rVals": {"ocspVals": [bytes(100)] * 100}}, None, bytes(256)]))
    whole = manifest(urn(1), [("c2pa.actions.v2", {"actions": []})])
    start = whole.rindex(b"jumb") - 4
    return in_png(store(superbox(
        b"c2ma", urn(1), whole[whole.index(b"jumb", 8) - 4:start],
        superbox(b"c2cs", "c2pa.signature", box(b"cbor", signature)))))


def deep_der():
    content = b""
    while len(content) < 30_000:
        content = der(0x30, content)
    return signed_with([content])


def certificate_with(key):
    """Just enough of a certificate to reach its key."""
    algorithm = der(0x30, der(0x06, bytes.fromhex("2a864886f70d01010b")) + b"\x05\0")
    name = der(0x30, der(0x31, der(0x30, der(0x06, b"\x55\x04\x03") + der(0x0C, b"b"))))
    dates = der(0x30, der(0x17, b"250101000000Z") + der(0x17, b"350101000000Z"))
    body = der(0x30, der(0xA0, der(2, b"\2")) + der(2, b"\1") + algorithm + name + dates + name + key)
    return der(0x30, body + algorithm + der(3, b"\0" + bytes(256)))


def huge_key():
    """An RSA key of 200,000 bits with an exponent of as many."""
    number = der(2, b"\x7f" + b"\xff" * 25_000)
    key = der(0x30, der(0x30, der(6, bytes.fromhex("2a864886f70d010101")) + b"\5\0") + der(
        3, b"\0" + der(0x30, number + number)))
    return signed_with([certificate_with(key)])


def pdf(*objects, size=None, xref=None):
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    table = xref or b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places)
    return data + table.replace(b"@START@", b"%d" % start) + b"trailer\n<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (
        size or len(places) + 1, start, start)


def stream(head, content):
    return b"<<" + head + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def flate(times=48 << 20):
    """Zeros, many times packed: 64 KB hold 48 MB."""
    return zlib.compress(bytes(times), 9)


def pdf_stream(head, content, extra=b""):
    """A PDF whose cross-reference table is a stream."""
    data = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog" + extra + b">>\nendobj\n"
    start = len(data)
    return data + b"2 0 obj\n" + stream(b"/Type/XRef/Root 1 0 R" + head, content) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start


def zip_with(entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def lying_zip(entries=0xFFFF):
    data = zip_with([("a", b"b")])
    end = data.rindex(b"PK\5\6")
    return data[:end + 8] + struct.pack("<HHII", entries, entries, 0xFFFFFFF0, 0) + data[end + 20:]


def overlapping_zip():
    """Many entries that are all the same packed megabytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(bytes(20 << 20)) + packed.flush()
    crc = zlib.crc32(bytes(20 << 20))
    name = b"META-INF/content_credential.c2pa"
    local = b"PK\3\4" + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(body), 20 << 20, len(name), 0) + name + body
    entry = b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 0, crc, len(body), 20 << 20, len(name), 0, 0, 0,
                                   0, 0, 0) + name
    count = (SIZE - len(local) - 22) // len(entry)
    return local + entry * count + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, count * len(entry), len(local), 0)


def tiff(directories, big_form=False):
    head = b"II" + (struct.pack("<HHHQ", 43, 8, 0, 16) if big_form else struct.pack("<HI", 42, 8))
    return head + directories


def circular_tiff():
    entry = struct.pack("<HHIHH", 256, 3, 1, 1, 0)
    sub = struct.pack("<HHII", 330, 4, 5000, 8)
    return tiff(struct.pack("<H", 2) + entry + sub + struct.pack("<I", 8) + struct.pack("<I", 8) * 5000)


def exclusions(count):
    return [{"start": index * 2, "length": 1} for index in range(count)]


def ids(frames):
    size = len(frames)
    return b"ID3\4\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + frames


BOMBS = {
    # JUMBF
    "deep boxes": deep_boxes,
    "many boxes": wide_boxes,
    "a box of no length": lambda: in_png(superbox(b"c2pa", "c2pa", filled(b"\0\0\0\x08free")[:60_000])),
    "a box of 2^63 bytes": lambda: in_png(superbox(b"c2pa", "c2pa", big(1) + b"jumb" + big(1 << 63, 8))),
    "a label of 60,000 characters": lambda: in_png(store(superbox(b"c2ma", "a" * 60_000))),
    # manifests
    "ingredients of ingredients, two wide": lambda: ingredients(2, 60),
    "ingredients of ingredients, ten wide": lambda: ingredients(10, 25),
    "ingredients in a line": lambda: ingredients(1, 90),
    "two manifests that are each other's parents": circle,
    "one manifest 150 times": lambda: in_png(store(*[manifest(urn(1), [])] * 110)),
    "1,000 assertions": lambda: in_png(store(manifest(urn(1), [(f"o.a__{n}", {}) for n in range(330)]))),
    "actions without number": lambda: with_assertion("c2pa.actions.v2", {"actions": [{"action": "c2pa.edited"}] * 2800}),
    "an array of 2^32 elements": lambda: with_assertion("o.a", b"\x9a\xff\xff\xff\xff" + bytes(1000)),
    "a map of 2^64 entries": lambda: with_assertion("o.a", b"\xbb" + b"\xff" * 8 + bytes(1000)),
    "a string of 2^63 bytes": lambda: with_assertion("o.a", b"\x5b\x7f" + b"\xff" * 7 + bytes(1000)),
    "arrays in arrays": lambda: with_assertion("o.a", b"\x81" * 60_000 + b"\0"),
    "tags on tags": lambda: with_assertion("o.a", b"\xc1" * 60_000 + b"\0"),
    "60,000 zeros": lambda: with_assertion("o.a", b"\x99\xea\x60" + bytes(60_000)),
    "60,000 empty maps": lambda: with_assertion("o.a", b"\x99\xea\x60" + b"\xa0" * 60_000),
    "a map of 20,000 keys": lambda: with_assertion("o.a", {n: 0 for n in range(16_000)}),
    "a string in 20,000 parts": lambda: with_assertion("o.a", b"\x5f" + b"\x41a" * 30_000 + b"\xff"),
    # bindings
    "a hash with 6,000 exclusions": lambda: with_assertion("c2pa.hash.data", {
        "name": "a", "alg": "sha256", "pad": b"", "hash": bytes(32), "exclusions": exclusions(2_500)}),
    "an exclusion of 2^63 bytes": lambda: with_assertion("c2pa.hash.data", {
        "alg": "sha256", "hash": bytes(32), "exclusions": [{"start": 0, "length": (1 << 63) - 1}]}),
    "2,000 boxes to hash": lambda: with_assertion("c2pa.hash.boxes", {"alg": "sha256", "boxes": [
        {"names": ["PNGh", "IHDR", "C2PA", "IDAT", "IEND"], "hash": b"", "pad": b""}] * 1_000}),
    "2,000 names of boxes": lambda: with_assertion("c2pa.hash.boxes", {"alg": "sha256", "boxes": [
        {"names": ["IDAT"] * 10_000, "hash": bytes(32), "pad": b""}]}),
    "a collection of 1,000 files": lambda: with_assertion("c2pa.hash.collection.data", {
        "alg": "sha256", "uris": [{"uri": f"{n}", "hash": bytes(32)} for n in range(1_000)]}),
    "a Merkle tree of 2^60 leaves": lambda: fragmented("c2pa.hash.bmff.v3", merkle()),
    "a Merkle tree of blocks of one byte": lambda: fragmented("c2pa.hash.bmff.v3", merkle(fixedBlockSize=1)),
    "a Merkle tree of blocks of no byte": lambda: fragmented("c2pa.hash.bmff.v3", merkle(fixedBlockSize=0)),
    "a Merkle tree of blocks that lie": lambda: fragmented("c2pa.hash.bmff.v3", merkle(
        variableBlockSizes=[1 << 62] * 200)),
    "a thousand Merkle trees": lambda: fragmented("c2pa.hash.bmff.v3", {
        "exclusions": [], "alg": "sha256", "merkle": [
            {"uniqueId": n, "localId": n, "count": 1000, "hashes": []} for n in range(500)]}),
    "exclusions by paths": lambda: fragmented("c2pa.hash.bmff.v3", {
        "alg": "sha256", "hash": bytes(32), "exclusions": [
            {"xpath": f"/moof[{n}]/traf/trun", "subset": exclusions(3)} for n in range(300)]}),
    # what grows
    "30 MB of zeros, packed": lambda: compressed(bytes(31 << 20)),
    "64 manifests of 30 MB, packed": lambda: compressed(bytes(31 << 20), 64),
    "a manifest of 30 MB of padding, packed": lambda: compressed(
        manifest(urn(0), [("o.a", b"\x5a" + big(30 << 20) + bytes(30 << 20))])),
    "a manifest of a million boxes, packed": lambda: compressed(
        superbox(b"c2ma", urn(0), superbox(b"c2as", "c2pa.assertions", superbox(b"cbor", "o.a") * 700_000))),
    "a manifest of 30 million items, packed": lambda: compressed(
        manifest(urn(0), [("o.a", b"\x9a" + big(30 << 20) + bytes(30 << 20))])),
    "a manifest of items below the limit, packed": lambda: compressed(
        manifest(urn(0), [(f"o.a__{n}", b"\x9a" + big(200_000) + b"\x81\0" * 200_000) for n in range(60)])),
    "a manifest of 290,000 items, half packed": lambda: half_compressed(
        urn(0), *[(f"o.a__{n}", b"\x9a" + big(29_000) + b"\x60" * 29_000) for n in range(10)]),
    "a manifest of 140,000 arrays, half packed": lambda: half_compressed(
        urn(0), ("o.a", b"\x9a" + big(140_000) + b"\x81\0" * 140_000)),
    "a manifest of 60,000 maps of actions, half packed": lambda: half_compressed(
        urn(0), ("c2pa.actions.v2", b"\xa1gactions\x9a" + big(60_000) + b"\xa1faction\x60" * 60_000)),
    "a manifest of 60,000 boxes, half packed": lambda: half_compressed(
        urn(0), ("o.a", b"\0"), *[("o.b", b"\0")] * 900),
    "a manifest of 2 MB of text, half packed": lambda: half_compressed(
        urn(0), ("o.a", b"\x7a" + big(2_000_000) + b"a" * 2_000_000)),
    "a manifest of 2 MB of bytes, half packed": lambda: half_compressed(
        urn(0), ("o.a", b"\x5a" + big(2_000_000) + bytes(2_000_000))),
    "a manifest of 4,000 exclusions, half packed": lambda: half_compressed(urn(0), ("c2pa.hash.data", {
        "alg": "sha256", "hash": bytes(32), "exclusions": exclusions(4_000)})),
    "a chunk of text of 48 MB": lambda: png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + flate())),
    # signatures
    "certificates in certificates": deep_der,
    "a key of 200,000 bits": huge_key,
    "1,000 certificates": lambda: signed_with([der(0x30, bytes(20))] * 1_000),
    # pictures
    "5,000 segments of one store": lambda: filled(
        b"\xff\xeb\0\x1aJP\0\1\0\0\0\1\0\0\0\x2ejumb\0\0\0\x0ejumd", b"\xff\xd8", b"\xff\xd9"),
    "5,000 stores in one JPEG": lambda: b"\xff\xd8" + b"".join(
        b"\xff\xeb\0\x1aJP" + big(n, 2) + b"\0\0\0\1\0\0\0\x2ejumb\0\0\0\x0ejumd" for n in range(2_300)) + b"\xff\xd9",
    "fill bytes": lambda: filled(b"\xff", b"\xff\xd8"),
    "5,000 stores in one PNG": lambda: png(*[chunk(b"caBX", b"\0\0\0\x08jumb")] * 3_000)[:SIZE],
    "a PNG chunk of 2^31 bytes": lambda: PNG + b"\x7f\xff\xff\xffIHDR",
    "a GIF of blocks of a byte": lambda: filled(b"\1a", b"GIF89a\1\0\1\0\0\0\0\x21\xff\x0bC2PA_GIF\1\0\0"),
    "a WebP that is longer than itself": lambda: b"RIFF" + LONG + b"WEBP" + filled(b"C2PA\0\0\0\0")[:60_000],
    "a JPEG XL of boxes without end": lambda: filled(
        b"\0\0\0\x08jumb", b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl "),
    "a TIFF that goes in circles": circular_tiff,
    "a TIFF of 65,535 entries": lambda: tiff(filled(
        struct.pack("<HHII", 330, 4, 0xFFFF, 8), struct.pack("<H", 0xFFFF))[:60_000]),
    "a BigTIFF of 2^63 entries": lambda: tiff(struct.pack("<Q", 1 << 63) + bytes(1000), True),
    # sound and film
    "5,000 frames of ID3": lambda: ids(filled(b"GEOB\0\0\0\2\0\0\0\0")[:60_000]) + b"\xff\xfb\x90\x64",
    "an ID3 tag all of FF": lambda: ids(b"\xff\0" * 30_000).replace(b"ID3\4\0\0", b"ID3\3\0\x80"),
    "an Ogg of empty pages": lambda: filled(b"OggS\0\0" + bytes(20) + b"\0"),
    "a FLAC of empty blocks": lambda: filled(b"\1\0\0\0", b"fLaC"),
    "a RIFF in itself": lambda: filled(b"LIST\xff\xff\xff\0movi", b"RIFF\xff\xff\0\0AVI "),
    "boxes in boxes": lambda: movie(b"".join(big(SIZE - 20 - n * 8) + b"moov" for n in range(7_000))),
    "a table of 2^32 chunks": lambda: movie(box(b"moov", box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(
        b"stco", bytes(4) + LONG) + box(b"stsz", bytes(8) + LONG))))))),
    "items without number": lambda: box(b"ftyp", b"heic\0\0\0\0heic") + box(b"meta", bytes(4) + box(
        b"iloc", b"\2\0\0\0\x88\x80" + b"\0\0\0\xff" + LONG) + box(b"iinf", b"\1\0\0\0" + LONG)),
    "60,000 empty boxes": lambda: movie(filled(b"\0\0\0\x08free")[:60_000]),
    "1,000 stores in a film": lambda: movie(*[box(b"uuid", bytes.fromhex(
        "d8fec3d61b0e483c92975828877ec481") + bytes(4) + b"manifest\0" + bytes(8) + superbox(b"c2pa", "c2pa"))] * 700),
    # documents
    "a PDF whose table comes before itself": lambda: pdf(b"<</Type/Catalog>>"),
    "a PDF of a billion objects": lambda: pdf(b"<</Type/Catalog>>", size=10 ** 9, xref=b"xref\n0 999999999\n"),
    "a PDF table of 64 KB that unpacks to 48 MB": lambda: pdf_stream(
        b"/Size 9999999/W[1 2 1]/Filter/FlateDecode", flate()),
    "a PDF table packed twice": lambda: pdf_stream(
        b"/Size 9/W[1 2 1]/Filter[/FlateDecode/FlateDecode]", zlib.compress(flate(), 9)),
    "a PDF table packed sixty times": lambda: pdf_stream(
        b"/Size 9/W[1 2 1]/Filter[" + b"/FlateDecode" * 60 + b"]", flate()),
    "a PDF table of wide fields": lambda: pdf_stream(b"/Size 9/W[1 2147483647 1]", bytes(100)),
    "a PDF table of fields of no width": lambda: pdf_stream(b"/Size 999999999/W[0 0 0]", bytes(100)),
    "a PDF predictor of wide rows": lambda: pdf_stream(
        b"/Size 9/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647>>", zlib.compress(bytes(99))),
    "a PDF of arrays in arrays": lambda: pdf(b"[" * 30_000 + b"]" * 30_000),
    "a PDF of dictionaries in dictionaries": lambda: pdf(b"<</A" * 12_000),
    "a PDF object that is itself": lambda: pdf(b"2 0 R", b"3 0 R", b"1 0 R"),
    "a PDF of names that lead in circles": lambda: pdf(
        b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>/AF[2 0 R]>>", b"<</Kids[2 0 R 2 0 R 2 0 R 3 0 R]>>",
        b"<</Kids[2 0 R 3 0 R 2 0 R 3 0 R]/Names[(a) 2 0 R]>>"),
    "a PDF with a credential of 48 MB": lambda: pdf(
        b"<</Type/Catalog/AF[2 0 R]>>", b"<</Type/Filespec/AFRelationship/C2PA_Manifest/EF<</F 3 0 R>>>>",
        stream(b"/Filter/FlateDecode", flate())),
    "a PDF with a credential of 48 MB, predicted": lambda: pdf(
        b"<</Type/Catalog/AF[2 0 R]>>", b"<</Type/Filespec/AFRelationship/C2PA_Manifest/EF<</F 3 0 R>>>>",
        stream(b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 9>>", flate())),
    "a PDF of object streams of 48 MB": lambda: pdf_stream(
        b"/Size 9/W[1 2 1]/Index[1 4]", b"\2\0\4\0" * 4, b"/Metadata 4 0 R"),
    "a PDF of 10,000 tables": lambda: b"%PDF-1.7\n" + filled(b"xref\n0 0\ntrailer<</Prev 9>>\n")[:60_000]
    + b"startxref\n9\n%%EOF",
    "an archive of 65,535 entries": lying_zip,
    "an archive with a file of 50 MB": lambda: zip_with([("mimetype", "application/epub+zip"), ("a", bytes(50 << 20))]),
    "an archive with a credential of 50 MB": lambda: zip_with([("META-INF/content_credential.c2pa", bytes(50 << 20))]),
    "an archive with content types of 50 MB": lambda: zip_with([
        ("[Content_Types].xml", b"<Types>" + b"<a/>" * (12 << 20)), ("word/document.xml", b"")]),
    "an archive of one file many times": overlapping_zip,
    "an archive of 800 empty files": lambda: zip_with([(str(n), b"") for n in range(600)]),
    # fonts and texts
    "a font of 65,535 tables": lambda: b"\0\1\0\0\xff\xff\0\0\0\0\0\0" + filled(b"C2PA\0\0\0\0\0\0\0\0\0\xff\xff\xff")[:60_000],
    "a WOFF of 65,535 tables": lambda: b"wOFF\0\1\0\0" + LONG + b"\xff\xff\0\0" + bytes(28) + filled(
        b"C2PA\0\0\0\0\0\0\0\x10\xff\xff\xff\xff\0\0\0\0")[:60_000],
    "entities of entities": lambda: b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;'>" % ((98 + n,) + (97 + n,) * 8) for n in range(20))
    + b"]><svg xmlns='http://www.w3.org/2000/svg'><metadata>&t;</metadata></svg>",
    "elements in elements": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 20_000,
    "10,000 attributes": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' " + b"".join(
        b"a%d='' " % n for n in range(7_000)) + b"/>",
    "10,000 namespaces": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"".join(
        b"<g xmlns:n%d='u'>" % n for n in range(3_000)),
    "tags without end": lambda: filled(b"<script ", b"<!DOCTYPE html><html><head>"),
    "10,000 manifests in a page": lambda: filled(
        b"<script type='application/c2pa'>AA==</script>", b"<!DOCTYPE html><html><head>"),
    "quotation marks": lambda: filled(b"<a b=\"", b"<html><head>"),
    "comments": lambda: filled(b"<!--", b"<html><head>"),
    "wrappers in a text": lambda: filled("a\ufeff\U000E0133\U000E0122\U000E0140\U000E0131".encode(), b"text"),
    "selectors in a text": lambda: filled("\U000E0133".encode(), "text\ufeff".encode()),
    "marks that combine": lambda: filled("\u0301\u0316".encode(), b"a"),
    "blocks in a text": lambda: filled(b"# -----BEGIN C2PA MANIFEST-----\n", b"import a\n"),
}
