"""Reads the feed of a podcast as podcastparser and feedparser do, which programs that play podcasts use.

Prints as JSON what they found. The argument is the file.
"""

import json
import sys

import feedparser
import podcastparser


def main(path):
    with open(path, "rb") as file:
        data = file.read()
    read = feedparser.parse(data)
    with open(path, "rb") as file:
        show = podcastparser.parse("https://example.org/feed.xml", file)
    episodes = [
        {
            "title": episode["title"],
            "number": episode.get("number"),
            "seconds": episode.get("total_time"),
            "files": [
                [enclosure["url"], enclosure["file_size"], enclosure["mime_type"]]
                for enclosure in episode["enclosures"]
            ],
            "transcript": episode.get("transcript_url"),
        }
        for episode in show["episodes"]
    ]
    print(json.dumps({
        "is_doubtful": bool(read.bozo),
        "title": show["title"],
        "description": show["description"],
        "author": show.get("itunes_author"),
        "owner": show.get("itunes_owner"),
        "categories": show.get("itunes_categories"),
        "cover": show.get("cover_url"),
        "type": show.get("type"),
        "is_explicit": show.get("explicit"),
        "episodes": episodes,
        "enclosures": sum(len(entry.get("enclosures", [])) for entry in read.entries),
    }))


if __name__ == "__main__":
    main(sys.argv[1])
