#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OpenSSL's opinion of our certificates and time-stamps, and ours of what its OCSP responder answers."""
import base64
import contextlib
import datetime
import http.server
import io
import pathlib
import random
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request

from PIL import Image

from support import Server, Skip, Suite

try:
    import cbor2
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
except ImportError:
    x509 = None

ALGORITHMS = ["es256", "es384", "es512", "ps256", "ps384", "ps512", "ed25519"]
DAY = datetime.timedelta(days=1)


def openssl(*arguments, check=True, **more):
    if x509 is None or shutil.which("openssl") is None:
        raise Skip("openssl, cryptography or cbor2 is not installed")
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, timeout=60, **more)
    if check and done.returncode != 0:
        raise AssertionError(f"openssl {' '.join(map(str, arguments))}: {done.stdout[-500:]} {done.stderr[-800:]}")
    return done


def picture(path, seed=1):
    Image.frombytes("RGB", (31, 17), random.Random(seed).randbytes(31 * 17 * 3)).save(path)
    return path


def certificates(text):
    return re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n?", text, re.S)


def signature_of(path):
    """The COSE structure of the last manifest's signature in a PNG: protected header, unprotected header, signature."""
    data = path.read_bytes()
    label = data.rindex(b"c2pa.signature\0", 0, data.rindex(b"IDAT") if data.rindex(b"IDAT") > data.rindex(
        b"c2pa.signature\0") else len(data))
    start = data.index(b"cbor", label) + 4
    size = int.from_bytes(data[start - 8:start - 4], "big")
    protected, unprotected, _, signature = cbor2.loads(data[start:start + size - 8]).value
    return protected, unprotected, signature


def openssl_accepts_our_certificates(suite):
    openssl("version")
    for algorithm in ALGORITHMS:
        suite.command("identity", "new", algorithm, "--organization", "Interop", "--alg", algorithm, expect=0)
        folder = suite.folder / algorithm
        folder.mkdir()
        chain = certificates(suite.command("identity", "show", algorithm, "--chain", expect=0).stdout)
        (folder / "root.pem").write_text(suite.command("identity", "show", algorithm, "--root", expect=0).stdout)
        (folder / "leaf.pem").write_text(chain[0])
        (folder / "rest.pem").write_text("".join(chain[1:]) or (folder / "root.pem").read_text())
        openssl("verify", "-x509_strict", "-check_ss_sig", "-purpose", "smimesign", "-CAfile", folder / "root.pem",
                "-untrusted", folder / "rest.pem", folder / "leaf.pem")
        # Its purpose is signing claims, and none that would let it sign code, servers or time.
        for purpose in ("sslserver", "sslclient", "timestampsign"):
            done = openssl("verify", "-purpose", purpose, "-CAfile", folder / "root.pem", "-untrusted",
                           folder / "rest.pem", folder / "leaf.pem", check=False)
            assert done.returncode != 0, f"the certificate of {algorithm} passes as {purpose}"


def openssl_accepts_our_time_stamps(suite):
    openssl("version")
    folder = suite.folder / "stamps"
    folder.mkdir()
    suite.command("identity", "new", "stamped", "--organization", "Interop", expect=0)
    root = folder / "root.pem"
    root.write_text(suite.command("identity", "show", "stamped", "--root", expect=0).stdout)
    signed = folder / "signed.png"
    suite.command("sign", picture(folder / "plain.png"), "-o", signed, "--identity", "stamped", "--tsa", "builtin",
                  expect=0)
    protected, unprotected, signature = signature_of(signed)
    token = folder / "token.der"
    token.write_bytes(unprotected["sigTst2"]["tstTokens"][0]["val"])
    # What is stamped is the signature as a COSE payload (C2PA 2.2, 10.3.2.5), put together here by somebody else's CBOR.
    message = folder / "message"
    message.write_bytes(cbor2.dumps(["CounterSignature", protected, b"", cbor2.dumps(signature)]))
    check = ["ts", "-verify", "-token_in", "-in", token, "-CAfile", root]
    done = openssl(*check, "-data", message)
    assert "Verification: OK" in done.stdout + done.stderr, done.stdout + done.stderr
    other = folder / "other"
    other.write_bytes(message.read_bytes() + b"x")
    assert openssl(*check, "-data", other, check=False).returncode != 0, "another message passes"
    text = openssl("ts", "-reply", "-token_in", "-in", token, "-text").stdout
    stamped = datetime.datetime.strptime(re.search(r"Time stamp: (.*) GMT", text)[1], "%b %d %H:%M:%S %Y")
    age = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) - stamped
    assert abs(age.total_seconds()) < 600, text
    broken = bytearray(token.read_bytes())
    broken[-9] ^= 1
    token.write_bytes(broken)
    assert openssl(*check, "-data", message, check=False).returncode != 0, "a changed token passes"


