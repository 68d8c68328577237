#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The main job: protect a picture, lose its metadata, find its credential again. On the command line."""
import json
import time

from PIL import Image, ImageDraw

from support import Skip, Suite, messenger, scene, shared

PUBLISHER = "Norhaven Election Board"


def codes(result):
    return [statement["code"] for statement in result["statements"]]


def check(suite, path):
    done = suite.command("check", path, "--json", "--registry", suite.registry)
    assert done.returncode in (0, 1), f"check ended with {done.returncode}: {done.stderr[-600:]}"
    return json.loads(done.stdout)


def protecting_marks_signs_and_registers(suite):
    scene(10, 1600, 1067).save(suite.photo, quality=93)
    suite.command("identity", "new", "--name", PUBLISHER, expect=0)
    suite.record = suite.answer(
        "protect", suite.photo, "-o", suite.out, "--title", "Polling station 12", "--registry", suite.registry, expect=0)
    with Image.open(suite.photo) as before, Image.open(suite.out) as after:
        assert before.size == after.size, "the size changed"
    report = suite.answer("verify", suite.out)
    assert report["validation_state"] in ("Trusted", "Valid"), report["validation_state"]
    text = json.dumps(report)
    assert "c2pa.soft-binding" in text, "no soft binding in the manifest"


def the_protected_file_itself_is_signed_unchanged(suite):
    result = check(suite, suite.out)
    assert result["credential"]["source"] == "embedded", result["credential"]
    assert codes(result)[0] in ("signed_unchanged", "signer_unknown"), codes(result)
    assert result["watermark"]["found"] and result["watermark"]["agrees_with_fingerprint"], result["watermark"]


def a_messenger_copy_is_recovered_unchanged(suite):
    copy = messenger(suite.out, suite.folder / "received.jpg")
    assert json.loads(suite.command("verify", copy, "--json", expect=1).stdout)["error"]["code"] == "ManifestNotFound"
    result = check(suite, copy)
    assert codes(result)[0] == "recovered_unchanged", codes(result)
    assert PUBLISHER in result["statements"][0]["text"], result["statements"][0]
    assert result["credential"]["source"] == "recovered", result["credential"]
    assert result["matches"][0]["publisher"] == PUBLISHER, result["matches"]
    assert result["matches"][0]["title"] == "Polling station 12", result["matches"]
    assert result["comparison"]["aligned"] and not result["comparison"]["regions"], result["comparison"]


