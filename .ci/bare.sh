#!/usr/bin/env bash
# Runs the tests, which `cargo test` has built, once more where nothing is: no network, no home, no
# program to run, no rights, and another folder, time zone, language and width than anybody's.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/a place" "$folder/no programs" "$folder/temporary files, ö"

cargo test --locked --no-run --message-format json 2>/dev/null |
    sed -n 's/.*"overflow_checks":[a-z]*,"test":true}.*"executable":"\([^"]*\)".*/\1/p' >"$folder/programs"
[ -s "$folder/programs" ]

# Root may read and write everything, so that much can't fail; nobody may not.
apart=()
if [ "$(id -u)" = 0 ]; then
    chmod 711 "$folder"
    chown 65534:65534 "$folder/a place" "$folder/temporary files, ö"
    rights=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    if "${rights[@]}" test -r README.md -a -x "$(head -n 1 "$folder/programs")"; then
        apart=("${rights[@]}")
    else
        echo "as root: $PWD is closed to others"
    fi
fi
# Of the network the machine's own loop is left. Not every container lets its root take it away.
network=()
if unshare --net true 2>"$folder/why"; then
    network=(unshare --net)
else
    echo "with the network: $(cat "$folder/why")"
fi

cat >"$folder/inside" <<'END'
set -eu
[ "$1" = no-network ] && ip link set lo up
folder=$2 program=$3
shift 3
cd "$folder/a place"
umask 077
exec "$@" env -i PATH="$folder/no programs" HOME=/nowhere TMPDIR="$folder/temporary files, ö" \
    TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 TERM=xterm COLUMNS=40 CLICOLOR_FORCE=1 \
    http_proxy=http://127.0.0.1:1 https_proxy=http://127.0.0.1:1 ALL_PROXY=http://127.0.0.1:1 \
    GIT_DIR=/nowhere RAYON_NUM_THREADS=3 "$program"
END
while read -r program; do
    printf '\n%s\n' "${program##*/}"
    "${network[@]}" sh "$folder/inside" "${network:+no-network}" "$folder" "$program" "${apart[@]}" </dev/null
done <"$folder/programs"
