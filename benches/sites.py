"""Archives to measure builds on, and the edits that are measured."""

import json, os, pathlib, re, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent
# Articles link to example.org, which isn't this site.
SETTINGS = 'title = "Bench"\nbase_url = "https://paper.example"\nlanguage = "en"\ntime_zone = "UTC"\n'
NOW = "2026-06-01T12:00:00Z"


def built(name, profile="dist"):
    """A benchmark program, compiled as Dateline is shipped if nothing else is said."""
    command = ["cargo", "bench", "--no-run", "--profile", profile, "--bench", name]
    command += ["--message-format", "json"]
    out = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = [json.loads(line) for line in out.splitlines()]
    return next(it["executable"] for it in found if it.get("target", {}).get("name") == name)


def run(command, cwd=None):
    """Seconds, peak megabytes and what was printed."""
    with tempfile.TemporaryFile("w+") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode != 0:
        sys.exit(f"{command} failed:\n{text}")
    return took, used.ru_maxrss / 1024, text


class Site:
    """A site of Dateline, and the edits that are measured on it."""

    def __init__(self, folder, dateline, archive, articles, theme):
        self.folder, self.dateline, self.number = folder, dateline, 0
        run([archive, "dateline", str(articles), str(folder)])
        (folder / "site.toml").write_text(SETTINGS)
        if theme:
            for name in ["templates", "static"]:
                shutil.copytree(HERE / "theme" / name, folder / name)
        found = sorted((folder / "content/articles").rglob("*.md"))
        # One from the middle of the archive: its lists have pages on either side.
        self.article = found[len(found) // 2]
        self.text = self.article.read_text()

    def command(self, now=NOW):
        return [self.dateline, "build", "--format", "json", "--now", now]

    def build(self, now=NOW):
        took, memory, text = run(self.command(now), self.folder)
        summary = json.loads(text.splitlines()[-1])
        return took, memory, summary["rendered"], summary["written"]

    def check(self):
        took, memory, _ = run([self.dateline, "check", "--format", "short"], self.folder)
        return took, memory, -1, -1

    def clean(self):
        shutil.rmtree(self.folder / "public", ignore_errors=True)
        shutil.rmtree(self.folder / ".dateline", ignore_errors=True)
        return self.build()

    def edited(self, path, text, now=NOW):
        """A build after an edit, and one after it is undone, which isn't measured."""
        before = path.read_text() if path.exists() else None
        path.unlink() if text is None else path.write_text(text)
        measured = self.build(now)
        path.unlink() if before is None else path.write_text(before)
        self.build()
        return measured

    def cases(self):
        article, text = self.article, self.text
        self.number += 1
        new = self.folder / "content/articles/2025/added.md"
        new.parent.mkdir(parents=True, exist_ok=True)
        added = text.replace('title = "', 'title = "New ').replace(
            re.search(r"date = \S+", text)[0], "date = 2025-12-31")
        template = self.folder / "templates/article.html"
        source = template.read_text() if template.exists() else ""
        yield "nothing changed", self.build
        yield "one body edited", lambda: self.edited(article, f"{text}\nEdit {self.number}.\n")
        yield "one headline edited", lambda: self.edited(
            article, text.replace('title = "', f'title = "Edit {self.number}: '))
        yield "one article added", lambda: self.edited(new, added)
        yield "one article deleted", lambda: self.edited(article, None)
        yield "one article re-dated", lambda: self.edited(
            article, re.sub(r"date = (\d{4})-(\d\d)-\d\d", r"date = \1-\2-28T07:00:00Z", text))
        yield "one tag added", lambda: self.edited(
            article, text.replace("tags = [", 'tags = ["partial-quota", '))
        if source:
            yield "one template edited", lambda: self.edited(
                template, source.replace("<article>", f'<article data-edit="{self.number}">'))
        yield "an embargo passes", self.embargo

    def embargo(self):
        path = self.folder / "content/articles/2025/embargoed.md"
        path.write_text(self.text.replace(re.search(r"date = \S+", self.text)[0], "date = 2026-06-01T13:00:00Z"))
        self.build()
        measured = self.build("2026-06-01T13:00:01Z")
        path.unlink()
        self.build()
        return measured
