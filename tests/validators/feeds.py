"""Reads feeds as feedparser does, and holds them against the rules of RSS 2.0 and RFC 4287.

Prints one line of JSON for each feed: what is wrong with it, and its entries as a reader gets them.
The arguments are the files.
"""

import json
import re
import sys
from datetime import datetime
from email.utils import parsedate_to_datetime

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} [+-]\d{4}")


def main(paths):
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        parsed = feedparser.parse(data)
        faults = [f"feedparser: {parsed.get('bozo_exception')}"] if parsed.bozo else []
        root = etree.fromstring(data)
        faults += list(atom(root) if root.tag == ATOM + "feed" else rss(root))
        entries = [
            {
                "id": entry.id,
                "title": entry.title,
                "link": entry.link,
                "published": entry.published,
                "updated": entry.get("updated", ""),
                "authors": [author.get("name", "") for author in entry.get("authors", [])],
            }
            for entry in parsed.entries
        ]
        title = parsed.feed.title
        print(json.dumps({"path": path, "version": parsed.version, "title": title,
                          "faults": faults, "entries": entries}))


def rss(root):
    """What RSS 2.0 asks for, as its readers understand it."""
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        yield "no RSS 2.0"
        return
    channel = channels[0]
    yield from once(channel, "title", "link", "description", "language", ATOM + "link[@rel='self']")
    ids = set()
    for item in channel.findall("item"):
        yield from once(item, "title", "link", "guid", "pubDate", "description")
        guid = item.find("guid")
        if guid.get("isPermaLink") != "false":
            yield f"the id {guid.text} is taken for a link"
        if guid.text in ids:
            yield f"the id {guid.text} is there twice"
        ids.add(guid.text)
        when = item.findtext("pubDate")
        if not RFC_822.fullmatch(when) or parsedate_to_datetime(when).strftime("%a") != when[:3]:
            yield f"{when} is no date of RFC 822"
        names = [child.tag for child in item]
        if CONTENT in names and names.index(CONTENT) < names.index("description"):
            yield "the content stands before the description"


def atom(root):
    """What RFC 4287 asks for."""
    yield from once(root, *(ATOM + name for name in ("id", "title", "updated", "link[@rel='self']")))
    if root.find(ATOM + "author") is None:
        yield "no author"
    ids, newest = set(), None
    for entry in root.findall(ATOM + "entry"):
        yield from once(entry, *(ATOM + name for name in ("id", "title", "updated", "published",
                                                          "link[@rel='alternate']")))
        own = entry.findtext(ATOM + "id")
        if own in ids:
            yield f"the id {own} is there twice"
        ids.add(own)
        for name in ("updated", "published"):
            when = entry.findtext(ATOM + name)
            if not RFC_3339.fullmatch(when):
                yield f"{when} is no date of RFC 3339"
        updated = datetime.fromisoformat(entry.findtext(ATOM + "updated"))
        newest = max(newest or updated, updated)
    if newest and datetime.fromisoformat(root.findtext(ATOM + "updated")) != newest:
        yield "the feed isn't as new as its newest entry"


def once(element, *names):
    for name in names:
        found = element.findall(name)
        if len(found) != 1:
            yield f"{len(found)} of {name} in {element.tag}"
        elif not (found[0].text or found[0].get("href") or "").strip():
            yield f"{name} is empty in {element.tag}"


if __name__ == "__main__":
    main(sys.argv[1:])
