"""Reads articles by markdown-it, and says what their pages pass over in silence.

Word by word, a page must have what the second parser reads: a link, emphasis, a heading, a list, a table, code, a
quotation. Where it has something else, and where it shows signs that a reader would take for markup, something
must have been said of those lines. The argument is a file with a line of JSON for each article.
"""

import difflib
import json
import re
import sys
from urllib.parse import unquote

from lxml import html as pages
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

PARSER = (MarkdownIt("commonmark").enable(["table", "strikethrough"])
          .use(footnote_plugin, inline=False).use(deflist_plugin))

WORD = re.compile(r"[^\W_]+")

# Signs in the text of a page that a reader would take for markup. Prose has single asterisks, hashes and bars.
MARKS = {
    "a link": r"\]\(|\]\s\((?=https?:|www\.|/)|\]\[|\)\[(?=https?:|www\.|/)",
    "a picture": r"!\[",
    "a footnote": r"\[\^|\^\[",
    "a definition": r"(?m)^\[[^\]\n]+\]: *(?:<|https?:|www\.|/)",
    "a wiki link": r"\[\[[^\[\]]+\]\]",
    "strong emphasis": r"(?<![\d*])(?!\A\s*\*+ )\*\*(?! ?[\dn]\b)|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])",
    "emphasis": r"(?<![\w*])\*[^\W_][^*\n]*(?<=\w)\*(?![\w*])|(?<![\w*])_[^\W_][^_\n]*(?<=[^\W_])_(?!\w)",
    "struck words": r"~~",
    "code": r"`",
    "a tag of another program": r"\{\{|\}\}|\{%|%\}|\{:(?! )|\{[.#](?=\w)|(?m:^):::|%%\s*[^%\s][^%]*%%",
    "HTML": r"</?[A-Za-z][^<>\n\ufffc]*>|(?<!\w)</?[A-Za-z]|<!--|(?m:^-->$)",
    "an entity": r"&#?\w+;",
    "a heading": r"(?m)^#{2,}(?=\s*\S)|^={3,}$",
    "a table": r"(?m)^\|.*\||\|[ :]?--",
    "a list": r"(?<=\n)[-+*] +(?=\w)|(?m:^)[•·]\s*\w|(?m:^)^-[^\W\d].*\n-[^\W\d]|(?m:^)1[.)][^\W\d].*\n2[.)][^\W\d]",
    "a task": r"(?m)^\[[ xX]?\] ",
    "an address": r"(?<![\w/@.\ufffc])(?<!\]\()https?://\w[^\s\ufffc]*\.\w",
    "a sign of an emoji": r"(?<![\w:]):[a-z_]{2,}:(?!\w)",
    "a formula": r"\$\$[^$]+\$\$",
    "a highlight": r"(?<![=\w])==\w|\w==(?![^\s.,;])",
}
MARKS = {name: re.compile(mark) for name, mark in MARKS.items()}

CODE = "\ufffc"
# Where the parsers differ, and both show what was written: definitions of long paragraphs, a row or an item
# of nothing, a box with nothing behind it, a footnote with a space in its brackets.
KNOWN = re.compile(r"(?m)^ {0,3}: |^ {0,3}:$|^\|\s*$|^\s*[-*+] \[[ xX]\]\s*$|\[\^[^\]]*\s[^\]]*\]|\|[-: ]*- +-[-: ]*\||\{:? *[#.][\w-]+ *\}$|^\s*\d+[.)]\s*$")

# Braces in braces are no tag.
NESTED = re.compile(r"\{[^\w{]\{")

ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION|QUOTE)\]\s*", re.I)


class Reading:
    """The words of an article, and what each of them stands in."""

    def __init__(self):
        self.words = []
        self.blocks = []
        self.run = None
        self.begin(None)

    def begin(self, lines):
        self.end()
        # The line of a term has no length.
        lines = lines and (lines[0], max(lines[1], lines[0] + 1))
        self.blocks.append({"text": "", "lines": lines, "words": []})

    def end(self):
        """Takes the words of the text since the last change."""
        run, self.run = self.run, None
        for word in WORD.finditer(run[0]) if run else ():
            block = self.blocks[-1]
            block["words"].append((run[2] + word.start(), len(self.words)))
            self.words.append((word.group(), run[1], len(self.blocks) - 1))

    def text(self, text, where, is_shown=True):
        block = self.blocks[-1]
        if self.run and self.run[1] != where:
            self.end()
        if self.run is None:
            self.run = ["", where, len(block["text"])]
        self.run[0] += text
        block["text"] += text if is_shown else "".join(CODE if c != "\n" else c for c in text)

    def sign(self, name, where):
        """A picture, a mention of a footnote: it counts as a word."""
        self.end()
        self.blocks[-1]["words"].append((len(self.blocks[-1]["text"]), len(self.words)))
        self.blocks[-1]["text"] += CODE
        self.words.append((f"({name})", where, len(self.blocks) - 1))


