"""HEIC and AVIF pictures by libheif: made into a folder, or their pixels summed up."""

import hashlib
import sys

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()


def made(folder):
    picture = Image.effect_mandelbrot((256, 192), (-2, -1, 1, 1), 50).convert("RGB")
    for ending in ("heic", "avif"):
        heif = pillow_heif.from_pillow(picture)
        path = f"{folder}/a.{ending}"
        if ending == "heic":
            heif.save(path, quality=80, save_nclx_profile=False)
        else:
            picture.save(path, quality=80)
        print(path)


def summed(paths):
    for path in paths:
        with Image.open(path) as picture:
            print(hashlib.sha256(picture.convert("RGB").tobytes()).hexdigest(), picture.size)


if sys.argv[1] == "make":
    made(sys.argv[2])
else:
    summed(sys.argv[2:])
