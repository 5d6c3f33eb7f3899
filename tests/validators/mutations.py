"""Makes mistakes in articles, as people make them: each mutant from its number, and from nothing else.

Prints a line of JSON for each, with its name and its text. The arguments are how many, the number of the
first, and folders of Markdown; none at all prints the articles as they are.
"""

import json
import pathlib
import random
import re
import sys

MARKS = ["*", "**", "_", "__", "`", "``", "```", "~~", "[", "]", "(", ")", "![", "](", "[^", "]:", "#", "|",
         ":", "{{", "}}", "{%", "%}", "{:", "<", ">", "!", "\\", "&", "^", "=", "==", "'", '"', "“", "”", "’",
         "-", "+", "\u00a0", " ", "\n", "\n\n", "\t", "$", "~", "%%", "++", "/", "@"]

# What people bring along from elsewhere, or write a little wrong.
WORDS = ["{% include x.html %}", "{{ site.title }}", "{{< youtube abc >}}", "{{% note %}}", "{% highlight ruby %}",
         "{: .lead}", "{:.lead}", "{:target=\"_blank\"}", "{.lead}", "{#place}", "[[Page]]", "![[a.png]]",
         "[^1]", "[^note]", "^[an inline note]", "[words][ref]", "[words][]", "[words] (https://example.org)",
         "[words](https://example.org", "[words]( https://example.org )", "[words](a b.pdf)",
         "(words)[https://example.org]", "![a picture](/dot.svg \"A caption\")", "![a picture] (/dot.svg)",
         "! [a picture](/dot.svg)", "** bold **", "**bold **", "** bold**", "* light *", "*light *", "_ light _",
         "__bold __", "***both**", "**bold*", "*bold**", "_light*", "~~gone ~~", "~~ gone~~", "~~gone~",
         "`code", "code`", "``code`", "<b>bold</b>", "<b>bold", "bold</b>", "<br>", "<br/>", "< b >bold</ b >",
         "<a href=\"https://example.org\">link</a>", "<a href=https://example.org>", "<!-- a comment -->",
         "&nbsp;", "&nbsp", "&amp;nbsp;", "&mdash;", "&foo;", "&#8217;", "&#x2019", "H<sub>2</sub>O", "x^2^",
         "H~2~O", "==marked==", "++inserted++", "||hidden||", ":smile:", "$$x^2$$", "\\(x^2\\)", "[TOC]", "[toc]",
         "[caption id=\"1\"]x[/caption]", "[b]bold[/b]", "[url=https://example.org]x[/url]", "''light''",
         "'''bold'''", "[https://example.org words]", "https://example.org/a_b_c", "www.example.org",
         "desk@example.org", "<https://example.org>", "<desk@example.org>", "[@nobody]", "@[youtube](abc)",
         "[ref]", "[x]", "[ ]", "\\*", "\\[", "\\", "{{", "}}", "{%", "%}", "<!--", "-->", "%%hidden%%", "***",
         "[words](<https://example.org>)", "[words](https://example.org 'A title')", "[](https://example.org)",
         "[words]()", "![](/dot.svg)", "[**words](https://example.org)**", "*[words*](https://example.org)"]

# What stands at the beginning of a line.
LINES = ["#", "##", "## ", "##No space", "#Hash", "####### Seven", " ## ", "    ", "\t", "   ", "* ", "*", "- ",
         "-", "+ ", "+", "1. ", "1.", "2. ", "3) ", "1)", "• ", "· ", "– ", "> ", ">", ">> ", "| ", "|",
         "| a | b |\n|---|---|\n| ", "a | b\n--|--\n", "| a | b |\n|---|\n| 1 | 2 |\n", "|---|---|\n", "```\n",
         "``` ruby\n", "~~~\n", "~~~~\n", ":::note\n", ":::\n", "!!! note\n    ", "??? note\n", ".. note::\n",
         "[^1]: ", "[^1] ", "[^note]:", "[ref]: ", "[ref]:", "[ref]: https://example.org words\n", "[ref] : ",
         "*[HTML]: Hyper", ": ", ":", "Term\n: ", "---\n", "----\n", "***\n", "* * *\n", "===\n", "=====\n", "+++\n",
         "- [ ] ", "- [x] ", "-[ ] ", "- [] ", "[ ] ", "* [X]", "<div>\n", "</div>\n", "<p>", "<div class=\"a\">\n\n",
         "<!-- \n", "-->\n", "<script>\n", "<center>", "{% raw %}\n", "{% endraw %}\n", "{: .lead}\n", "{:toc}\n",
         "1. TOC\n{:toc}\n", "[TOC]\n", "[[toc]]\n", "> [!NOTE]\n> ", "> [!OTHER]\n> ", "> **Note**\n> ",
         "== Title ==\n", "=== Title\n", "h2. Title\n", "{{toc}}\n", "\\newpage\n", "<<<<<<< HEAD\n", "=======\n",
         ">>>>>>> branch\n", "#+TITLE: x\n", "%% x\n", "// x\n", "{!x!}\n", "@import x\n", "&nbsp;\n", "<br>\n",
         "Title\n-----\n", "Title\n=====\n", "\u00a0\u00a0", "\u00a0", "\u3000", "|a|b|\n|-|-|\n|c|d|e|\n", "...", "---"]

