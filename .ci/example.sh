#!/usr/bin/env bash
# Builds the example site with the program that is named: twice, and once more under other
# circumstances. Nothing is done twice, and the bytes are the same everywhere.
set -euo pipefail
program=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
now=2026-01-01T00:00:00Z

mkdir "$folder/paper"
cp -r site.toml content templates static "$folder/paper"
"$program" build --root "$folder/paper" --now "$now"
again=$("$program" build --root "$folder/paper" --now "$now" --format json)
echo "$again"
case $again in
*'"rendered":0,"written":0,"removed":0'*) ;;
*)
    echo 'a second build has done something' >&2
    exit 1
    ;;
esac

mkdir "$folder/a folder with spaces"
cp -r site.toml content "$folder/a folder with spaces"
cd "$folder/a folder with spaces"
env -i LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati HOME=/nowhere \
    "$program" build --jobs 1 --now "$now" --output "$folder/elsewhere" --quiet
diff -r "$folder/paper/public" "$folder/elsewhere"
echo 'the same bytes from another folder, on one thread, in another time zone and locale'
