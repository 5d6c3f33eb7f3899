#!/usr/bin/env bash
# Installs the programs that judge the output and look at pages into the folder that is named,
# each at one version. What is there already is left alone. Packages of the system come by apt, and
# need root.
set -euo pipefail
folder=$1
vnu=26.9.27
feedparser=6.0.14
lxml=6.1.3
parser=4.3.0
plugins=0.7.0
pillow=13.0.0
heif=1.8.1
podcasts=0.6.11
playwright=1.65.1
structured=4.5.0
vocabulary=2.1.0
typescript=7.0.2
sarif=1.0.0-beta.0
ajv=8.20.0
formats=3.0.1
draft=1.0.0
axe=4.14.1
lighthouse=13.5.0
node=22.23.3
# What content managers write TOML with, and the packages in which their own rules are.
writers='ajv@8.20.0 ajv-errors@3.0.0 ajv-keywords@5.1.0 yaml@2.9.1 @iarna/toml@2.2.5
    tomlify-j0.4@3.0.0 smol-toml@1.9.1 @ltd/j-toml@1.38.0'
managers='decap-cms-core@3.19.1 decap-cms-widget-datetime@3.6.2 decap-cms-widget-file@3.5.3 decap-cms-widget-image@3.4.3
    decap-cms-widget-list@3.6.3 decap-cms-widget-markdown@3.13.1 decap-cms-widget-number@3.4.2
    decap-cms-widget-object@3.7.3 decap-cms-widget-relation@3.7.2 decap-cms-widget-select@3.4.2
    @sveltia/cms@0.221.1'

updated=
system() {
    if [ -z "$updated" ]; then
        apt-get update -qq
        updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

command -v java >/dev/null || system default-jre-headless
command -v npm >/dev/null || system nodejs npm
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || system chromium
command -v valgrind >/dev/null || system valgrind
command -v strace >/dev/null || system strace
command -v git >/dev/null || system git
command -v exiftool >/dev/null || system libimage-exiftool-perl
command -v ffmpeg >/dev/null || system ffmpeg
command -v ip >/dev/null || system iproute2
command -v python3 >/dev/null || system python3 python3-venv

mkdir -p "$folder"
if [ "$(cat "$folder/vnu" 2>/dev/null)" != "$vnu" ]; then
    # Its install script would look for a Java of its own elsewhere.
    npm install --prefix "$folder/npm" --ignore-scripts --no-audit --no-fund --no-save \
        --loglevel error "vnu-jar@$vnu"
    echo "$vnu" >"$folder/vnu"
fi
if [ "$(cat "$folder/playwright/version" 2>/dev/null)" != "$playwright" ]; then
    # It only drives the browser of the system, and brings none.
    npm install --prefix "$folder/playwright" --ignore-scripts --no-audit --no-fund --no-save \
        --loglevel error "playwright-core@$playwright"
    echo "$playwright" >"$folder/playwright/version"
fi
if [ "$(cat "$folder/pages/version" 2>/dev/null)" != "$axe $lighthouse $node" ]; then
    # Lighthouse wants a newer Node than systems have: the package `node` brings one, by its script.
    npm install --prefix "$folder/pages" --no-audit --no-fund --no-save --loglevel error \
        "axe-core@$axe" "lighthouse@$lighthouse" "node@$node"
    echo "$axe $lighthouse $node" >"$folder/pages/version"
fi
readers="$feedparser $lxml $parser $plugins $pillow $heif $podcasts"
if [ "$(cat "$folder/readers" 2>/dev/null)" != "$readers" ]; then
    if ! python3 -m venv --clear "$folder/python" >/dev/null 2>&1; then
        system python3-venv
        python3 -m venv --clear "$folder/python"
    fi
    "$folder/python/bin/python" -m pip install --quiet --disable-pip-version-check \
        "feedparser==$feedparser" "lxml==$lxml" "markdown-it-py==$parser" "mdit-py-plugins==$plugins" \
        "pillow==$pillow" "pillow-heif==$heif" "podcastparser==$podcasts"
    echo "$readers" >"$folder/readers"
fi
judges="$structured $vocabulary $typescript $sarif $ajv $formats $draft"
if [ "$(cat "$folder/judges" 2>/dev/null)" != "$judges" ]; then
    npm install --prefix "$folder/judges.npm" --ignore-scripts --no-audit --no-fund --no-save \
        --loglevel error "structured-data-testing-tool@$structured" "schema-dts@$vocabulary" \
        "typescript@$typescript" "@microsoft/jest-sarif@$sarif" "ajv@$ajv" "ajv-formats@$formats" \
        "ajv-draft-04@$draft"
    echo "$judges" >"$folder/judges"
fi
if [ "$(cat "$folder/managers/version" 2>/dev/null)" != "$writers $managers" ]; then
    # shellcheck disable=SC2086 # each word is a package
    npm install --prefix "$folder/managers" --ignore-scripts --no-audit --no-fund --no-save \
        --loglevel error $writers
    # Only what is in the packages themselves is read, so what they build upon isn't installed.
    for package in $managers; do
        name=${package%@*}
        mkdir -p "$folder/managers/node_modules/$name"
        packed=$(cd "$folder/managers" && npm pack --silent "$package")
        tar -xzf "$folder/managers/$packed" -C "$folder/managers/node_modules/$name" --strip-components 1
        rm "$folder/managers/$packed"
    done
    echo "$writers $managers" >"$folder/managers/version"
fi
java -version 2>&1 | head -n 1
"${CHROMIUM:-chromium}" --version 2>/dev/null
echo "vnu-jar $vnu, feedparser $feedparser, lxml $lxml, markdown-it-py $parser, playwright-core $playwright, podcastparser $podcasts"
echo "structured-data-testing-tool $structured, schema-dts $vocabulary, typescript $typescript"
echo "jest-sarif $sarif, ajv $ajv, pillow $pillow, pillow-heif $heif, exiftool $(exiftool -ver)"
echo "axe-core $axe, lighthouse $lighthouse with Node $node"