SIGN = re.compile(r"[\[\]()*_`#|~:{}<>!&%=\\^\"'“”‘’-]|\n+|\n[ \t]+")


def main(count, first, folders):
    files = sorted(file for folder in folders for file in pathlib.Path(folder).rglob("*.md"))
    texts = [text for text in map(text_of, files) if text]
    if count == 0:
        for file, text in zip(files, texts):
            print(json.dumps({"name": f"as-it-is-{texts.index(text)}", "text": text}))
    for number in range(first, first + count):
        print(json.dumps({"name": f"mutant-{number}", "text": mutant(random.Random(number), texts)}))


def text_of(file):
    """The text without its front matter, with every target that the site must have in one file of it."""
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    for mark in ("+++", "---"):
        if text.startswith(mark + "\n"):
            text = text.partition(f"\n{mark}\n")[2]
    text = re.sub(r"\]\(\s*\{\{.*?\}\}[^)\s]*", "](/dot.svg", text)
    text = re.sub(r"\]\((?!https?:|mailto:|<|/dot)[^)\s]+", "](/dot.svg", text)
    text = re.sub(r"(!\[[^\]]*\]\()https?:[^)\s]+", r"\1/dot.svg", text)
    return re.sub(r"(?m)^(\[[^\]^]+\]: *)(?!https?:|<)\S+", r"\1/dot.svg", text).strip("\n") + "\n"


def mutant(chance, texts):
    text = passage(chance, chance.choice(texts))
    if chance.random() < 0.1:
        text = text[:chance.randrange(len(text))] + passage(chance, chance.choice(texts))
    for _ in range(chance.randint(1, 4)):
        text = chance.choice([at_sign, at_sign, at_sign, word, word, line, line, around])(chance, text)
    return text


def passage(chance, text):
    """Some paragraphs of a text: a whole one is long."""
    blocks = text.split("\n\n")
    begin = chance.randrange(len(blocks))
    return "\n\n".join(blocks[begin:begin + 12]) + "\n"


def at_sign(chance, text):
    """A sign is left out, doubled, replaced, or has something beside it."""
    places = list(SIGN.finditer(text))
    if not places:
        return text
    at = chance.choice(places)
    sign, other = at.group(), chance.choice(MARKS)
    new = chance.choice(["", sign + sign, other, other + sign, sign + other, " " + sign, sign + " "])
    return text[:at.start()] + new + text[at.end():]


def word(chance, text):
    """Something stands between two words, or in one."""
    at = chance.choice([it.start() for it in re.finditer(r" |\b|$", text)])
    new = chance.choice(WORDS)
    space = chance.choice(["", " ", " "])
    return text[:at] + space + new + chance.choice(["", space]) + text[at:]


def line(chance, text):
    """A line begins otherwise, is doubled, or is joined with another."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    what = chance.random()
    if what < 0.7:
        lines[at] = chance.choice(LINES) + lines[at]
    elif what < 0.8:
        lines[at:at + 1] = [lines[at], lines[at]]
    elif what < 0.9:
        lines[at:at + 2] = ["".join(lines[at:at + 2])]
    else:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def around(chance, text):
    """Marks stand around some words, not always alike."""
    places = [it.start() for it in re.finditer(r"\b", text)]
    if len(places) < 2:
        return text
    index = chance.randrange(len(places) - 1)
    begin, end = places[index], places[min(len(places) - 1, index + chance.randint(1, 6))]
    left = chance.choice(MARKS)
    right = chance.choice([left, left, left, chance.choice(MARKS)])
    gaps = [chance.choice(["", "", " "]) for _ in range(2)]
    return text[:begin] + left + gaps[0] + text[begin:end] + gaps[1] + right + text[end:]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
