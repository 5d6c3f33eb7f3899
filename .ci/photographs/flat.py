"""Pictures that need no globe: the Moon, an old map, a chart."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from earth import blur, levels, sample

INK, GREY, PAPER, STRIPE, RED, BLUE = "#14171a", "#565c63", "#fcfbf7", "#eeede2", "#b5421c", "#1f5d7a"
# As the table of the article has them.
CHANGES = [("United States", 5.7), ("China", 7.0), ("Russia", 38), ("Germany", 28), ("Ukraine", 2.9),
           ("Israel", 65), ("Poland", 31)]


def moon(mosaic, size, disc):
    """The near side as a disc. What the spacecraft didn't see is filled with what is around it."""
    grey = np.asarray(Image.open(mosaic).convert("L"), np.float32)
    holes = Image.fromarray((grey > 30).astype(np.uint8)*255).filter(ImageFilter.MinFilter(5))
    seen = (np.asarray(holes) > 0).astype(np.float32)
    for radius in (2, 4, 8, 16):
        near = blur(seen*255, radius)/255
        mean = blur(grey*seen, radius)/np.maximum(near, 1e-3)
        fresh = (seen == 0) & (near > .15)
        grey[fresh], seen[fresh] = mean[fresh], 1
    fine = disc*2
    x, y = np.meshgrid(*[(np.arange(fine) + .5)/fine*2 - 1]*2)
    y, face = -y, x*x + y*y < 1
    z = np.sqrt(np.maximum(1 - x*x - y*y, 0))
    lon, lat = np.degrees(np.arctan2(x, z))[face], np.degrees(np.arcsin(np.clip(y, -1, 1)))[face]
    wide = 360/np.pi/fine/np.sqrt(np.maximum(z[face], .05))
    tone = sample(levels(grey.astype(np.uint8)), lon, lat, wide)[:, 0]/255
    # The mosaic is evenly lit. A little shade towards the edge makes it round.
    light = np.clip(z[face], .02, 1)**.22
    picture = np.zeros((fine, fine), np.float32)
    picture[face] = np.clip((tone - .08)*1.42, 0, 1)*light
    full = Image.new("RGB", size, (3, 4, 8))
    round_ = Image.fromarray((picture*255).astype(np.uint8)).resize((disc, disc), Image.BOX)
    edge = Image.fromarray((face*255).astype(np.uint8)).resize((disc, disc), Image.BOX)
    full.paste(round_.convert("RGB"), ((size[0] - disc)//2, (size[1] - disc)//2), edge)
    return full


def old_map(scan, box):
    """A part of the map, as it is."""
    return Image.open(scan).convert("RGB").crop(box)



def chart(sans, bold, serif):
    """Bars of how much more seven states spent, in few colours."""
    face = lambda file, size: ImageFont.truetype(file, size)
    picture = Image.new("RGB", (1600, 900), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((54, 0, 150, 12), fill=RED)
    draw.text((54, 44), "Who spent how much more", INK, face(serif, 58))
    draw.text((54, 122), "Military spending in 2024, change on 2023 in real terms, %", GREY, face(sans, 36))
    for row, (name, change) in enumerate(CHANGES):
        top = 200 + row*86
        if row % 2 == 0:
            draw.rectangle((54, top, 1546, top + 85), fill=STRIPE)
        draw.text((72, top + 42), name, INK, face(bold, 34), anchor="lm")
        end = 380 + round(change*16)
        draw.rectangle((380, top + 20, end, top + 65), fill=BLUE)
        draw.text((end + 14, top + 42), f"+{change}", BLUE, face(bold, 34), anchor="lm")
    draw.text((54, 848), "Source: SIPRI. Some figures, China’s and Russia’s among them, are estimates.", GREY, face(sans, 28), anchor="lm")
    draw.text((1546, 848), "Third Meridian", GREY, face(bold, 28), anchor="rm")
    return picture.quantize(32, dither=Image.Dither.NONE)
