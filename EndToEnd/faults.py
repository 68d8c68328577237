#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files that the reference signs, with faults of every kind put into them, judged by the reference and by us.

    EndToEnd/faults.py --bin .build/release           some hundred cases
    COUNTERSIGN_CASES=3000 COUNTERSIGN_SEED=7 …       more, and others

Where the two disagree, the specification decides: each difference that is let pass stands below in EXPLAINED with the
clause that asks for our answer. Everything else fails."""
import collections
import copy
import io
import json
import os
import random
import re

from reference_check import ALGORITHMS, Authority, picture
from support import Skip, Suite, samples

try:
    import c2pa
    import cbor2

    from stores import Box, Store, at, load_key, places
except ImportError:
    c2pa = None

CASES = int(os.environ.get("COUNTERSIGN_CASES", "300"))
SEED = int(os.environ.get("COUNTERSIGN_SEED", "1"))
TYPES = {
    "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif", "tiff": "image/tiff",
    "svg": "image/svg+xml", "wav": "audio/wav", "mp3": "audio/mpeg", "flac": "audio/flac", "avi": "video/avi",
    "mp4": "video/mp4", "mov": "video/quicktime", "heic": "image/heic", "avif": "image/avif",
    "jxl": "image/jxl",
}
SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

# The same thing under two names, or something the reference adds of its own.
SAME = {"signingCredential.expired": "claimSignature.outsideValidity",
        "assertion.dataHash.redacted": "assertion.hardBinding.redacted"}


class Workshop:
    """Signs with the reference, and asks both."""

    def __init__(self, suite):
        if c2pa is None:
            raise Skip("c2pa-python or cbor2 is not installed")
        self.suite = suite
        self.authority = Authority(suite.folder / "certificates")
        anchors = self.authority.anchors.read_text()
        quiet = {"ocsp_fetch": False, "remote_manifest_fetch": False}
        self.context = c2pa.Context.from_dict(
            {"version": 1, "verify": quiet, "trust": {"trust_anchors": anchors}})
        # Ways of signing that the reference has settings for.
        self.makers = [self.context] * 3 + [
            c2pa.Context.from_dict({"version": 1, "verify": quiet, "trust": {"trust_anchors": anchors}, **more})
            for more in ({"core": {"prefer_compress_manifests": True}}, {"core": {"merkle_tree_chunk_size_in_kb": 1}},
                         {"builder": {"thumbnail": {"enabled": False}}})]
        self.keys = {name: load_key(key) for name, (_, key) in self.authority.files.items()}
        self.originals = {name: path for name, path in samples(suite).items() if path.suffix[1:] in TYPES}

    def definition(self, dice, parent):
        first = {"action": "c2pa.opened", "parameters": {"ingredientIds": ["p"]}} if parent else {
            "action": "c2pa.created", "digitalSourceType": SOURCES + dice.choice(["digitalCapture", "digitalArt"])}
        actions = [first] + [
            {"action": name, "when": "2026-01-02T03:04:05Z", "softwareAgent": {"name": "Desk", "version": "3"},
             "digitalSourceType": SOURCES + "humanEdits"}
            for name in dice.sample(["c2pa.edited", "c2pa.cropped", "c2pa.filtered", "org.example.own"], dice.randint(0, 3))]
        more = [
            {"label": "cawg.training-mining", "data": {"entries": {"cawg.data_mining": {"use": "notAllowed"}}}},
            {"label": "c2pa.soft-binding", "data": {"alg": "org.example.mark", "blocks": [{"scope": {}, "value": "x"}]}},
            {"label": "org.example.own", "data": {"list": [1.5, True, None, -3], "text": "tëxt"}},
            {"label": "c2pa.metadata", "data": {"@context": {"exif": "http://ns.adobe.com/exif/1.0/"},
                                                "exif:GPSVersionID": "2.2.0.0"}}]
        return {"claim_generator_info": [{"name": "faults", "version": "1"}], "title": "a title",
                "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}},
                               *dice.sample(more, dice.randint(0, 3))]}

    def sign(self, dice, content, extension, algorithm, parent=None, parts=(), beside=False):
        builder = c2pa.Builder(json.dumps(self.definition(dice, parent)), dice.choice(self.makers))
        if parent is not None:
            builder.add_ingredient(json.dumps({"title": "p", "relationship": "parentOf", "instance_id": "p"}),
                                   TYPES[extension], io.BytesIO(parent))
        for number, (kind, part) in enumerate(parts):
            builder.add_ingredient(json.dumps({"title": f"c{number}", "relationship": "componentOf"}), TYPES[kind],
                                   io.BytesIO(part))
        if beside:
            builder.set_no_embed()
        chain, key = self.authority.files[algorithm]
        signer = c2pa.Signer.from_info(
            c2pa.C2paSignerInfo(algorithm.encode(), chain.read_bytes(), key.read_bytes(), None))
        output = io.BytesIO()
        store = builder.sign(signer, TYPES[extension], io.BytesIO(content), output)
        return output.getvalue(), bytes(store)

    def theirs(self, content, extension, store):
        """State and failure codes, as the reference has them."""
        try:
            arguments = {"manifest_data": store} if store is not None else {}
            reader = c2pa.Reader(TYPES[extension], io.BytesIO(content), context=self.context, **arguments)
            report = json.loads(reader.json())
            reader.close()
        except Exception as error:
            return "error", str(error)
        return report.get("validation_state"), codes(report)

    def ours(self, content, extension, store):
        path = self.suite.folder / f"case.{extension}"
        path.write_bytes(content)
        options = []
        if store is not None:
            beside = self.suite.folder / "case.c2pa"
            beside.write_bytes(store)
            options = ["--manifest", beside]
        done = self.suite.command("verify", path, "--json", "--trust", self.authority.anchors, *options)
        if done.returncode not in (0, 1, 3) or not done.stdout.strip():
            return "crash", f"{done.returncode} {done.stderr[-300:]}"
        report = json.loads(done.stdout)
        if "error" in report and not report.get("validation_state"):
            return "error", str(report["error"])
        return report.get("validation_state"), codes(report)


def codes(report):
    """The failure codes of the active manifest and of its ingredients."""
    results = report.get("validation_results") or {}
    lists = [(results.get("activeManifest") or {}).get("failure") or []]
    lists.append([status for delta in results.get("ingredientDeltas") or []
                  for status in (delta.get("validationDeltas") or {}).get("failure") or []])
    folded = []
    for part in lists:
        found = {SAME.get(status["code"], status["code"]) for status in part}
        if "claimSignature.outsideValidity" in found:
            found.discard("signingCredential.untrusted")
        folded.append(frozenset(found))
    return tuple(folded)


# Faults. Each takes the dice, the store and the manifest to change, and returns what it did.

def other_value(dice, value):
    """Something else in place of a CBOR value, of the same type or of another."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return dice.choice([value + 1, value - 1, -1, 0, 1 << 40, str(value), None])
    if isinstance(value, str):
        return dice.choice([value + "x", "", value[:-1], value.upper(), 7, value.encode(), None])
    if isinstance(value, bytes):
        return dice.choice([value + b"\0", value[:-1], b"", bytes(len(value)), value.hex(), None])
    if isinstance(value, list):
        return dice.choice([[], value * 2, value[:-1], value[::-1], {}, None])
    if isinstance(value, dict):
        return dice.choice([{}, [value], dict(list(value.items())[1:]), None])
    return dice.choice([0, "x", b"x", [], {}])