INLINE = {"em": "emphasis", "strong": "strong emphasis", "del": "struck words", "s": "struck words", "a": "a link",
          "link": "a link", "code": "code"}
BLOCKS = {"ul": "a list", "ol": "a list", "bullet_list": "a list", "ordered_list": "a list", "table": "a table",
          "blockquote": "a quotation", "heading": "a heading", "dl": "a list of definitions", "pre": "code"}
BLOCKS |= {f"h{level}": "a heading" for level in range(1, 7)}


def page(html):
    """What a page shows."""
    reading = Reading()

    def walk(element, where):
        tag, classes = element.tag, (element.get("class") or "").split()
        if tag == "sup" and "footnote-ref" in classes:
            reading.sign("footnote", where)
            return
        if {"footnote-back", "alert-title"} & set(classes):
            return
        if tag == "img":
            reading.sign("picture", where)
            reading.blocks[-1]["text"] += f" {element.get('alt')} ".replace("://", CODE)
            return
        if tag in ("video", "audio"):
            reading.sign("picture", where)
            return
        if tag == "br":
            reading.text("\n", where)
            return
        if tag == "section" and "footnotes" in classes:
            where = frozenset()
        elif tag == "figcaption" and element.getparent().get("class") == "figure":
            # A caption is no text of the second parser's; its signs are looked at.
            reading.end()
            reading.blocks[-1]["text"] += element.text_content().replace("://", CODE)
            return
        elif tag == "a" and not (element.text_content().strip() or len(element)):
            reading.sign("link without words", where)
        elif tag == "a" and is_address(element):
            where |= {"an address"}
        elif tag in INLINE or tag in BLOCKS:
            is_note = tag == "ol" and element.getparent().tag == "section"
            where |= {INLINE.get(tag) or BLOCKS[tag]} if not is_note else frozenset()
        if classes and classes[0] == "alert":
            where |= {"a quotation"}
        if tag in BLOCKS or tag in ("p", "li", "td", "th", "dt", "dd", "figure", "div", "figcaption"):
            reading.begin(None)
        is_shown = not {"code", "an address"} & where
        reading.text(element.text or "", where, is_shown)
        for child in element:
            walk(child, where)
            if child.tag in BLOCKS or child.tag in ("p", "li"):
                reading.begin(None)
            reading.text(child.tail or "", where, is_shown)

    for element in pages.fragments_fromstring(f"<div>{html}</div>"):
        walk(element, frozenset())
    reading.end()
    return reading


def is_address(link):
    """Whether the words of a link are its target."""
    target, words = unquote(link.get("href")), unquote(link.text_content())
    return words in (target, target.partition("://")[2], target.removeprefix("mailto:"))


def second(text):
    """What the second parser reads, with the lines of each block."""
    reading = Reading()
    where = []
    depth_of_heading = 0
    table = None
    for token in PARSER.parse(text):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "footnote_block_open":
            where.append("")
        elif token.type == "footnote_block_close":
            where.pop()
        if token.type.endswith("_open") and name in BLOCKS:
            where.append(BLOCKS[name])
            depth_of_heading += name == "heading"
            table = token.map if name == "table" else table
        elif token.type.endswith("_close") and name in BLOCKS:
            where.pop()
            depth_of_heading -= name == "heading"
        if token.type in ("fence", "code_block"):
            reading.begin(token.map)
            reading.text(token.content, frozenset(where + ["code"]) - {""}, False)
        elif token.type == "html_block":
            reading.begin(token.map)
            reading.text(re.sub(r"(?s)<!--.*?(-->|$)", "", token.content), None)
        elif token.type == "inline":
            reading.begin(table if "a table" in where else token.map)
            inline(reading, token.children, frozenset(where) - {""}, depth_of_heading > 0)
    reading.end()
    return reading


def inline(reading, children, around, is_heading):
    where = []
    for number, child in enumerate(children):
        name = child.type.removesuffix("_open").removesuffix("_close")
        if child.type.endswith("_open") and name in INLINE:
            is_address = child.markup == "autolink" and "a link" not in where
            where.append("an address" if is_address else INLINE[name])
        elif child.type.endswith("_close") and name in INLINE:
            where.pop()
        here = around | frozenset(where)
        if child.type == "text":
            text = child.content
            if number == 0 and "a quotation" in around:
                text = ALERT.sub("", text, 1) if ALERT.fullmatch(text) else text
            if number == 0 and "a list" in around:
                task = re.match(r"\[[ xX]\]\s", text)
                text = text[task.end():] if task and len(children) + len(text) > 5 else text
            if is_heading and number == len(children) - 1:
                text = re.sub(r"\s*\{[#.][^{}]*\}\s*$", "", text)
            reading.text(text, here)
        elif child.type == "code_inline":
            reading.text(child.content, here | {"code"}, False)
        elif child.type == "html_inline":
            if not child.content.startswith("<!--"):
                reading.text(child.content, None)
        elif child.type in ("softbreak", "hardbreak"):
            reading.text("\n", here)
        elif child.type == "image":
            reading.sign("picture", here)
        elif child.type == "footnote_ref":
            reading.sign("footnote", here)


