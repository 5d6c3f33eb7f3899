"""Holds sitemaps against the schemas in `schemas/`, with libxml2.

Prints each fault and the number of valid files; the arguments are the files.
"""

import sys
from pathlib import Path

from lxml import etree

LONGEST = 52_428_800
SCHEMAS = Path(__file__).parent / "schemas"


def schema(name):
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def main(paths):
    schemas = {"urlset": schema("urlset.xsd"), "sitemapindex": schema("index.xsd")}
    valid = 0
    for path in paths:
        document = etree.parse(path)
        root = etree.QName(document.getroot()).localname
        faults = [f"line {it.line}: {it.message}" for it in validate(schemas[root], document)]
        if Path(path).stat().st_size > LONGEST:
            faults.append(f"more than {LONGEST} bytes")
        for fault in faults:
            print(f"{path}: {fault}")
        valid += not faults
    print(f"{valid} valid")


def validate(schema, document):
    schema.validate(document)
    return schema.error_log


if __name__ == "__main__":
    main(sys.argv[1:])
