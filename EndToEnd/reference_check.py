#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What we sign, read by the reference (c2pa-python), and what it signs, read by us."""
import datetime
import io
import json
import os
import random
import re
import shutil
import subprocess
import threading
import http.server

from PIL import Image

from support import Skip, Suite

try:
    import c2pa
except ImportError:
    c2pa = None
try:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
except ImportError:
    x509 = None

ALGORITHMS = ["es256", "es384", "es512", "ps256", "ps384", "ps512", "ed25519"]
MEDIA = {"jpg": ("JPEG", "image/jpeg"), "png": ("PNG", "image/png"), "webp": ("WEBP", "image/webp")}
CREATED = {"action": "c2pa.created", "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}


def picture(extension, seed=1, size=(97, 61), **options):
    """A picture of noise, so that every byte of it matters."""
    image = Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))
    buffer = io.BytesIO()
    image.save(buffer, MEDIA[extension][0], **options)
    return buffer.getvalue()


def key_for(algorithm):
    curves = {"es256": ec.SECP256R1, "es384": ec.SECP384R1, "es512": ec.SECP521R1}
    if algorithm in curves:
        return ec.generate_private_key(curves[algorithm]())
    if algorithm == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65537, 2048)


class Authority:
    """A root made for this run, and a signer for each algorithm."""

    def __init__(self, folder):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.validity = (now - datetime.timedelta(days=1), now + datetime.timedelta(days=90))
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Reference Check"),
                               x509.NameAttribute(NameOID.COMMON_NAME, "Reference Check Root")])
        self.root = self.certificate(self.name, self.key.public_key(), True)
        self.files = {}
        folder.mkdir(parents=True, exist_ok=True)
        self.anchors = folder / "root.pem"
        self.anchors.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        for algorithm in ALGORITHMS:
            key = key_for(algorithm)
            subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Reference Check"),
                                 x509.NameAttribute(NameOID.COMMON_NAME, f"Signer {algorithm}")])
            chain = folder / f"{algorithm}.pub"
            chain.write_bytes(self.certificate(subject, key.public_key(), False)
                              .public_bytes(serialization.Encoding.PEM))
            private = folder / f"{algorithm}.pem"
            private.write_bytes(key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
            self.files[algorithm] = (chain, private)

    def certificate(self, subject, public_key, is_root, purpose=None):
        usage = dict.fromkeys(
            ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"], False)
        usage["key_cert_sign" if is_root else "digital_signature"] = True
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(public_key)
            .serial_number(x509.random_serial_number()).not_valid_before(self.validity[0])
            .not_valid_after(self.validity[1])
            .add_extension(x509.BasicConstraints(is_root, None), True)
            .add_extension(x509.KeyUsage(**usage), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False))
        if not is_root:
            builder = builder.add_extension(
                x509.ExtendedKeyUsage([purpose or ExtendedKeyUsageOID.EMAIL_PROTECTION]), purpose is not None)
        return builder.sign(self.key, hashes.SHA256())


class Reference:
    """The reference with and without our root."""

    def __init__(self, anchors):
        quiet = {"ocsp_fetch": False, "remote_manifest_fetch": False}
        self.trusting = c2pa.Context.from_dict({"version": 1, "verify": quiet, "trust": {"trust_anchors": anchors}})
        self.plain = c2pa.Context.from_dict({"version": 1, "verify": quiet})

    def read(self, content, extension, sidecar=None, trusting=True):
        context = self.trusting if trusting else self.plain
        arguments = {"manifest_data": sidecar} if sidecar else {}
        reader = c2pa.Reader(MEDIA[extension][1], io.BytesIO(content), context=context, **arguments)
        report = json.loads(reader.json())
        reader.close()
        return report

    def state(self, *arguments, **more):
        try:
            return self.read(*arguments, **more).get("validation_state")
        except Exception as error:
            return f"error: {error}"

    def sign(self, content, extension, algorithm, chain, key, parent=None):
        first = CREATED if parent is None else {"action": "c2pa.opened", "parameters": {"ingredientIds": ["p"]}}
        definition = {"claim_generator_info": [{"name": "reference", "version": "1"}],
                      "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [first]}}]}
        builder = c2pa.Builder(json.dumps(definition), self.trusting)
        if parent is not None:
            builder.add_ingredient(
                json.dumps({"title": "parent", "relationship": "parentOf", "instance_id": "p"}), MEDIA[extension][1],
                io.BytesIO(parent))
        signer = c2pa.Signer.from_info(
            c2pa.C2paSignerInfo(algorithm.encode(), chain.read_bytes(), key.read_bytes(), None))
        output = io.BytesIO()
        builder.sign(signer, MEDIA[extension][1], io.BytesIO(content), output)
        return output.getvalue()


def workshop(suite):
    if c2pa is None or x509 is None:
        raise Skip("c2pa-python or cryptography is not installed")
    if not hasattr(suite, "authority"):
        suite.authority = Authority(suite.folder / "certificates")
        suite.reference = Reference(suite.authority.anchors.read_text())
    return suite.authority, suite.reference


def sign(suite, content, extension, algorithm="es256", *options, name=None):
    """Signs with the command; returns the signed bytes and where they are."""
    authority, _ = workshop(suite)
    name = name or f"{algorithm}-{random.getrandbits(40):x}"
    source = suite.folder / f"{name}.in.{extension}"
    target = suite.folder / f"{name}.{extension}"
    source.write_bytes(content)
    chain, key = authority.files[algorithm]
    suite.command("sign", source, "-o", target, "--cert", chain, "--key", key, "--alg", algorithm, *options, expect=0)
    return target.read_bytes(), target


def flipped(original, signed):
    """The signed file with one bit of its picture changed."""
    for share in (0.5, 0.6, 0.4, 0.7, 0.3):
        offset = int(len(original) * share)
        window = original[offset:offset + 16]
        if signed.count(window) == 1:
            changed = bytearray(signed)
            changed[signed.find(window) + 4] ^= 1
            return bytes(changed)
    raise AssertionError("no part of the picture was found again in the signed file")


def all_algorithms_and_formats_are_trusted_valid_and_tamper_evident(suite):
    _, reference = workshop(suite)
    for extension in MEDIA:
        original = picture(extension)
        for algorithm in ALGORITHMS:
            signed, _ = sign(suite, original, extension, algorithm)
            report = reference.read(signed, extension)
            active = report["manifests"][report["active_manifest"]]
            where = f"{extension} {algorithm}"
            assert report["validation_state"] == "Trusted", f"{where}: {report['validation_results']}"
            assert active["signature_info"]["alg"].lower() == algorithm, where
            assert reference.state(signed, extension, trusting=False) == "Valid", where
            state = reference.state(flipped(original, signed), extension)
            assert state not in ("Trusted", "Valid"), f"{where}: {state} after a change"


def whatever_the_reference_signs_we_trust(suite):
    authority, reference = workshop(suite)
    for extension in MEDIA:
        original = picture(extension, seed=2)
        for algorithm in ALGORITHMS:
            path = suite.folder / f"theirs-{algorithm}.{extension}"
            path.write_bytes(reference.sign(original, extension, algorithm, *authority.files[algorithm]))
            for options, state in ((["--trust", authority.anchors], "Trusted"), ([], "Valid")):
                report = suite.answer("verify", path, *options)
                assert report["validation_state"] == state, f"{extension} {algorithm}: {report['validation_results']}"
            path.write_bytes(flipped(original, path.read_bytes()))
            report = suite.answer("verify", path, "--trust", authority.anchors)
            assert report["validation_state"] == "Invalid", f"{extension} {algorithm}"


def chains_of_both_makers_hold(suite):
    authority, reference = workshop(suite)
    for extension in MEDIA:
        first, _ = sign(suite, picture(extension, seed=3), extension)
        theirs = reference.sign(first, extension, "ps256", *authority.files["ps256"], parent=first)
        ours, path = sign(suite, theirs, extension, "ed25519")
        report = reference.read(ours, extension)
        assert report["validation_state"] == "Trusted", f"{extension}: {report['validation_results']}"
        assert len(report["manifests"]) == 3, extension
        assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"
        again = reference.sign(ours, extension, "es384", *authority.files["es384"], parent=ours)
        assert reference.state(again, extension) == "Trusted", extension
        path.write_bytes(again)
        assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"


def definitions_with_everything_are_understood(suite):
    _, reference = workshop(suite)
    folder = suite.folder / "definition"
    folder.mkdir(exist_ok=True)
    (folder / "thumb.jpg").write_bytes(picture("jpg", seed=9, size=(160, 120), quality=95))
    part, _ = sign(suite, picture("png", seed=4), "png")
    (folder / "logo.png").write_bytes(part)
    (folder / "definition.json").write_text(json.dumps({
        "claim_generator_info": [{"name": "Desk", "version": "3.1"}], "title": "Tïtle & more",
        "thumbnail": {"format": "image/jpeg", "identifier": "thumb.jpg"},
        "ingredients": [{"title": "logo", "relationship": "componentOf", "instance_id": "logo-1", "path": "logo.png",
                         "thumbnail": {"format": "image/jpeg", "identifier": "thumb.jpg"}}],
        "assertions": [
            {"label": "c2pa.actions", "data": {"actions": [
                {**CREATED, "softwareAgent": "Desk 3", "when": "2026-01-02T03:04:05Z"},
                {"action": "c2pa.placed", "parameters": {"ingredientIds": ["logo-1"]}}, {"action": "c2pa.edited"},
                {"action": "c2pa.watermarked.bound"}]}},
            {"label": "stds.schema-org.CreativeWork", "data": {
                "@context": "https://schema.org", "@type": "CreativeWork", "author": [{"@type": "Person", "name": "A"}]}},
            {"label": "c2pa.soft-binding", "data": {"alg": "org.example.mark", "blocks": [{"scope": {}, "value": "x"}]}},
            {"label": "cawg.training-mining", "data": {"entries": {"cawg.data_mining": {"use": "notAllowed"}}}},
            {"label": "org.example.own", "data": {"list": [1.5, True, None, -3]}, "created": True},
            {"label": "org.example.own", "data": {"second": 2}}]}))
    for extension in MEDIA:
        signed, _ = sign(suite, picture(extension, seed=5), extension, "es256", "--manifest", folder / "definition.json")
        report = reference.read(signed, extension)
        assert report["validation_state"] == "Trusted", f"{extension}: {report['validation_results']}"
        active = report["manifests"][report["active_manifest"]]
        assert active["title"] == "Tïtle & more" and active["thumbnail"]["format"] == "image/jpeg", active
        assert active["ingredients"][0]["title"] == "logo" and "active_manifest" in active["ingredients"][0], active
        labels = [assertion["label"] for assertion in active["assertions"]]
        for label in ("c2pa.actions.v2", "stds.schema-org.CreativeWork", "c2pa.soft-binding", "org.example.own"):
            assert label in labels, f"{label} is not among {labels}"


def stores_of_several_segments_are_read(suite):
    _, reference = workshop(suite)
    folder = suite.folder / "large"
    folder.mkdir(exist_ok=True)
    (folder / "thumb.jpg").write_bytes(picture("jpg", seed=9, size=(500, 400), quality=95))
    (folder / "definition.json").write_text(json.dumps({
        "title": "large", "thumbnail": {"format": "image/jpeg", "identifier": "thumb.jpg"}}))
    for extension in MEDIA:
        for _ in range(3):  # stores of odd and even sizes
            signed, _ = sign(
                suite, picture(extension, seed=6), extension, "es256", "--manifest", folder / "definition.json")
            assert reference.state(signed, extension) == "Trusted", extension


def sidecars_and_remote_urls_are_found(suite):
    _, reference = workshop(suite)
    for extension in MEDIA:
        original = picture(extension, seed=7)
        signed, path = sign(suite, original, extension, "es256", "--sidecar", name=f"beside-{extension}")
        assert signed == original, extension
        store = path.with_suffix(".c2pa").read_bytes()
        assert reference.state(signed, extension, sidecar=store) == "Trusted", extension
        url = "http://127.0.0.1:9/m.c2pa?a=1&b=2"
        signed, _ = sign(suite, original, extension, "es256", "--remote", url)
        assert reference.state(signed, extension) == "Trusted", extension
        assert Image.open(io.BytesIO(signed)).tobytes() == Image.open(io.BytesIO(original)).tobytes(), extension
        assert b"a=1&amp;b=2" in signed, extension


def an_identity_of_the_store_signs_with_a_time_stamp(suite):
    workshop(suite)
    suite.command("identity", "new", "reference-check", "--organization", "Reference Check", expect=0)
    root = suite.command("identity", "show", "reference-check", "--root", expect=0).stdout
    reference = Reference(root)
    for extension in MEDIA:
        source, target = suite.folder / f"own.in.{extension}", suite.folder / f"own.{extension}"
        source.write_bytes(picture(extension, seed=8))
        suite.command("sign", source, "-o", target, "--identity", "reference-check", "--tsa", "builtin", expect=0)
        report = reference.read(target.read_bytes(), extension)
        results = report["validation_results"]["activeManifest"]
        assert report["validation_state"] == "Trusted", results
        codes = {status["code"] for status in results["success"]}
        assert {"timeStamp.validated", "timeStamp.trusted"} <= codes, codes
        assert re.match(r"20\d\d-", report["manifests"][report["active_manifest"]]["signature_info"]["time"])


def pictures_look_the_same_after_signing(suite):
    for extension in MEDIA:
        for options in ({}, {"quality": 80, "progressive": True}, {"lossless": True}, {"icc_profile": b"x" * 200}):
            original = picture(extension, seed=10, **options)
            signed, _ = sign(suite, original, extension)
            assert Image.open(io.BytesIO(signed)).tobytes() == Image.open(io.BytesIO(original)).tobytes(), extension


def one_pixel_is_enough(suite):
    _, reference = workshop(suite)
    for extension in MEDIA:
        signed, _ = sign(suite, picture(extension, size=(1, 1)), extension)
        assert reference.state(signed, extension) == "Trusted", extension


def broken_input_is_refused_and_leaves_nothing(suite):
    authority, _ = workshop(suite)
    chain, key = authority.files["es256"]
    for extension in MEDIA:
        whole = picture(extension, seed=11)
        for name, content in (("empty", b""), ("half", whole[:len(whole) // 2]), ("noise", b"no picture \x00 at all \xff"),
                              ("head", whole[:20]), ("zeros", bytes(5000))):
            source, target = suite.folder / f"{name}.in.{extension}", suite.folder / f"{name}.out.{extension}"
            source.write_bytes(content)
            done = suite.command("sign", source, "-o", target, "--cert", chain, "--key", key, expect=3)
            assert not target.exists() and source.name in done.stderr and len(done.stderr) > 20, done.stderr
    leftovers = [path.name for path in suite.folder.iterdir() if path.name.endswith(".part")]
    assert not leftovers, leftovers


def nothing_is_overwritten_unasked(suite):
    authority, _ = workshop(suite)
    chain, key = authority.files["es256"]
    content = picture("png", seed=12)
    source, target = suite.folder / "keep.in.png", suite.folder / "keep.png"
    source.write_bytes(content)
    target.write_bytes(b"precious")
    credentials = ["--cert", chain, "--key", key]
    suite.command("sign", source, "-o", target, *credentials, expect=2)
    assert target.read_bytes() == b"precious"
    suite.command("sign", source, "-o", source, *credentials, "--force", expect=2)
    os.link(source, suite.folder / "alias.png")
    suite.command("sign", source, "-o", suite.folder / "alias.png", *credentials, "--force", expect=2)
    assert source.read_bytes() == content
    suite.command("sign", source, "-o", target, *credentials, "--force", expect=0)
    assert target.read_bytes() != b"precious"


def a_key_of_another_certificate_is_refused(suite):
    authority, _ = workshop(suite)
    source = suite.folder / "mixed.in.png"
    source.write_bytes(picture("png"))
    other = key_for("es256").private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (suite.folder / "other.pem").write_bytes(other)
    done = suite.command(
        "sign", source, "-o", suite.folder / "mixed.png", "--cert", authority.files["es256"][0], "--key",
        suite.folder / "other.pem", expect=3)
    assert "does not belong" in done.stderr and not (suite.folder / "mixed.png").exists(), done.stderr


def a_time_stamp_authority_that_fails_leaves_nothing(suite):
    authority, _ = workshop(suite)
    chain, key = authority.files["es256"]

    class Broken(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"\x30\x03\x02\x01\x02")

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Broken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    source = suite.folder / "stamped.in.png"
    source.write_bytes(picture("png"))
    for url in (f"http://127.0.0.1:{server.server_port}", "http://127.0.0.1:9"):
        suite.command(
            "sign", source, "-o", suite.folder / "stamped.png", "--cert", chain, "--key", key, "--tsa", url, expect=4)
        assert not (suite.folder / "stamped.png").exists()
    server.shutdown()


def redactions_and_updates_are_trusted_by_both(suite):
    authority, reference = workshop(suite)
    folder = suite.folder / "updates"
    folder.mkdir(exist_ok=True)
    definition = folder / "note.json"
    definition.write_text(json.dumps({"assertions": [{"label": "org.example.note", "data": {"who": "Ann Secret"}}]}))
    for extension in MEDIA:
        _, first = sign(suite, picture(extension, seed=15), extension, "es256", "--manifest", definition)
        redacted, path = sign(suite, first.read_bytes(), extension, "ps256", "--redact", "org.example.note",
                              "--redact-reason", "c2pa.PII.present")
        assert b"Ann Secret" not in redacted, extension
        report = reference.read(redacted, extension)
        assert report["validation_state"] == "Trusted", f"{extension}: {report['validation_results']}"
        active = report["manifests"][report["active_manifest"]]
        names = [action["action"] for action in active["assertions"][0]["data"]["actions"]]
        assert names == ["c2pa.opened", "c2pa.redacted"] and len(active["redactions"]) == 1, active
        assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"
        theirs = reference.sign(redacted, extension, "es384", *authority.files["es384"], parent=redacted)
        assert reference.state(theirs, extension) == "Trusted", extension
        path.write_bytes(theirs)
        assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"
        if extension == "webp":  # its header covers the store's size, so there are no updates with a data hash
            continue
        for origin in (first.read_bytes(), reference.sign(
                picture(extension, seed=16), extension, "es256", *authority.files["es256"])):
            updated, path = sign(suite, origin, extension, "ed25519", "--update", "--manifest", definition)
            assert reference.state(updated, extension) == "Trusted", extension
            assert reference.state(updated, extension, trusting=False) == "Valid", extension
            assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"
            edited, _ = sign(suite, updated, extension)
            assert reference.state(edited, extension) == "Trusted", extension


def boxes_are_bound_and_components_kept(suite):
    authority, reference = workshop(suite)
    part = suite.folder / "part.webp"
    part.write_bytes(sign(suite, picture("webp", seed=17), "webp")[0])
    old = suite.folder / "old.jpg"
    old.write_bytes(sign(suite, picture("jpg", seed=18), "jpg")[0])
    for extension in MEDIA:
        original = picture(extension, seed=19)
        signed, path = sign(suite, original, extension, "es512", "--box-hash", "--parent", old, "--ingredient", part)
        report = reference.read(signed, extension)
        assert report["validation_state"] == "Trusted", f"{extension}: {report['validation_results']}"
        codes = [status["code"] for status in report["validation_results"]["activeManifest"]["success"]]
        # The reference takes no box hash for WebP, so the bytes are hashed there.
        wanted = "assertion.dataHash.match" if extension == "webp" else "assertion.boxesHash.match"
        assert wanted in codes and len(report["manifests"]) == 3, codes
        assert reference.state(flipped(original, signed), extension) not in ("Trusted", "Valid"), extension
        assert suite.answer("verify", path, "--trust", authority.anchors)["validation_state"] == "Trusted"


def an_author_signs_beside_the_product(suite):
    authority, reference = workshop(suite)
    chain, key = authority.files["ed25519"]
    for extension in MEDIA:
        signed, _ = sign(suite, picture(extension, seed=20), extension, "es256", "--cawg-cert", chain, "--cawg-key", key,
                         "--cawg-role", "cawg.creator")
        results = reference.read(signed, extension)["validation_results"]["activeManifest"]
        codes = {status["code"] for status in results["success"]}
        assert {"cawg.x509.signature.validated", "cawg.identity.well-formed"} <= codes, codes
        # The reference has no list of authors to trust here, and says no more than that.
        assert {status["code"] for status in results["failure"]} <= {"cawg.x509.credential.untrusted"}, results


def openssl_stamps_the_time_over_http(suite):
    authority, _ = workshop(suite)
    if shutil.which("openssl") is None:
        raise Skip("openssl is not installed")
    folder = suite.folder / "tsa"
    folder.mkdir(exist_ok=True)
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "XX"),
                         x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Reference Check"),
                         x509.NameAttribute(NameOID.COMMON_NAME, "Clock")])
    certificate = authority.certificate(subject, key.public_key(), False, ExtendedKeyUsageOID.TIME_STAMPING)
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "tsa.key").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(
        "[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\n"
        "digests = sha256, sha384, sha512\naccuracy = secs:1\ness_cert_id_alg = sha256\n")

    class Clock(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            assert self.headers["Content-Type"] == "application/timestamp-query"
            (folder / "query").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            subprocess.run(
                ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-signer", "tsa.pem", "-inkey",
                 "tsa.key", "-out", "reply"], cwd=folder, check=True, capture_output=True)
            answer = (folder / "reply").read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Clock)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    reference = Reference(authority.anchors.read_text())
    signed, path = sign(suite, picture("jpg", seed=21), "jpg", "es256", "--tsa",
                        f"http://127.0.0.1:{server.server_port}/tsa")
    server.shutdown()
    report = reference.read(signed, "jpg")
    codes = {status["code"] for status in report["validation_results"]["activeManifest"]["success"]}
    assert report["validation_state"] == "Trusted" and {"timeStamp.validated", "timeStamp.trusted"} <= codes, report
    ours = suite.answer("verify", path, "--trust", authority.anchors)
    assert ours["validation_state"] == "Trusted", ours
    codes = {status["code"] for status in ours["validation_results"]["activeManifest"]["success"]}
    assert {"timeStamp.validated", "timeStamp.trusted"} <= codes, codes