def alike(here, there):
    """Whether words stand in the same; an address is a link whose words are its target."""
    links = {"a link", "an address"}
    has_address = "an address" in here | there
    # One tilde strikes on GitHub, and doesn't by the second parser; two that strike nothing are a mark.
    here, there = here - {"struck words"}, there - {"struck words"}
    # Rows go on where the second parser sees code, and under a rule with spaces in it.
    if "a table" in here - there:
        here, there = here - {"a table"}, there - {"code"} | here & {"code"}
    return here == there or has_address and here - links == there - links


def silences(article):
    """What is passed over in silence: where, and what it is."""
    text = article["text"]
    data = text.encode()
    line_at = lambda byte: data[:byte].count(b"\n")
    told = [(line_at(begin), line_at(max(begin, end - 1)) + 1) for begin, end, _ in article["told"]]
    mine, other = page(article["html"]), second(text)
    is_told = lambda lines: any(begin < lines[1] and lines[0] < end for begin, end in told)
    matcher = difflib.SequenceMatcher(None, [it[0] for it in mine.words], [it[0] for it in other.words], False)
    lines_of = [None] * len(mine.words)

    def lines_between(begin, end):
        """The lines of these words of the second parser, or where they would be."""
        near = other.words[begin:end] or other.words[max(0, begin - 1):end + 1]
        blocks = [other.blocks[block]["lines"] for _, _, block in near]
        end_of_text = text.count("\n") + 1 if begin == end == len(other.words) else 0
        ends = [it[1] for it in blocks] + [end_of_text]
        return min([it[0] for it in blocks] or [0]), max(ends)

    block_lines = {}
    messages = " ".join(message for _, _, message in article["told"])

    def lines_of_block(block):
        """The lines of all words of a block of the page."""
        if not block_lines:
            for kind, a, b, c, _ in matcher.get_opcodes():
                for offset in range(b - a if kind == "equal" else 0):
                    own = mine.words[a + offset][2]
                    lines = lines_between(c + offset, c + offset + 1)
                    known = block_lines.get(own, lines)
                    block_lines[own] = (min(known[0], lines[0]), max(known[1], lines[1]))
        return block_lines[block]

    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for offset in range(b - a):
                lines = lines_between(c + offset, c + offset + 1)
                lines_of[a + offset] = lines
                (word, here, block), (_, there, _) = mine.words[a + offset], other.words[c + offset]
                if there is None or alike(here, there) or is_told(lines) or KNOWN.search(text):
                    continue
                is_definition = here ^ there == {"a list of definitions"}
                if is_told(lines_of_block(block)) or is_definition and "makes a definition" in messages:
                    continue
                yield lines, word, f"{sorted(here)} and not {sorted(there)}"
        else:
            lines = lines_between(c, d)
            lines_of[a:b] = [lines] * (b - a)
            if not is_told(lines) and not KNOWN.search(text):
                shown, read = (" ".join(it[0] for it in words) for words in (mine.words[a:b], other.words[c:d]))
                yield lines, shown[:60], f"is shown, and not “{read[:60]}”"
    for block in mine.blocks:
        for name, mark in MARKS.items():
            for found in mark.finditer(block["text"]):
                near = [index for at, index in block["words"] if at >= found.start()][:1]
                near += [index for at, index in block["words"] if at < found.start()][-1:]
                if name == "an address" and near and "a link" in (mine.words[near[0]][1] or ()):
                    continue
                lines = [lines_of[index] for index in near if lines_of[index]]
                lines = (min(it[0] for it in lines), max(it[1] for it in lines)) if lines else (0, len(text))
                source = "\n".join(text.split("\n")[lines[0]:lines[1]])
                is_escaped = any("\\" + sign in source for sign in found.group()[:2])
                is_nested = "}}" in found.group() and NESTED.search(source)
                if not is_told(lines) and not is_escaped and not is_nested:
                    near = block["text"][max(0, found.start() - 20):found.end() + 20]
                    yield lines, near[:100].replace("\n", " "), f"looks like {name}"


def main(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            lines = article["text"].split("\n")
            said = set()
            for (begin, end), what, why in silences(article):
                if (begin, why) in said:
                    continue
                said.add((begin, why))
                print(f"{article['name']}:{begin + 1}: “{what}” {why}")
                print("    " + "\n    ".join(it[:300] for it in lines[begin:min(end, begin + 4)]))


if __name__ == "__main__":
    main(sys.argv[1])
