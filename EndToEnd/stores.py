# SPDX-License-Identifier: Apache-2.0
"""Manifest stores taken apart and put together again: JUMBF boxes as a tree, CBOR as Python values, hashes and
signatures made anew. A second writer, so that stores can be wrong on purpose."""
import copy
import hashlib

import cbor2
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, utils

HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}


class Box:
    """A box: a superbox has a label and children, any other box its content."""

    def __init__(self, kind, content=b"", children=None):
        self.kind, self.content, self.children = kind, content, children

    @classmethod
    def parse(cls, data, depth=0):
        boxes, position = [], 0
        while position + 8 <= len(data):
            size = int.from_bytes(data[position:position + 4], "big")
            if size < 8 or position + size > len(data):
                raise ValueError("a box is longer than what holds it")
            kind, content = data[position + 4:position + 8], data[position + 8:position + size]
            boxes.append(cls(kind, children=cls.parse(content, depth + 1)) if kind == b"jumb" else cls(kind, content))
            position += size
        return boxes

    def bytes(self):
        content = self.content if self.children is None else b"".join(child.bytes() for child in self.children)
        return (len(content) + 8).to_bytes(4, "big") + self.kind + content

    @property
    def label(self):
        if not self.children or self.children[0].kind != b"jumd":
            return None
        return self.children[0].content[17:].split(b"\0")[0].decode(errors="replace")

    @label.setter
    def label(self, value):
        head = self.children[0].content
        rest = head[17:].split(b"\0", 1)
        self.children[0].content = head[:17] + value.encode() + b"\0" + (rest[1] if len(rest) > 1 else b"")

    def child(self, start):
        return next((box for box in self.children or [] if (box.label or "").startswith(start)), None)

    def all(self):
        yield self
        for child in self.children or []:
            yield from child.all()


class Store:
    """A store whose manifests can be changed and sealed again."""

    def __init__(self, data):
        self.box = Box.parse(data)[0]

    def copy(self):
        other = Store.__new__(Store)
        other.box = copy.deepcopy(self.box)
        return other

    def bytes(self):
        return self.box.bytes()

    @property
    def manifests(self):
        return [box for box in self.box.children if box.kind == b"jumb"]

    @staticmethod
    def assertions(manifest):
        inside = manifest.child("c2pa.assertions")
        return [box for box in inside.children if box.kind == b"jumb"] if inside else []

    @staticmethod
    def claim_box(manifest):
        claim = manifest.child("c2pa.claim")
        return claim.children[1] if claim and len(claim.children) > 1 else None

    @staticmethod
    def signature_box(manifest):
        signature = manifest.child("c2pa.signature")
        return signature.children[1] if signature and len(signature.children) > 1 else None

    def rehash(self, manifest):
        """Makes the hashes in the claim those of the assertions as they are."""
        box = self.claim_box(manifest)
        if box is None:
            return
        claim = cbor2.loads(box.content)
        by_label = {assertion.label: assertion for assertion in self.assertions(manifest)}
        for name in ("created_assertions", "gathered_assertions", "assertions"):
            for item in claim.get(name) or [] if isinstance(claim, dict) else []:
                if not isinstance(item, dict) or not isinstance(item.get("url"), str):
                    continue
                assertion = by_label.get(item["url"].rsplit("/", 1)[-1].removeprefix("self#jumbf="))
                digest = HASHES.get(item.get("alg") or claim.get("alg") or "sha256")
                if assertion is not None and digest:
                    item["hash"] = digest(assertion.bytes()[8:]).digest()
        box.content = cbor2.dumps(claim)

    def sign(self, manifest, algorithm, key):
        """Signs the claim as it is."""
        claim, signature = self.claim_box(manifest), self.signature_box(manifest)
        if claim is None or signature is None:
            return
        tagged = cbor2.loads(signature.content)
        parts = list(tagged.value if isinstance(tagged, cbor2.CBORTag) else tagged)
        message = cbor2.dumps(["Signature1", parts[0], b"", claim.content])
        size = len(signature.content)
        parts[3] = sign(message, algorithm, key)
        signature.content = cbor2.dumps(cbor2.CBORTag(18, parts))
        # The padding keeps the box as long as it was; the reference asks for no certain length.
        assert abs(len(signature.content) - size) < 64


def sign(message, algorithm, key):
    """A signature in the form that COSE has (RFC 9053)."""
    if algorithm == "ed25519":
        return key.sign(message)
    digest = {"256": hashes.SHA256, "384": hashes.SHA384, "512": hashes.SHA512}[algorithm[2:]]()
    if algorithm.startswith("ps"):
        return key.sign(message, padding.PSS(padding.MGF1(digest), digest.digest_size), digest)
    size = (key.curve.key_size + 7) // 8
    return b"".join(number.to_bytes(size, "big") for number in utils.decode_dss_signature(
        key.sign(message, ec.ECDSA(digest))))


def load_key(path):
    return serialization.load_pem_private_key(path.read_bytes(), None)


def places(value, path=()):
    """Every place in a CBOR value, as the keys that lead there."""
    yield path
    if isinstance(value, cbor2.CBORTag):
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value