def the_example_programs_do_what_they_say(suite):
    if not (suite.bin / "VerifyFile").exists():
        raise Skip("the examples were not built (COUNTERSIGN_EXAMPLES=1)")
    source, signed = suite.folder / "example.png", suite.folder / "example.signed.png"
    source.write_bytes(picture("png", seed=22))

    def run(name, *arguments):
        done = subprocess.run([suite.bin / name, *arguments], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"{name}: {done.stdout} {done.stderr}"
        return done.stdout

    (suite.folder / "example.pem").write_text(run("SignFile", source, signed))
    answer = run("VerifyFile", signed, suite.folder / "example.pem")
    assert answer.startswith("Trusted\nsigned by Example Press\n") and "c2pa.cropped" in answer, answer
    assert run("OwnAssertion", source, signed) == "A. Berg made 3 calls\n"
    assert run("OwnSigner", source, signed).startswith("urn:c2pa:")
    assert run("VerifyFile", signed).startswith("Valid"), "no anchors were given"


def memory_stays_flat_on_a_large_file(suite):
    authority, reference = workshop(suite)
    chain, key = authority.files["es256"]
    original = picture("png", seed=13)
    path = suite.folder / "large.png"
    with open(path, "wb") as file:  # a picture, and 200 MB behind it
        file.write(original)
        block = random.Random(14).randbytes(1 << 20)
        for _ in range(200):
            file.write(block)
    peaks = {}
    small = suite.folder / "small.png"
    small.write_bytes(original)
    for name, source in (("small", small), ("large", path)):
        answer = suite.answer("bench", "sign", source, "--runs", 1, "--cert", chain, "--key", key, expect=0)
        peaks[name] = answer["peak_rss_kb"]
    assert peaks["large"] - peaks["small"] < 32_000, f"peak resident memory in kB: {peaks}"
    path.unlink()


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(
        all_algorithms_and_formats_are_trusted_valid_and_tamper_evident, whatever_the_reference_signs_we_trust,
        chains_of_both_makers_hold, definitions_with_everything_are_understood, stores_of_several_segments_are_read,
        sidecars_and_remote_urls_are_found, an_identity_of_the_store_signs_with_a_time_stamp,
        pictures_look_the_same_after_signing, one_pixel_is_enough, broken_input_is_refused_and_leaves_nothing,
        nothing_is_overwritten_unasked, a_key_of_another_certificate_is_refused,
        a_time_stamp_authority_that_fails_leaves_nothing, redactions_and_updates_are_trusted_by_both,
        boxes_are_bound_and_components_kept, an_author_signs_beside_the_product, openssl_stamps_the_time_over_http,
        the_example_programs_do_what_they_say, memory_stays_flat_on_a_large_file)
    suite.finish()
