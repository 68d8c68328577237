#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well `countersign compare` tells altered copies from honest ones, and how well it marks the place.

    python3 Benchmarks/change_map.py --countersign PATH --pictures FOLDER [--pairs 240] [--preview 1024]

Needs numpy, Pillow and opencv-python-headless. Half of the pairs are honest copies that went through a pipeline (re-saved,
scaled, cropped, mirrored, toned, captioned, framed); the other half went through the same with one local edit of 1 to
10 % of the area: something pasted, a region swapped seamlessly, words replaced, something painted away. Prints the area
under the ROC of the altered fraction, the median overlap (IoU) of the marked boxes with the true place, and what was
missed or marked wrongly. Every pair is drawn from its number, so that two runs see the same.
"""
import argparse
import io
import json
import pathlib
import random
import subprocess
import tempfile

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont


def saved(picture, quality, kind="JPEG"):
    buffer = io.BytesIO()
    picture.save(buffer, kind, quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")


def place(picture, dice):
    area = dice.uniform(.01, .10) * picture.width * picture.height
    aspect = dice.uniform(.6, 1.6)
    width = min(int((area * aspect) ** .5), picture.width - 8)
    height = min(int((area / aspect) ** .5), picture.height - 8)
    return dice.randint(0, picture.width - width - 1), dice.randint(0, picture.height - height - 1), width, height


def ellipse(width, height):
    mask = np.zeros((height, width), np.uint8)
    cv2.ellipse(mask, (width // 2, height // 2), (max(2, width // 2 - 3), max(2, height // 2 - 3)), 0, 0, 360, 255, -1)
    return mask


def whole_mask(picture, x, y, mask):
    result = np.zeros((picture.height, picture.width), bool)
    result[y:y + mask.shape[0], x:x + mask.shape[1]] = mask > 127
    return result


def pasted(picture, other, dice):
    x, y, width, height = place(picture, dice)
    mask = ellipse(width, height)
    result = picture.copy()
    result.paste(other.resize((width, height)), (x, y), Image.fromarray(mask).filter(ImageFilter.GaussianBlur(2)))
    return result, whole_mask(picture, x, y, mask)


def swapped(picture, other, dice):
    x, y, width, height = place(picture, dice)
    scale = max((width + 2) / other.width, (height + 2) / other.height, .3)
    other = other.resize((int(other.width * scale) + 2, int(other.height * scale) + 2))
    left, top = dice.randint(0, other.width - width), dice.randint(0, other.height - height)
    part = np.asarray(other.crop((left, top, left + width, top + height)))
    mask = ellipse(width, height)
    try:
        result = cv2.seamlessClone(
            part.copy(), np.asarray(picture).copy(), mask.copy(), (x + width // 2, y + height // 2), cv2.NORMAL_CLONE)
    except cv2.error:
        return pasted(picture, other, dice)
    return Image.fromarray(result), whole_mask(picture, x, y, mask)


def reworded(picture, other, dice):
    x, y, width, height = place(picture, dice)
    pixels = np.asarray(picture)[y:y + height, x:x + width].reshape(-1, 3)
    ground = tuple(int(value) for value in np.median(pixels, 0))
    ink = (0, 0, 0) if sum(ground) > 380 else (255, 255, 255)
    sign = Image.new("RGB", (width, height), ground)
    words = dice.choice(["VOTE 7 MAY", "CLOSED", "RIGGED", "No polls"])
    ImageDraw.Draw(sign).text((width // 10, height // 3), words, fill=ink, font=ImageFont.load_default(max(10, height // 3)))
    result = picture.copy()
    result.paste(sign, (x, y))
    return result, whole_mask(picture, x, y, np.full((height, width), 255, np.uint8))


def painted_away(picture, other, dice):
    x, y, width, height = place(picture, dice)
    mask = whole_mask(picture, x, y, ellipse(width, height))
    return Image.fromarray(cv2.inpaint(np.asarray(picture), mask.astype(np.uint8) * 255, 5, cv2.INPAINT_TELEA)), mask


EDITS = {"pasted": pasted, "swapped": swapped, "reworded": reworded, "painted away": painted_away}


def scaled(picture, mask, size):
    if mask is not None:
        mask = np.asarray(Image.fromarray(mask.astype(np.uint8) * 255).resize(size)) > 127
    return picture.resize(size, Image.LANCZOS), mask


def cropped(picture, mask, dice, share):
    width, height = int(picture.width * share ** .5), int(picture.height * share ** .5)
    for _ in range(50):
        x, y = dice.randint(0, picture.width - width), dice.randint(0, picture.height - height)
        if mask is None or mask[y:y + height, x:x + width].sum() > .9 * mask.sum():
            break
    return picture.crop((x, y, x + width, y + height)), None if mask is None else mask[y:y + height, x:x + width]


def toned(picture, dice):
    for kind, low, high in ((ImageEnhance.Brightness, .85, 1.2), (ImageEnhance.Contrast, .85, 1.2),
                            (ImageEnhance.Color, .6, 1.4)):
        picture = kind(picture).enhance(dice.uniform(low, high))
    return picture


def captioned(picture, dice):
    result = picture.copy()
    size = max(18, picture.height // 11)
    font = ImageFont.load_default(size)
    for words, y in ((dice.choice(["THEY SAID IT", "LOOK AT THIS"]), size // 3),
                     (dice.choice(["NOT TODAY", "SHARE NOW"]), picture.height - size - size // 2)):
        x = (picture.width - ImageDraw.Draw(result).textlength(words, font=font)) / 2
        ImageDraw.Draw(result).text((x, y), words, fill="white", font=font, stroke_width=max(1, size // 14),
                                    stroke_fill="black")
    return result


def framed(picture, mask):
    bar = picture.height // 8
    result = Image.new("RGB", (picture.width, picture.height + bar), "white")
    result.paste(picture, (0, bar))
    ImageDraw.Draw(result).text((10, bar // 4), "Look at this", fill="black", font=ImageFont.load_default(bar // 2))
    return result, None if mask is None else np.vstack([np.zeros((bar, picture.width), bool), mask])


def copied(pipeline, picture, mask, dice):
    if pipeline in ("jpeg 70", "jpeg 40"):
        return saved(picture, int(pipeline[-2:])), mask
    if pipeline == "webp 60":
        return saved(picture, 60, "WEBP"), mask
    if pipeline == "half":
        picture, mask = scaled(picture, mask, (picture.width // 2, picture.height // 2))
    elif pipeline == "screenshot":
        return scaled(picture, mask, (round(picture.width * .83), round(picture.height * .83)))
    elif pipeline == "crop":
        picture, mask = cropped(picture, mask, dice, dice.uniform(.5, .9))
    elif pipeline == "quarter":
        picture, mask = cropped(picture, mask, dice, .25)
    elif pipeline == "mirror":
        picture, mask = picture.transpose(Image.FLIP_LEFT_RIGHT), None if mask is None else mask[:, ::-1]
    elif pipeline == "tone":
        picture = toned(picture, dice)
    elif pipeline == "blur":
        picture = picture.filter(ImageFilter.GaussianBlur(1))
    elif pipeline == "caption":
        picture = captioned(picture, dice)
    elif pipeline == "frame":
        picture, mask = framed(picture, mask)
    return saved(picture, 75), mask


PIPELINES = ["jpeg 70", "jpeg 40", "webp 60", "half", "screenshot", "crop", "quarter", "mirror", "tone", "blur",
             "caption", "frame"]


def area_under_roc(honest, altered):
    """The chance that an altered pair scores higher than an honest one, ties counting half."""
    wins = sum((a > h) + .5 * (a == h) for a in altered for h in honest)
    return wins / max(1, len(honest) * len(altered))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countersign", required=True)
    parser.add_argument("--pictures", type=pathlib.Path, required=True)
    parser.add_argument("--pairs", type=int, default=240)
    parser.add_argument("--side", type=int, default=1200, help="long side of the originals")
    parser.add_argument("--preview", type=int, help="compare with a preview of this long side, as the registry does")
    options = parser.parse_args()
    paths = sorted(path for path in options.pictures.iterdir() if path.suffix in (".jpg", ".png", ".webp"))

    def load(index):
        picture = Image.open(paths[index % len(paths)]).convert("RGB")
        picture.thumbnail((options.side, options.side), Image.LANCZOS)
        return picture

    results = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.pairs):
            dice = random.Random(1000 + number)
            original, other = load(number), load(number * 7 + 3)
            kind = list(EDITS)[number // 2 % len(EDITS)] if number % 2 else None
            pipeline = dice.choice(PIPELINES)
            suspect, mask = EDITS[kind](original, other, dice) if kind else (original, None)
            suspect, mask = copied(pipeline, suspect, mask, dice)
            suspect.save(f"{folder}/suspect.png")
            if options.preview:
                original.thumbnail((options.preview, options.preview), Image.LANCZOS)
                original = saved(original, 85)
            original.save(f"{folder}/original.png")
            done = subprocess.run([options.countersign, "compare", "--json", f"{folder}/suspect.png",
                                   f"{folder}/original.png"], capture_output=True, text=True)
            answer = json.loads(done.stdout)
            overlap = None
            if mask is not None:
                marked = np.zeros(mask.shape, bool)
                for box in answer["regions"]:
                    marked[box["y"]:box["y"] + box["height"], box["x"]:box["x"] + box["width"]] = True
                overlap = float((marked & mask).sum() / max(1, (marked | mask).sum()))
            results.append({"picture": paths[number % len(paths)].name, "pipeline": pipeline, "edit": kind,
                            "fraction": answer["altered_fraction"], "regions": len(answer["regions"]),
                            "aligned": answer["aligned"], "overlap": overlap})
    honest = [row for row in results if not row["edit"]]
    altered = [row for row in results if row["edit"]]
    print(f"area under the ROC {area_under_roc([r['fraction'] for r in honest], [r['fraction'] for r in altered]):.4f}"
          f" over {len(honest)} honest and {len(altered)} altered pairs;"
          f" not aligned {sum(not row['aligned'] for row in results)}")
    print(f"median overlap {np.median([row['overlap'] for row in altered]):.3f}")
    for kind in EDITS:
        rows = [row for row in altered if row["edit"] == kind]
        print(f"  {kind}: {sum(row['regions'] > 0 for row in rows)} of {len(rows)} found,"
              f" median overlap {np.median([row['overlap'] for row in rows]):.3f}")
    for title, rows in (("marked though honest", [row for row in honest if row["regions"]]),
                        ("missed", [row for row in altered if not row["regions"]])):
        print(f"{title}: {len(rows)}")
        for row in rows:
            print(f"  {row['picture']}, {row['pipeline']}, {row['edit'] or 'no edit'}, {row['fraction']:.4f}")


if __name__ == "__main__":
    main()
