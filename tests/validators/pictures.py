"""Makes pictures with everything in them that nobody should read, and looks at what is left.

usage: pictures.py make FOLDER    writes them, one of each kind
       pictures.py signed FOLDER  writes a picture with content credentials, and a document that names its author
       pictures.py look FOLDER    prints what exiftool and Pillow see of each, a line of JSON a file
"""

import hashlib, json, pathlib, random, struct, subprocess, sys

from PIL import Image, ImageCms, ImageSequence

WORDS = {
    "EXIF:GPSLatitude": "50.45", "EXIF:GPSLatitudeRef": "N", "EXIF:GPSLongitude": "30.52",
    "EXIF:GPSLongitudeRef": "E", "EXIF:SerialNumber": "SN-SECRET", "EXIF:LensSerialNumber": "SN-SECRET",
    "EXIF:OwnerName": "OWN-SECRET", "EXIF:Artist": "A. Photographer", "EXIF:Copyright": "The Paper",
    "EXIF:Orientation#": "6", "EXIF:UserComment": "COM-SECRET", "EXIF:Make": "Maker",
    "XMP:GPSLatitude": "50.45", "XMP:GPSLongitude": "30.52", "XMP:OwnerName": "OWN-SECRET",
    "XMP-aux:SerialNumber": "SN-SECRET", "XMP-dc:Creator": "A. Photographer",
    "XMP-dc:Rights": "The Paper & others", "XMP-photoshop:Credit": "Agency",
    "XMP-dc:Description": "COM-SECRET",
    "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "IPTC:By-line": "A. Photographer", "IPTC:Credit": "Agency", "IPTC:CopyrightNotice": "The Paper",
    "IPTC:Sub-location": "COM-SECRET", "Comment": "COM-SECRET", "PNG:Author": "A. Photographer",
    "PNG:Software": "COM-SECRET",
}


def noise(size, mode="RGB", seed=7):
    rng = random.Random(seed)
    length = size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, rng.randbytes(length))


def tag(kind, content):
    return kind + b"\0\0\0\0" + content


def display_p3():
    """The colours of telephones (Display P3), as a profile of version 2 says them: in 65,536ths, under D50."""
    numbers = lambda *all: tag(b"XYZ ", struct.pack(">3i", *(round(65536 * it) for it in all)))
    curve = tag(b"curv", struct.pack(">IH", 1, round(2.2 * 256)))
    name = b"Display P3\0"
    tags = {
        b"desc": tag(b"desc", struct.pack(">I", len(name)) + name + bytes(78)),
        b"cprt": tag(b"text", b"none\0"), b"wtpt": numbers(0.9642, 1, 0.8249),
        b"rXYZ": numbers(0.51512, 0.2412, -0.00105), b"gXYZ": numbers(0.29198, 0.69225, 0.04189),
        b"bXYZ": numbers(0.1571, 0.06657, 0.78407), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
    }
    at, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for kind, content in tags.items():
        table += kind + struct.pack(">II", at + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(data), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + data


def box(kind, content):
    return struct.pack(">I4s", 8 + len(content), kind) + content


def signed(folder):
    """Credentials as C2PA stores them: boxes (JUMBF) in a segment of their own (APP11)."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "signed.jpg"
    noise((64, 48)).save(path, quality=85)
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-EXIF:Artist=A. Photographer", path], check=True)
    about = lambda kind, label: box(b"jumd", kind + bytes.fromhex("00110010800000aa00389b71") + b"\3" + label + b"\0")
    claim = box(b"jumb", about(b"c2cl", b"c2pa.claim") + box(b"cbor", b"\xa1eclaim\xf4"))
    manifest = box(b"jumb", about(b"c2ma", b"urn:uuid:4711") + claim)
    store = box(b"jumb", about(b"c2pa", b"c2pa") + manifest)
    content = b"JP" + struct.pack(">HI", 1, 1) + store
    segment = b"\xff\xeb" + struct.pack(">H", 2 + len(content)) + content
    photo = path.read_bytes()
    path.write_bytes(photo[:2] + segment + photo[2:])
    noise((64, 48)).save(folder / "paper.pdf", author="A. Photographer", producer="A program", title="A paper")


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    photo, small = noise((64, 48)), noise((16, 12))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo.save(folder / "baseline.jpg", quality=85, icc_profile=profile)
    photo.save(folder / "display-p3.jpg", quality=85, icc_profile=display_p3())
    photo.save(folder / "progressive.jpg", quality=85, progressive=True)
    noise((64, 48), "CMYK").save(folder / "cmyk.jpg", quality=85)
    photo.save(folder / "photo.png", icc_profile=profile)
    Image.frombytes("I;16", (64, 48), random.Random(3).randbytes(2 * 64 * 48)).save(folder / "deep.png")
    photo.save(folder / "lossy.webp", quality=80, icc_profile=profile)
    photo.save(folder / "lossless.webp", lossless=True)
    frames = [noise((32, 24), seed=it) for it in range(3)]
    frames[0].save(folder / "moving.webp", save_all=True, append_images=frames[1:], duration=100)
    moving = [it.quantize(16) for it in frames]
    moving[0].save(folder / "moving.gif", save_all=True, append_images=moving[1:], duration=100, loop=0,
                   comment=b"COM-SECRET")
    moving[0].save(folder / "still.gif")
    frames[0].save(folder / "moving.png", save_all=True, append_images=frames[1:], duration=100)
    photo.save(folder / "photo.tiff", compression="tiff_lzw")
    for value in range(1, 9):
        photo.save(folder / f"turned-{value}.jpg", quality=85)
    small.save(folder / "thumbnail.bin", format="jpeg")
    for path in sorted(folder.iterdir()):
        if path.name == "thumbnail.bin":
            continue
        words = dict(WORDS)
        if path.name.startswith("turned"):
            words["EXIF:Orientation#"] = path.stem[-1]
        arguments = [f"-{name}={value}" for name, value in words.items()]
        if path.suffix == ".jpg":
            arguments.append(f"-ThumbnailImage<={folder / 'thumbnail.bin'}")
        subprocess.run(["exiftool", "-q", "-q", "-m", "-overwrite_original", *arguments, path], check=False)
    (folder / "thumbnail.bin").unlink()
    with open(folder / "baseline.jpg", "ab") as file:
        file.write(b"\0\0\0\x18ftypmp42COM-SECRET")


def look(folder):
    for path in sorted(folder.iterdir()):
        command = ["exiftool", "-j", "-a", "-G1", "-ee3", "-u", "-n", path]
        out = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
        tags = json.loads(out)[0]
        with Image.open(path) as image:
            pixels = hashlib.sha256()
            for frame in ImageSequence.Iterator(image):
                pixels.update(frame.tobytes())
            has_profile = image.info.get("icc_profile") is not None
        print(json.dumps({"name": path.name, "pixels": pixels.hexdigest(), "has_profile": has_profile,
                          "tags": {name: str(value) for name, value in tags.items()}}))


{"make": make, "signed": signed, "look": look}[sys.argv[1]](pathlib.Path(sys.argv[2]))
