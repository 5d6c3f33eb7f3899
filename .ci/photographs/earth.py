"""Views of the Earth as from a high orbit, computed from three data sets without clouds.

Colours are NASA's (15 pixels for a degree), the shade of mountains is Natural Earth's (30), and a mask
of land says where a coast runs (60). A coast that is sharp is what makes a view look sharp: so land and
sea are held apart, each spread over its edge, and meet only where the mask says so.
"""

import numpy as np
from PIL import Image, ImageFilter

Image.MAX_IMAGE_PIXELS = None
SKY, SPACE = np.array([.60, .74, .93]), np.array([.008, .010, .025])


def blur(channel, radius):
    """One channel, made softer."""
    image = Image.fromarray(np.clip(channel, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32)


def spread(colours, where):
    """The colours of the places that count, carried on into their neighbourhood."""
    inner = Image.fromarray((where * 255).astype(np.uint8)).filter(ImageFilter.MinFilter(3))
    weight = (np.asarray(inner) > 0).astype(np.float32)
    done, result = weight > 0, colours.copy()
    for radius in (1, 2, 4, 8):
        near = blur(weight * 255, radius) / 255
        mean = np.stack([blur(colours[..., k] * weight, radius) for k in range(3)], 2)
        fresh = (near > .06) & ~done
        result[fresh] = (mean / np.maximum(near, 1e-3)[..., None])[fresh]
        done |= fresh
    return np.clip(result, 0, 255)


def levels(array):
    """The array and its halves, so that far places don't flicker."""
    image, found = Image.fromarray(array), [array]
    while min(image.size) > 300:
        image = image.reduce(2)
        found.append(np.asarray(image))
    return [level if level.ndim == 3 else level[..., None] for level in found]


def textures(blue_marble, shaded_relief, land_mask):
    """Land, sea, shade and coast from the three files."""
    colours = np.asarray(Image.open(blue_marble).convert("RGB"), np.float32)
    coast = Image.fromarray(~np.load(land_mask)["mask"]).convert("L").reduce(2)
    share = np.asarray(coast.reduce(4), np.float32) / 255
    sea = spread(colours, share < .02)
    sea = np.stack([blur(sea[..., k], 1.3) for k in range(3)], 2)
    # Shade is what differs from the mean around it, and the sea has no part in that mean.
    relief = np.asarray(Image.open(shaded_relief).convert("L"), np.float32)
    half = coast.reduce(2)
    weight = np.maximum(blur(np.asarray(half), 5) / 255, .05)
    inland = np.asarray(half.filter(ImageFilter.MinFilter(3))) > 250
    mean = blur(relief * (np.asarray(half) > 250), 5) / weight
    shade = np.where(inland & (weight > .2), np.clip(relief - mean, -70, 70), 0) + 128
    parts = {"land": spread(colours, share > .97), "sea": sea, "shade": shade, "coast": np.asarray(coast)}
    return {name: levels(part.astype(np.uint8)) for name, part in parts.items()}


def cubic(t):
    """The weights of four neighbours (Catmull-Rom)."""
    return [(-t + 2*t*t - t**3)/2, (2 - 5*t*t + 3*t**3)/2, (t + 4*t*t - 3*t**3)/2, (t**3 - t*t)/2]


def sample(pyramid, lon, lat, degrees):
    """The colours at places, each from the level whose pixels are as large as what is looked at."""
    per_degree = pyramid[0].shape[1] / 360
    level = np.clip(np.round(np.log2(np.maximum(degrees * per_degree, 1))), 0, len(pyramid) - 1)
    found = np.zeros(lon.shape + pyramid[0].shape[2:], np.float32)
    for k in np.unique(level).astype(int):
        at, array = level == k, pyramid[k]
        height, width = array.shape[:2]
        x, y = (lon[at]/360 + .5)*width - .5, np.clip((.5 - lat[at]/180)*height - .5, 0, height - 1.001)
        left, top = np.floor(x).astype(int), np.floor(y).astype(int)
        across, down = cubic((x - left)[:, None]), cubic((y - top)[:, None])
        found[at] = sum(down[j]*sum(across[i]*array[np.clip(top - 1 + j, 0, height - 1), (left - 1 + i) % width]
                                    for i in range(4)) for j in range(4))
    return np.clip(found, 0, 255)


def point(lon, lat):
    """A place on a globe of radius 1."""
    lon, lat = np.radians(lon), np.radians(lat)
    return np.array([np.cos(lat)*np.cos(lon), np.cos(lat)*np.sin(lon), np.sin(lat)])


def rays(above, towards, angle, size, km):
    """Where the camera stands and which way each pixel looks."""
    camera = point(*above)*(1 + km/6371)
    ahead = point(*towards) - camera
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, camera)
    right /= np.linalg.norm(right)
    reach = np.tan(np.radians(angle)/2)
    x = ((np.arange(size[0]) + .5)/size[0]*2 - 1)*reach
    y = (1 - (np.arange(size[1]) + .5)/size[1]*2)*reach*size[1]/size[0]
    x, y = np.meshgrid(x, y)
    look = ahead + x[..., None]*right + y[..., None]*np.cross(right, ahead)
    return camera, look/np.linalg.norm(look, axis=2, keepdims=True)


def view(maps, above, towards, angle, size, km):
    """The picture that a camera takes `km` above one place as it looks towards another."""
    fine = (size[0]*2, size[1]*2)
    camera, look = rays(above, towards, angle, fine, km)
    along = look @ camera
    root = along**2 - camera @ camera + 1
    ground = root > 0
    distance = -along - np.sqrt(np.maximum(root, 0))
    place = camera + distance[..., None]*look
    lon = np.degrees(np.arctan2(place[..., 1], place[..., 0]))[ground]
    lat = np.degrees(np.arcsin(np.clip(place[..., 2], -1, 1)))[ground]
    facing = -(place*look).sum(2)
    pixel = np.degrees(np.radians(angle)/fine[0]*distance/np.sqrt(np.maximum(facing, .04)))[ground]
    part = {name: sample(levels, lon, lat, pixel) for name, levels in maps.items()}
    coast = np.clip((part["coast"]/255 - .5)*1.6 + .5, 0, 1)
    land = part["land"]/255*np.clip(1 + .8*(part["shade"] - 128)/110, .35, 1.7)
    colour = np.clip(part["sea"]/255*(1 - coast) + land*coast, 0, 1)**.82
    grey = colour.mean(1, keepdims=True)
    picture = np.zeros(ground.shape + (3,), np.float32)
    picture[ground] = np.clip(grey + (colour - grey)*1.08, 0, 1)
    haze = (np.clip(1 - facing, 0, 1)**3.4*.85)[..., None]
    picture = picture*(1 - haze) + SKY*haze
    height = np.sqrt(np.maximum(camera @ camera - along**2, 0)) - 1
    glow = np.exp(-np.maximum(height, 0)/.012)[..., None]*.95
    picture[~ground] = (SKY*glow + SPACE)[~ground]
    return Image.fromarray((np.clip(picture, 0, 1)*255).astype(np.uint8)).resize(size, Image.BOX)