def change_cbor(dice, data):
    """Changes one place of encoded CBOR."""
    value = cbor2.loads(data)
    path = dice.choice(list(places(value))[1:] or [()])
    if not path:
        return cbor2.dumps(other_value(dice, value)), "everything"
    parent, key = at(value, path[:-1]), path[-1]
    kind = dice.randrange(4)
    if kind == 0:
        del parent[key]
    elif kind == 1 and isinstance(parent, dict):
        parent["surplus"] = dice.choice([1, "x", b"y", [], {}])
    elif kind == 2 and isinstance(parent, dict) and isinstance(key, str):
        parent[key + "x"] = parent.pop(key)
    else:
        parent[key] = other_value(dice, parent[key])
    return cbor2.dumps(value), "/".join(str(part) for part in path) + f" ({kind})"


def in_an_assertion(dice, store, manifest):
    boxes = [box for box in store.assertions(manifest) if len(box.children) > 1 and box.children[1].kind == b"cbor"]
    box = dice.choice(boxes)
    box.children[1].content, what = change_cbor(dice, box.children[1].content)
    return f"{box.label}: {what}"


def in_the_claim(dice, store, manifest):
    box = store.claim_box(manifest)
    box.content, what = change_cbor(dice, box.content)
    return f"claim: {what}"