class Authority:
    """A root with signers that name its responder, the list its responder answers from, and another root."""

    def __init__(self, folder, port):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.url = folder, f"http://127.0.0.1:{port}/ocsp"
        self.now = datetime.datetime.now(datetime.timezone.utc)
        self.key, self.root = self.issue("root", None)
        self.entries = []
        self.issue("responder", ExtendedKeyUsageOID.OCSP_SIGNING)
        self.issue("not-responder", ExtendedKeyUsageOID.EMAIL_PROTECTION)
        for name in ("good", "revoked", "unknown"):
            _, certificate = self.issue(name, ExtendedKeyUsageOID.EMAIL_PROTECTION, asks=True)
            if name == "unknown":
                continue
            state = "V\t{}\t" if name == "good" else f"R\t{{}}\t{self.now - DAY / 2:%y%m%d%H%M%SZ},keyCompromise"
            self.entries.append(
                state.format(f"{certificate.not_valid_after_utc:%y%m%d%H%M%SZ}")
                + f"\t{certificate.serial_number:X}\tunknown\t/CN={name}\n")
        (folder / "index.txt").write_text("".join(self.entries))
        (folder / "index.txt.attr").write_text("unique_subject = no\n")

    def issue(self, name, purpose, asks=False):
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Interop"),
                             x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = dict.fromkeys(
            ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"], False)
        usage["digital_signature" if purpose else "key_cert_sign"] = True
        issuer, issuer_key = (self.root.subject, self.key) if purpose else (subject, key)
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(self.now - DAY)
            .not_valid_after(self.now + 90 * DAY)
            .add_extension(x509.BasicConstraints(not purpose, None), True)
            .add_extension(x509.KeyUsage(**usage), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False))
        if purpose:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), False)
        if asks:
            builder = builder.add_extension(x509.AuthorityInformationAccess([x509.AccessDescription(
                AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(self.url))]), False)
        certificate = builder.sign(issuer_key, hashes.SHA256())
        (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        (self.folder / f"{name}.key").write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return key, certificate


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def responder(folder, port, signer="responder", *options, signers_folder=None):
    """OpenSSL's responder on the port."""
    place = signers_folder or folder
    process = subprocess.Popen(
        ["openssl", "ocsp", "-index", "index.txt", "-port", str(port), "-CA", "root.pem", "-rsigner",
         str(place / f"{signer}.pem"), "-rkey", str(place / f"{signer}.key"), *options], cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        # Trying the port would not do: a connection without a question stops it for good.
        while line := process.stderr.readline():
            if "waiting for OCSP client connections" in line:
                break
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextlib.contextmanager
def answering(port, status, body, seconds=0):
    """Something else on the port, which says always the same."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            time.sleep(seconds)
            with contextlib.suppress(OSError):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def what_openssls_responder_says_counts(suite):
    openssl("version")
    port = free_port()
    authority = Authority(suite.folder / "ocsp", port)
    stranger = Authority(suite.folder / "stranger", port)
    folder = authority.folder
    signed = {}
    for name in ("good", "revoked", "unknown"):
        signed[name] = folder / f"{name}.png"
        suite.command("sign", picture(folder / f"{name}.in.png"), "-o", signed[name], "--cert", folder / f"{name}.pem",
                      "--key", folder / f"{name}.key", expect=0)

    def expect(name, state, code, kind, *options, online=True):
        network = ["--online", "--allow-private-addresses"] if online else []
        report = suite.answer("verify", signed[name], "--trust", folder / "root.pem", *network, *options)
        results = report["validation_results"]["activeManifest"]
        found = {status["code"] for status in results[kind] if ".ocsp." in status["code"]}
        where = f"{name}: {report['validation_state']}, {found or results}"
        assert report["validation_state"] == state, where
        assert found == {f"signingCredential.ocsp.{code}"}, where
        others = {status["code"] for other in {"success", "informational", "failure"} - {kind}
                  for status in results[other]}
        assert not any(".ocsp." in other for other in others), f"{where}, {others}"

    later = (authority.now + 10 * DAY).strftime("%Y-%m-%dT%H:%M:%SZ")
    earlier = (authority.now - DAY / 4).strftime("%Y-%m-%dT%H:%M:%SZ")
    for signer in ("responder", "root"):  # by somebody entitled, and by the issuer itself
        with responder(folder, port, signer, "-nmin", "5"):
            expect("good", "Trusted", "notRevoked", "success")
            expect("revoked", "Invalid", "revoked", "failure")
            expect("unknown", "Trusted", "unknown", "informational")
            expect("good", "Trusted", "inaccessible", "informational", "--validation-time", later)
            expect("good", "Trusted", "inaccessible", "informational", "--validation-time", earlier)
            expect("revoked", "Trusted", "skipped", "informational", online=False)
    with responder(folder, port):  # no nextUpdate: it counts for a day
        expect("good", "Trusted", "notRevoked", "success")
        expect("good", "Trusted", "inaccessible", "informational", "--validation-time", later)
    # Nobody may clear or revoke a certificate but its issuer and whom the issuer entitled.
    for signer, place in (("not-responder", folder), ("responder", stranger.folder), ("root", stranger.folder),
                          ("revoked", folder)):
        with responder(folder, port, signer, "-nmin", "5", signers_folder=place):
            expect("good", "Trusted", "inaccessible", "informational")
            expect("revoked", "Trusted", "inaccessible", "informational")
    expect("good", "Trusted", "inaccessible", "informational")  # nobody there
    for status, body in ((500, b"no"), (200, b""), (200, b"\x30\x03\x0a\x01\x03"), (200, bytes(200_000))):
        with answering(port, status, body):
            expect("good", "Trusted", "inaccessible", "informational")
    with answering(port, 200, b"late", seconds=14):
        began = time.monotonic()
        expect("good", "Trusted", "inaccessible", "informational")
        assert time.monotonic() - began < 13, "it waited for an answer that never came"


def a_stapled_answer_of_openssl_counts(suite):
    openssl("version")
    authority = Authority(suite.folder / "stapled", 9)
    folder = authority.folder
    for name, state, kind, code in (("good", "Trusted", "success", "notRevoked"),
                                    ("revoked", "Invalid", "failure", "revoked")):
        openssl("ocsp", "-index", "index.txt", "-CA", "root.pem", "-rsigner", "responder.pem", "-rkey",
                "responder.key", "-issuer", "root.pem", "-cert", f"{name}.pem", "-ndays", "1", "-respout",
                f"{name}.ocsp", "-noverify", cwd=folder)
        signed = folder / f"{name}.png"
        suite.command("sign", picture(folder / f"{name}.in.png"), "-o", signed, "--cert", folder / f"{name}.pem",
                      "--key", folder / f"{name}.key", "--ocsp", folder / f"{name}.ocsp", expect=0)
        report = suite.answer("verify", signed, "--trust", folder / "root.pem")
        results = report["validation_results"]["activeManifest"]
        assert report["validation_state"] == state, results
        assert f"signingCredential.ocsp.{code}" in {status["code"] for status in results[kind]}, results


def openssl_is_answered_by_our_authority(suite):
    """The service's own OCSP responder and time-stamp authority, asked over HTTP."""
    openssl("version")
    folder = suite.folder / "own-authority"
    folder.mkdir()
    data = folder / "data"
    store = ["--store", data / "identities"]
    with Server(suite, data=data) as server:
        root, chain = folder / "root.pem", folder / "chain.pem"
        suite.command("identity", "new", "press", "--organization", "Interop", "--no-trust", *store, expect=0)
        suite.command("identity", "responder", f"{server.address}/ocsp", *store, expect=0)
        suite.command("identity", "renew", "press", *store, expect=0)
        with urllib.request.urlopen(f"{server.address}/authority/root.pem", timeout=10) as reply:
            root.write_bytes(reply.read())
        pems = certificates(suite.command("identity", "show", "press", "--chain", *store, expect=0).stdout)
        (folder / "leaf.pem").write_text(pems[0])
        chain.write_text(pems[1])
        ask = ["-issuer", chain, "-cert", folder / "leaf.pem", "-url", f"{server.address}/ocsp", "-CAfile", root,
               "-verify_other", chain, "-resp_text"]

        def state(*more):
            done = openssl("ocsp", *more, *ask)
            assert "Response verify OK" in done.stdout + done.stderr, done.stdout[-900:] + done.stderr[-900:]
            return re.search(r"leaf\.pem: (\w+)", done.stdout)[1]

        assert state() == "good" and state("-sha256") == "good" and state("-no_nonce") == "good"
        # By address, as caches want it.
        request = folder / "request.der"
        openssl("ocsp", "-issuer", chain, "-cert", folder / "leaf.pem", "-no_nonce", "-reqout", request)
        path = urllib.parse.quote(base64.b64encode(request.read_bytes()).decode(), safe="")
        with urllib.request.urlopen(f"{server.address}/ocsp/{path}", timeout=10) as reply:
            assert reply.headers["Content-Type"] == "application/ocsp-response"
            assert "max-age" in reply.headers["Cache-Control"]
            (folder / "answer.der").write_bytes(reply.read())
        openssl("ocsp", "-respin", folder / "answer.der", "-CAfile", root, "-verify_other", chain, "-issuer", chain,
                "-cert", folder / "leaf.pem")

        # A time stamp; with and without the certificates; a digest that is too weak is refused with the reason.
        message = folder / "message"
        message.write_bytes(b"what was there at that time")
        query, answer = folder / "query.tsq", folder / "answer.tsr"

        def stamp(*more):
            openssl("ts", "-query", "-data", message, "-out", query, *more)
            asked = urllib.request.Request(f"{server.address}/tsa", query.read_bytes(),
                                           {"Content-Type": "application/timestamp-query"})
            with urllib.request.urlopen(asked, timeout=10) as reply:
                assert reply.headers["Content-Type"] == "application/timestamp-reply"
                answer.write_bytes(reply.read())

        for more in (["-sha256", "-cert"], ["-sha512", "-cert"], ["-sha384"]):
            stamp(*more)
            stamper = suite.command("identity", "show", "time-stamps", "--chain", *store, expect=0).stdout
            (folder / "stamper.pem").write_text(stamper)
            done = openssl("ts", "-verify", "-queryfile", query, "-in", answer, "-CAfile", root, "-untrusted",
                           folder / "stamper.pem")
            assert "Verification: OK" in done.stdout + done.stderr, done.stdout + done.stderr
        stamp("-sha1")
        text = openssl("ts", "-reply", "-in", answer, "-text").stdout
        assert "Rejected" in text and "algorithm" in text.lower(), text

        # Revoked: OpenSSL sees it, our own check sees it, and nothing more is signed.
        signed = folder / "signed.png"
        suite.command("sign", picture(folder / "plain.png"), "-o", signed, "--identity", "press", *store, expect=0)
        online = ["verify", signed, "--trust", root, "--online", "--allow-private-addresses"]
        good = suite.answer(*online)["validation_results"]["activeManifest"]["success"]
        assert "signingCredential.ocsp.notRevoked" in {status["code"] for status in good}, good
        suite.command("identity", "revoke", "press", "--reason", "keyCompromise", *store, expect=0)
        assert state() == "revoked"
        report = suite.answer(*online)
        assert report["validation_state"] == "Invalid", report
        refused = suite.command("sign", folder / "plain.png", "-o", folder / "more.png", "--identity", "press",
                                *store, expect=1)
        assert "revoked" in refused.stderr and "renew" in refused.stderr, refused.stderr
        assert not (folder / "more.png").exists()
        listed = suite.answer("identity", "certificates", *store)["certificates"]
        revoked = [entry["reason"] for entry in listed if entry.get("revoked_at")]
        assert revoked == ["keyCompromise"] and len(listed) > 2, listed  # nor the one before the renewal
        suite.command("identity", "renew", "press", *store, expect=0)
        suite.command("sign", folder / "plain.png", "-o", folder / "more.png", "--identity", "press", *store, expect=0)


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(
        openssl_is_answered_by_our_authority,
        openssl_accepts_our_certificates, openssl_accepts_our_time_stamps, what_openssls_responder_says_counts,
        a_stapled_answer_of_openssl_counts)
    suite.finish()
