#!/usr/bin/env bash
# Installs the programs that judge the output and look at pages into the folder that is named,
# each at one version. What is there already is left alone. Packages of the system come by apt, and
# need root.
set -euo pipefail
folder=$1
vnu=26.9.27
feedparser=6.0.14
lxml=6.1.3
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
if [ "$(cat "$folder/readers" 2>/dev/null)" != "$feedparser $lxml" ]; then
    if ! python3 -m venv --clear "$folder/python" >/dev/null 2>&1; then
        system python3-venv
        python3 -m venv --clear "$folder/python"
    fi
    "$folder/python/bin/python" -m pip install --quiet --disable-pip-version-check \
        "feedparser==$feedparser" "lxml==$lxml"
    echo "$feedparser $lxml" >"$folder/readers"
fi
judges="$structured $vocabulary $typescript $sarif $ajv $formats $draft"
if [ "$(cat "$folder/judges" 2>/dev/null)" != "$judges" ]; then
    npm install --prefix "$folder/judges.npm" --ignore-scripts --no-audit --no-fund --no-save \
        --loglevel error "structured-data-testing-tool@$structured" "schema-dts@$vocabulary" \
        "typescript@$typescript" "@microsoft/jest-sarif@$sarif" "ajv@$ajv" "ajv-formats@$formats" \
        "ajv-draft-04@$draft"
    echo "$judges" >"$folder/judges"
fi
java -version 2>&1 | head -n 1
"${CHROMIUM:-chromium}" --version 2>/dev/null
echo "vnu-jar $vnu, feedparser $feedparser, lxml $lxml, playwright-core $playwright"
echo "structured-data-testing-tool $structured, schema-dts $vocabulary, typescript $typescript"
echo "jest-sarif $sarif, ajv $ajv"
echo "axe-core $axe, lighthouse $lighthouse with Node $node"