def in_the_signature(dice, store, manifest):
    box = store.signature_box(manifest)
    parts = list(cbor2.loads(box.content).value)
    kind = dice.randrange(6)
    if kind == 0:
        protected, what = change_cbor(dice, parts[0])
        parts[0] = protected
    elif kind == 1:
        parts[1] = {**parts[1], "surplus": 1}
        what = "another header"
    elif kind == 2:
        header = cbor2.loads(parts[0])
        header[1] = dice.choice([-7, -35, -36, -37, -38, -39, -8, -257, -47, 0, "ES256"])
        parts[0] = cbor2.dumps(header)
        what = f"algorithm {header[1]}"
    elif kind == 3:
        parts[2] = dice.choice([b"", b"x", store.claim_box(manifest).content])
        what = "a payload"
    elif kind == 4:
        parts[3] = dice.choice([b"", parts[3][:-1], parts[3] + b"\0", bytes(len(parts[3]))])
        what = "another signature"
    else:
        what = "without tag" if dice.random() < 0.5 else "tag 98"
        box.content = cbor2.dumps(parts if what == "without tag" else cbor2.CBORTag(98, parts))
        return f"signature: {what}"
    box.content = cbor2.dumps(cbor2.CBORTag(18, parts))
    return f"signature: {what}"


def among_boxes(dice, store, manifest):
    parents = [box for box in manifest.all() if box.children and len(box.children) > 1]
    parent = dice.choice(parents)
    index = dice.randrange(1, len(parent.children))
    box = parent.children[index]
    what = f"{box.label or box.kind.decode(errors='replace')} of {parent.label}"
    kind = dice.choice(["dropped", "doubled", "moved", "renamed", "retyped", "padded", "emptied", "opaque"])
    if kind == "dropped":
        del parent.children[index]
    elif kind == "doubled":
        parent.children.insert(index, copy.deepcopy(box))
    elif kind == "moved":
        parent.children.insert(dice.randrange(1, len(parent.children)), parent.children.pop(index))
    elif kind == "padded":
        parent.children.insert(index, Box(b"free", bytes(9)))
    elif kind == "emptied":
        if box.children is None:
            box.content = b""
        else:
            box.children = box.children[:1]
    elif box.children is None:
        box.kind = dice.choice([b"json", b"bidb", b"cbor", b"xxxx"])
    elif kind == "renamed":
        box.label = dice.choice([box.label + "x", "c2pa.claim", "c2pa.assertions", "org.example", ""])
    elif kind == "retyped":
        head = box.children[0].content
        box.children[0].content = dice.choice([b"cbor", b"json", b"c2as", b"c2xx"]) + head[4:]
    else:
        head = bytearray(box.children[0].content)
        head[16] = dice.choice([0, 1, 2, 7, 11, 19])
        box.children[0].content = bytes(head)
    return f"{kind}: {what}"


FAULTS = [in_an_assertion, in_an_assertion, in_the_claim, in_the_signature, among_boxes]


def damaged(dice, data, what):
    """Bytes with a bit or a part changed."""
    data = bytearray(data)
    kind = dice.choice(["bit", "bit", "bit", "cut", "grown", "hole", "twice"])
    place = dice.randrange(len(data))
    if kind == "bit":
        data[place] ^= 1 << dice.randrange(8)
    elif kind == "cut":
        del data[place:]
    elif kind == "grown":
        data += dice.randbytes(dice.randint(1, 40))
    elif kind == "hole":
        data[place:place + 16] = bytes(len(data[place:place + 16]))
    else:
        data[place:place] = data[place:place + 16]
    return bytes(data), f"{what}: {kind} at {place}"


def cases(shop, dice):
    """A case after the other: the file, its extension, the store beside it or None, and what was done."""
    signed = []
    while True:
        if len(signed) < 40 or dice.random() < 0.02:
            name = dice.choice(sorted(shop.originals))
            extension, algorithm = shop.originals[name].suffix[1:], dice.choice(ALGORITHMS)
            content = shop.originals[name].read_bytes()
            parent = dice.choice([entry[1] for entry in signed if entry[0] == extension and entry[3] is False] or [None])
            parent = parent if dice.random() < 0.4 else None
            parts = [(entry[0], entry[1]) for entry in dice.sample(signed, min(len(signed), dice.choice([0, 0, 1, 2])))
                     if entry[3] is False]
            beside = dice.random() < 0.6
            try:
                file, store = shop.sign(dice, content, extension, algorithm, parent, parts, beside)
            except Exception as error:
                if len(signed) < 5 and "Skip" in str(error):
                    raise
                continue  # what the reference cannot sign is no case
            signed.append((extension, file, store, beside, algorithm))
            yield file, extension, store if beside else None, "nothing"
            continue
        extension, file, store, beside, algorithm = dice.choice(signed)
        if not beside:
            yield *damaged(dice, file, "file")[:1], extension, None, "damage to the file"
            continue
        if dice.random() < 0.15:
            changed, what = damaged(dice, store, "store")
            yield file, extension, changed, what.rsplit(" at", 1)[0]
            continue
        changed = Store(store)
        manifest = dice.choice(changed.manifests[-1:] * 3 + changed.manifests)
        try:
            what = dice.choice(FAULTS)(dice, changed, manifest)
            sealing = dice.choice(["unsealed", "hashed", "signed", "signed", "signed"])
            if sealing != "unsealed":
                changed.rehash(manifest)
            if sealing == "signed" and manifest is changed.manifests[-1] and not what.startswith("signature"):
                changed.sign(manifest, algorithm, shop.keys[algorithm])
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, cbor2.CBORError):
            continue  # nothing there that could be changed so
        where = "" if manifest is changed.manifests[-1] else "ingredient's "
        yield file, extension, changed.bytes(), f"{where}{what}, {sealing}"


