#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes pictures that belong to no record, for `countersign index recovery --strangers`.

  make_strangers.py PHOTOS... --out DIR [--count 5000]

Half are cuts of the photographs (some turned or mirrored), which must show nothing that is registered; half are made:
noise, shapes, lines of text, hills with houses, tiles. Long side at most 560 pixels. They go to DIR/0, DIR/1, ..., 500 to
a folder, so that a long run can be made in parts. Needs Pillow and numpy. The random choices follow from --seed.
"""
import argparse, math, os, random
import numpy as np
from PIL import Image, ImageDraw

SIDE = 480


def cut(image, rng):
    w, h = image.size
    share = rng.uniform(0.35, 0.9)
    cw, ch = int(w * share), int(h * share * rng.uniform(0.7, 1))
    x, y = rng.randrange(w - cw + 1), rng.randrange(h - ch + 1)
    image = image.crop((x, y, x + cw, y + ch))
    if rng.random() < 0.3:
        image = image.rotate(rng.choice([90, 180, 270]), expand=True)
    if rng.random() < 0.3:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    return image


def colour(rng):
    return tuple(rng.randrange(256) for _ in range(3))


def noise(rng, values):
    def layer():
        sum = np.zeros((SIDE, SIDE))
        for octave in range(rng.randint(4, 8)):
            side = 2 ** (octave + 1)
            grid = Image.fromarray(values.random((side, side)).astype(np.float32) * 255)
            sum += np.asarray(grid.resize((SIDE, SIDE), Image.BICUBIC)) / 2 ** (octave * rng.uniform(0.3, 1))
        sum -= sum.min()
        return sum / sum.max() * 255

    return Image.fromarray(np.stack([layer() for _ in range(3)], -1).astype(np.uint8))


def shapes(image, draw, rng):
    for _ in range(rng.randint(20, 200)):
        x, y, r = rng.randrange(image.width), rng.randrange(image.height), rng.randint(4, 90)
        box = (x - r, y - r * rng.uniform(0.3, 1), x + r, y + r * rng.uniform(0.3, 1))
        (draw.ellipse if rng.random() < 0.5 else draw.rectangle)(box, fill=colour(rng), outline=colour(rng))
    return image


def text(image, draw, rng):
    for row in range(8, image.height - 14, rng.randint(12, 20)):
        line = "".join(rng.choice("abcdefghij klmno pqrst uvwxyz ABCDE 0123") for _ in range(rng.randint(10, 70)))
        draw.text((rng.randint(4, 30), row), line, colour(rng))
    return image


def hills(image, draw, rng):
    w, h = image.size
    for layer in range(6):
        phase, top = rng.uniform(0, 6), h * (0.5 + 0.1 * layer)
        edge = [(x, top + 30 * math.sin(x / 40 + phase) + rng.uniform(-8, 8)) for x in range(0, w + 8, 8)]
        draw.polygon([(0, h)] + edge + [(w, h)], fill=colour(rng))
    for _ in range(60):
        x = rng.randrange(w)
        draw.rectangle((x, h - rng.randint(20, 200), x + rng.randint(8, 30), h), fill=colour(rng), outline="black")
    return image


def tiles(image, draw, rng):
    side = rng.randint(8, 60)
    for y in range(0, image.height, side):
        for x in range(0, image.width, side):
            fill = colour(rng) if rng.random() < 0.6 else (255, 255, 255)
            draw.rectangle((x, y, x + side - 2, y + side - 2), fill=fill)
    return image.rotate(rng.uniform(0, 90))


def made(number, rng, values):
    if number % 5 == 0:
        return noise(rng, values)
    image = Image.new("RGB", (SIDE, rng.randint(300, 600)), colour(rng))
    image = (shapes, text, hills, tiles)[number % 5 - 1](image, ImageDraw.Draw(image), rng)
    grain = values.normal(0, rng.uniform(0, 10), (image.height, image.width, 1))
    return Image.fromarray((np.asarray(image, float) + grain).clip(0, 255).astype(np.uint8))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    rng, values = random.Random(options.seed), np.random.default_rng(options.seed)
    photos = sorted(options.photos)
    for number in range(options.count):
        folder = f"{options.out}/{number // 500}"
        os.makedirs(folder, exist_ok=True)
        if number % 2:
            image = cut(Image.open(photos[number // 2 % len(photos)]).convert("RGB"), rng)
        else:
            image = made(number // 2, rng, values)
        image.thumbnail((560, 560))
        image.save(f"{folder}/stranger-{number:04d}.jpg", quality=rng.randint(60, 92))


if __name__ == "__main__":
    main()