def crops_turns_and_tones_are_recovered(suite):
    with Image.open(suite.out) as picture:
        picture = picture.convert("RGB")
        width, height = picture.size
        variants = {
            "crop": picture.crop((width // 8, height // 10, width * 7 // 8, height * 9 // 10)),
            "mirror": picture.transpose(Image.FLIP_LEFT_RIGHT),
            "turn": picture.transpose(Image.ROTATE_90),
            "grey": picture.convert("L").convert("RGB"),
            "bright": picture.point(lambda v: min(255, int(v * 1.15))),
        }
    for name, variant in variants.items():
        path = suite.folder / f"variant-{name}.jpg"
        variant.save(path, quality=80)
        result = check(suite, path)
        assert codes(result)[0] == "recovered_unchanged", f"{name}: {codes(result)} {result.get('comparison')}"


def a_painted_copy_never_gets_the_sentence(suite):
    with Image.open(suite.out) as picture:
        picture = picture.convert("RGB")
        width, height = picture.size
        side = width // 6
        box = (width // 2, height // 2, width // 2 + side, height // 2 + side)
        painted = picture.copy()
        ImageDraw.Draw(painted).rectangle(box, fill=(196, 120, 90))
        path = suite.folder / "painted.jpg"
        painted.save(path, quality=85)
    for path in [path, messenger(path, suite.folder / "painted-received.jpg")]:
        result = check(suite, path)
        assert codes(result)[0] == "recovered_changed", codes(result)
        assert "no other difference" not in json.dumps(result["statements"])
        region = result["comparison"]["regions"][0]
        factor = result["file"]["width"] / width
        centre = [(box[0] + box[2]) / 2 * factor, (box[1] + box[3]) / 2 * factor]
        assert region["x"] <= centre[0] <= region["x"] + region["width"], (region, centre)
        assert region["y"] <= centre[1] <= region["y"] + region["height"], (region, centre)


def a_mark_moved_to_another_picture_is_reported(suite):
    other = suite.folder / "other.png"
    scene(11, 1600, 1067).save(other)
    forged = suite.folder / "forged.png"
    suite.command("watermark", "embed", "--id", check(suite, suite.out)["watermark"]["id"], other, forged, expect=0)
    result = check(suite, forged)
    assert codes(result)[0] == "mark_without_matching_content", codes(result)
    assert result["watermark"]["agrees_with_fingerprint"] is False, result["watermark"]


def nothing_is_known_of_an_unrelated_picture(suite):
    path = suite.folder / "unrelated.jpg"
    scene(12).save(path, quality=85)
    done = suite.command("check", path, "--json", "--registry", suite.registry, expect=1)
    result = json.loads(done.stdout)
    assert codes(result) == ["nothing_known"], codes(result)
    assert "genuine" in result["statements"][0]["text"], result["statements"]


def a_lifted_credential_does_not_lend_its_name(suite):
    """The store of an honest file in another picture: the signer must not be in the headline."""
    other = suite.folder / "victim.jpg"
    scene(13, 900, 600).save(other, quality=90)
    data, target = suite.out.read_bytes(), other.read_bytes()
    segments, position = b"", 2
    while data[position] == 0xFF and data[position + 1] != 0xDA:
        length = int.from_bytes(data[position + 2:position + 4], "big") + 2
        if data[position + 1] == 0xEB:
            segments += data[position:position + length]
        position += length
    assert segments, "no APP11 segment was found"
    lifted = suite.folder / "lifted.jpg"
    lifted.write_bytes(target[:2] + segments + target[2:])
    result = check(suite, lifted)
    assert codes(result)[0] == "signed_changed", codes(result)
    assert PUBLISHER not in result["statements"][0]["text"], result["statements"][0]


def other_formats_come_back_in_their_format(suite):
    for name, options in {"photo.png": {}, "photo.webp": {"quality": 92}}.items():
        source, out = suite.folder / name, suite.folder / f"protected-{name}"
        scene(14, 1000, 700).save(source, **options)
        suite.command("protect", source, "-o", out, "--registry", suite.registry, expect=0)
        with Image.open(out) as picture:
            assert picture.format.lower() == name.split(".")[1], picture.format
        copy = messenger(out, suite.folder / f"received-{name}.jpg", long_side=800)
        assert codes(check(suite, copy))[0] == "recovered_unchanged", (name, codes(check(suite, copy)))


def a_12_megapixel_copy_is_answered_in_time(suite):
    try:
        source = shared("images", "c2pa_nikon_building.jpg")
    except Skip:
        source = suite.folder / "large.jpg"
        scene(15, 4000, 3000).save(source, quality=92)
    out = suite.folder / "large-out.jpg"
    suite.command("protect", source, "-o", out, "--registry", suite.registry, expect=0, timeout=60)
    stripped = messenger(out, suite.folder / "large-received.jpg")
    for path in (stripped, out):
        began = time.monotonic()
        result = check(suite, path)
        seconds = time.monotonic() - began
        print(f"   {path.name}: {codes(result)[0]} in {seconds:.2f} s")
        assert codes(result)[0] in ("recovered_unchanged", "signed_unchanged", "signer_unknown"), codes(result)
        assert seconds < 12, f"{seconds:.1f} s"


def the_user_metadata_is_kept(suite):
    source, out = suite.folder / "meta.jpg", suite.folder / "meta-out.jpg"
    picture = scene(16, 800, 600)
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "a caption of the user", 6
    picture.save(source, quality=92, exif=exif, icc_profile=srgb())
    suite.command("protect", source, "-o", out, "--registry", suite.registry, expect=0)
    with Image.open(out) as after:
        assert after.getexif().get(0x010E) == "a caption of the user", dict(after.getexif())
        assert after.info.get("icc_profile"), "the colour profile is gone"
        upright = after.size == (600, 800) and after.getexif().get(0x0112, 1) == 1
        turned = after.size == (800, 600) and after.getexif().get(0x0112) == 6
        assert upright or turned, (after.size, after.getexif().get(0x0112))


def srgb():
    from PIL import ImageCms
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


suite = Suite(__doc__)
suite.photo, suite.out, suite.registry = suite.folder / "photo.jpg", suite.folder / "out.jpg", suite.folder / "registry"
suite.run(
    protecting_marks_signs_and_registers, the_protected_file_itself_is_signed_unchanged,
    a_messenger_copy_is_recovered_unchanged, crops_turns_and_tones_are_recovered,
    a_painted_copy_never_gets_the_sentence, a_mark_moved_to_another_picture_is_reported,
    nothing_is_known_of_an_unrelated_picture, a_lifted_credential_does_not_lend_its_name,
    other_formats_come_back_in_their_format, a_12_megapixel_copy_is_answered_in_time, the_user_metadata_is_kept)
suite.finish()