# What was done, what the reference says, what we say (patterns), and the clause that asks for our answer.
EXPLAINED = [
    (r"^padded: ", "error", "Trusted",
     "padding boxes may stand among the boxes of a superbox (ISO 19566-5; C2PA 2.2, 15.11.3.3.1), and are hashed as "
     "they stand (8.4.2.3)"),
    (r"^claim: claim_generator_info", "claim_generator_info is missing or invalid", "Trusted",
     "whatever else a generator says of itself may be of any type (C2PA 2.2, generator-info-map: * tstr => any)"),
    (r"^doubled: .*, unsealed$", "Trusted", "assertion.hashedURI.mismatch",
     "the hash is over all of the superbox (C2PA 2.2, 8.4.2.3), and not over what a reader would write again"),
    (r"^doubled: bidb of ", "assertion.hashedURI.mismatch", "Trusted", "the same; the claim's hash covers both boxes"),
    (r"c2pa.soft-binding: .*, signed$", "Trusted", "claim.malformed",
     "a soft binding names its algorithm, or the claim does, and its blocks have a scope and a value (C2PA 2.2, 18.10)"),
    (r"^claim: signature", "Trusted", "claim.malformed", "the claim names its signature (C2PA 2.2, 15.6.2)"),
    (r"^claim: created_assertions/\d+/url", "Trusted", "assertion.undeclared",
     "an assertion that the claim does not list by its label is undeclared (C2PA 2.2, 15.10.3)"),
    (r"^doubled: brob of ", "Trusted", "manifest.compressed.invalid",
     "a compressed manifest is one brob box (C2PA 2.2, 11.2.4)"),
    (r"^renamed: bidb of ", "error", "Trusted",
     "the specification has no code for an embedded file without its file; nothing of it is shown"),
    (r"c2pa.ingredient.v3: activeManifest|^store: |^damage to", "Trusted", "Invalid ingredient.manifest.mismatch",
     "without a redaction the manifest is held to its hash (C2PA 2.2, 15.11.3.3.2)"),
]


def both_judge_alike(suite):
    shop = Workshop(suite)
    dice = random.Random(SEED)
    tally, unexplained = collections.Counter(), []
    log = open(suite.folder / "cases.jsonl", "w", encoding="utf-8") if suite.options.keep else None
    for number, (file, extension, store, what) in enumerate(cases(shop, dice)):
        if number >= CASES:
            break
        theirs, ours = shop.theirs(file, extension, store), shop.ours(file, extension, store)
        agreement = compare(theirs, ours, what)
        tally[agreement] += 1
        if log and agreement not in ("the same", "both refuse"):
            text = {"n": number, "what": what, "ext": extension, "agreement": agreement, "theirs": show(theirs),
                    "ours": show(ours)}
            log.write(json.dumps(text) + "\n")
            for suffix, data in ((extension, file), ("c2pa", store)):
                if data is not None:
                    (suite.folder / f"n{number}.{suffix}").write_bytes(data)
        if agreement.startswith("!"):
            unexplained.append(f"{what} ({extension}, case {number}): {show(ours)}, reference {show(theirs)}")
    print(f"   {CASES} cases: {dict(tally)}")
    assert not unexplained, f"{len(unexplained)} of {CASES}: " + "\n      ".join(unexplained[:20])


def show(answer):
    state, found = answer
    return [state, [sorted(part) for part in found] if isinstance(found, tuple) else str(found)[:160]]


def compare(theirs, ours, what):
    """How the answers stand to each other; what begins with an exclamation mark is a fault of ours."""
    if ours[0] == "crash":
        return "!crash"
    refused = {"Invalid", "error"}
    if theirs[0] in refused and ours[0] in refused:
        if "error" in (theirs[0], ours[0]):
            return "both refuse"
        return "the same" if theirs[1] == ours[1] else "both invalid, other codes"
    if theirs == ours:
        return "the same"
    texts = [" ".join([state, *(sorted(found[0] | found[1]) if isinstance(found, tuple) else [found])])
             for state, found in (theirs, ours)]
    for done, their_answer, our_answer, _ in EXPLAINED:
        if re.search(done, what) and their_answer in texts[0] and our_answer in texts[1]:
            return "explained"
    return "!state"


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(both_judge_alike)
    suite.finish()
