"""Holds the licences of all dependencies against those that Dateline may be linked with.

Reads what `cargo metadata` prints. A package passes when one of the ways to take its licence
expression has only licences of the list; what isn't on the list is to be looked at by a person.
"""

import json
import re
import sys

PERMISSIVE = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "CC0-1.0", "CDLA-Permissive-2.0", "IJG", "ISC", "MIT", "MIT-0", "NCSA", "Unicode-3.0", "Unlicense", "Zlib",
}


def passes(expression):
    """Whether an SPDX expression leaves a way: `OR` binds less than `AND`, `(` most."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        found = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found = both() or found
        return found

    def both():
        found = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            found = one() and found
        return found

    def one():
        name = tokens.pop(0)
        if name == "(":
            found = either()
            tokens.pop(0)
            return found
        if tokens and tokens[0] == "WITH":
            tokens.pop(0)
            name = f"{name} WITH {tokens.pop(0)}"
        return name in PERMISSIVE

    return either()


def main():
    packages = json.load(sys.stdin)["packages"]
    faults = [
        f"{package['name']} {package['version']}: {package['license'] or 'no licence'}"
        for package in packages
        if not package["license"] or not passes(package["license"])
    ]
    print("\n".join(faults) or f"{len(packages)} packages, all under permissive licences")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
