#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the pictures that `countersign index recovery` reads, from a folder of photographs.

  make_copies.py PHOTOS... --out DIR [--unrelated MORE...] [--originals 200] [--strangers 200] [--edited 200] [--whole]
  make_copies.py --of PROTECTED --out DIR [--unrelated MORE...]

Photographs are cut into quarters (halves where they are small), each a picture of its own; the first ones become
originals, the rest, and those of --unrelated, strangers. Quarters of one photograph stay on one side. --whole cuts
nothing. Of the first --edited originals, changed copies are made; with --of, of all files of a folder, for instance of
those that `countersign index recovery --marks` wrote:

  social       720 pixels, JPEG 70, 2 % cropped, 640 pixels, JPEG 60
  meme         large white text with a black rim, above and below
  caption      a white bar of 15 % with text, above
  crop25       a quarter of each side's length cut off, at a corner or around the centre
  crop50       half of each side's length cut off
  mirror       left and right exchanged
  side_by_side beside an unrelated picture of the same height
  sticker      a disc over 20 % of the area
  screenshot   a post on a telephone: names, text and buttons around the picture

All copies are saved as JPEG 80. Needs Pillow and numpy. The random choices follow from --seed.
"""
import argparse, os, random
import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps

SIDE = 1400


def font(size):
    for name in ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            pass
    return ImageFont.load_default(size)


def has_structure(image):
    small = np.asarray(image.convert("L").resize((64, 64), Image.BOX), float)
    steps = np.abs(np.diff(small, axis=0)).sum() + np.abs(np.diff(small, axis=1)).sum()
    return steps * 100 / 255 / 90 >= 60


def pieces(path, whole=False):
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    w, h = image.size
    if min(w, h) < 240:
        return []
    if whole:
        image.thumbnail((SIDE, SIDE), Image.LANCZOS)
        return [image] if has_structure(image) else []
    if min(w, h) >= 900:
        boxes = [(x * w // 2, y * h // 2, (x + 1) * w // 2, (y + 1) * h // 2) for y in (0, 1) for x in (0, 1)]
    elif max(w, h) >= 1000:
        boxes = [(0, 0, w // 2, h), (w // 2, 0, w, h)] if w >= h else [(0, 0, w, h // 2), (0, h // 2, w, h)]
    else:
        boxes = [(0, 0, w, h)]
    cut = [image.crop(box) for box in boxes]
    for piece in cut:
        piece.thumbnail((SIDE, SIDE), Image.LANCZOS)
    return [piece for piece in cut if has_structure(piece)]


def jpeg(image, quality):
    import io

    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return Image.open(io.BytesIO(data.getvalue())).convert("RGB")


def fit(image, side):
    scale = side / max(image.size)
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.LANCZOS)


def social(image, rng, other):
    image = jpeg(fit(image, 720), 70)
    w, h = image.size
    image = image.crop((w // 50, h // 50, w - w // 50, h - h // 50))
    return jpeg(fit(image, 640), 60)


WORDS = "THE NEWS THEY DID NOT WANT YOU TO SEE LAST NIGHT BEFORE POLLS CLOSED IN EVERY TOWN OF THE COUNTRY".split()


def words(rng, count):
    return " ".join(rng.choice(WORDS) for _ in range(count))


def meme(image, rng, other):
    image = image.copy()
    draw = ImageDraw.Draw(image)
    size = max(12, image.height // 9)
    for y, text in ((size // 3, words(rng, 4)), (image.height - size * 4 // 3, words(rng, 4))):
        face = font(size)
        while draw.textlength(text, face) > image.width * 0.95 and size > 10:
            size -= 1
            face = font(size)
        x = (image.width - draw.textlength(text, face)) / 2
        draw.text((x, y), text, "white", face, stroke_width=max(2, size // 12), stroke_fill="black")
    return image


def caption(image, rng, other):
    bar = round(image.height * 0.15)
    result = Image.new("RGB", (image.width, image.height + bar), "white")
    result.paste(image, (0, bar))
    ImageDraw.Draw(result).text((bar // 6, bar // 4), words(rng, 6), "black", font(max(10, bar // 3)))
    return result


def cropped(share):
    def crop(image, rng, other):
        w, h = image.size
        cw, ch = round(w * (1 - share)), round(h * (1 - share))
        x, y = rng.choice([(0, 0), (w - cw, 0), (0, h - ch), (w - cw, h - ch), ((w - cw) // 2, (h - ch) // 2)])
        return image.crop((x, y, x + cw, y + ch))

    return crop


def mirror(image, rng, other):
    return ImageOps.mirror(image)


def side_by_side(image, rng, other):
    other = other.resize((max(1, round(other.width * image.height / other.height)), image.height), Image.LANCZOS)
    result = Image.new("RGB", (image.width + other.width, image.height))
    first, second = (image, other) if rng.random() < 0.5 else (other, image)
    result.paste(first, (0, 0))
    result.paste(second, (first.width, 0))
    return fit(result, 1600)


def sticker(image, rng, other):
    image = image.copy()
    w, h = image.size
    r = (0.2 * w * h / np.pi) ** 0.5
    x, y = rng.uniform(r * 0.7, w - r * 0.7), rng.uniform(r * 0.7, h - r * 0.7)
    draw = ImageDraw.Draw(image)
    draw.ellipse((x - r, y - r, x + r, y + r), tuple(rng.randrange(256) for _ in range(3)), "white", max(2, int(r / 12)))
    for dx in (-0.35, 0.35):
        draw.ellipse((x + dx * r - r / 8, y - r / 3, x + dx * r + r / 8, y - r / 12), "black")
    draw.arc((x - r / 2, y - r / 3, x + r / 2, y + r / 2), 20, 160, "black", max(3, int(r / 12)))
    return image


def screenshot(image, rng, other):
    w = 1080
    picture = image.resize((w - 64, round(image.height * (w - 64) / image.width)), Image.LANCZOS)
    result = Image.new("RGB", (w, picture.height + 760), rng.choice(["white", (21, 32, 43)]))
    ink = "black" if result.getpixel((0, 0)) == (255, 255, 255) else "white"
    draw = ImageDraw.Draw(result)
    draw.text((40, 20), "21:47", ink, font(34))
    for index in range(4):
        draw.rectangle((w - 60 - 60 * index, 26, w - 25 - 60 * index, 54), outline=ink, width=4)
    draw.ellipse((32, 100, 132, 200), (90, 120, 200))
    draw.text((156, 104), "Some Person", ink, font(40))
    draw.text((156, 154), "@someperson", (120, 130, 140), font(32))
    for line in range(3):
        draw.text((32, 230 + 56 * line), words(rng, 7).lower(), ink, font(38))
    result.paste(picture, (32, 420))
    y = 420 + picture.height + 30
    draw.text((32, y), "9:12 PM", (120, 130, 140), font(32))
    for index, text in enumerate(("128", "4,301", "12 k", "share")):
        draw.rectangle((40 + 250 * index, y + 80, 84 + 250 * index, y + 124), outline=ink, width=4)
        draw.text((100 + 250 * index, y + 82), text, ink, font(34))
    for line in range(2):
        draw.text((32, y + 180 + 50 * line), words(rng, 7).lower(), ink, font(34))
    return fit(result, 1280)


KINDS = {
    "social": social,
    "meme": meme,
    "caption": caption,
    "crop25": cropped(0.25),
    "crop50": cropped(0.5),
    "mirror": mirror,
    "side_by_side": side_by_side,
    "sticker": sticker,
    "screenshot": screenshot,
}


def make_copies(originals, others, out, rng):
    os.makedirs(f"{out}/copies", exist_ok=True)
    for name, picture in originals:
        for kind, edit in KINDS.items():
            other = rng.choice(others)
            edit(picture, rng, other).save(f"{out}/copies/{kind}--{name}.jpg", quality=80)


def stem(path):
    return os.path.splitext(os.path.basename(path))[0].replace("--", "-")


def read(path):
    return ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", nargs="*")
    parser.add_argument("--of")
    parser.add_argument("--unrelated", nargs="*", default=[])
    parser.add_argument("--out", required=True)
    parser.add_argument("--originals", type=int, default=200)
    parser.add_argument("--strangers", type=int, default=200)
    parser.add_argument("--edited", type=int, default=200)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    if options.of:
        paths = [f"{options.of}/{name}" for name in sorted(os.listdir(options.of))]
        others = [fit(read(path), SIDE) for path in sorted(options.unrelated)[:100]] or [read(paths[0])]
        make_copies(((stem(path), read(path)) for path in paths), others, options.out, rng)
        return
    paths, more = sorted(options.photos), sorted(options.unrelated)
    rng.shuffle(paths)
    rng.shuffle(more)
    for name in ("originals", "strangers"):
        os.makedirs(f"{options.out}/{name}", exist_ok=True)
    originals, strangers = [], []
    for path in paths + more:
        target = originals if len(originals) < options.originals and path not in more else strangers
        if len(strangers) >= options.strangers:
            break
        for number, piece in enumerate(pieces(path, options.whole)):
            target.append((f"{stem(path)}-{number}", piece))
    originals, strangers = originals[: options.originals], strangers[: options.strangers]
    for folder, pictures in (("originals", originals), ("strangers", strangers)):
        for name, piece in pictures:
            piece.save(f"{options.out}/{folder}/{name}.jpg", quality=93)
    others = [piece for _, piece in strangers or originals]
    make_copies(originals[: options.edited], others, options.out, rng)
    print(f"{len(originals)} originals, {len(strangers)} strangers, {len(os.listdir(options.out + '/copies'))} copies")


if __name__ == "__main__":
    main()
