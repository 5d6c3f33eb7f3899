//! `dateline build`

use std::fs;
use std::path::Path;

use dateline::command::Exit;

use super::{dateline, folder, process, site};
use crate::project::{Project, assert_same_trees, tree};

fn article(root: &Path, name: &str, front: &str) {
    let text = format!("+++\ntitle = \"{name}\"\n{front}\n+++\nText.\n");
    fs::write(root.join(format!("content/articles/{name}.md")), text).expect("a written file");
}

#[test]
fn a_summary_says_what_was_done() {
    let site = site();
    article(site.path(), "draft", "date = 2025-08-01\ndraft = true");
    article(site.path(), "later", "date = 2025-12-24T18:00:00Z");
    article(site.path(), "over", "date = 2025-08-01\nexpires = 2025-08-02");
    dateline(site.path(), &["build"]).is(
        Exit::Done,
        "\
left out: 1 draft, 1 scheduled, 1 expired
the site changes by itself at 2025-09-03T00:00:00Z: build again then
1 article, [..] pages: [..] rendered, [..] written, 0 removed in [..] s
",
        "",
    );
    let with = |argument: &str| dateline(site.path(), &["build", argument]).out;
    assert!(with("--drafts").contains("left out: 1 scheduled, 1 expired\n"));
    assert!(with("--future").contains("left out: 1 draft, 1 expired\n"));
}

#[test]
fn quiet_says_nothing_but_faults() {
    let site = site();
    dateline(site.path(), &["build", "--quiet"]).is(Exit::Done, "", "");
    article(site.path(), "wrong", "dat = 2025-08-01");
    let answer = dateline(site.path(), &["build", "--quiet"]);
    assert_eq!((answer.exit, answer.out.as_str()), (Exit::Faults, ""));
    assert!(answer.err.contains("error: there is no key `dat`"), "{}", answer.err);
}

#[test]
fn a_refused_site_is_told_that_nothing_was_published() {
    let site = site();
    dateline(site.path(), &["build"]);
    let before = tree(&site.path().join("public"));
    article(site.path(), "wrong", "dat = 2025-08-01");
    let answer = dateline(site.path(), &["build", "--format", "short"]);
    answer.is(
        Exit::Faults,
        "",
        "\
content/articles/wrong.md:3:1: error: there is no key `dat`; did you mean `date`?
nothing was published: 1 error, 0 warnings
",
    );
    assert_eq!(tree(&site.path().join("public")), before);
}

#[test]
fn the_summary_for_programs_is_one_object() {
    let site = site();
    let object = |arguments: &[&str]| -> serde_json::Map<String, serde_json::Value> {
        let answer = dateline(site.path(), arguments);
        assert_eq!(answer.out.lines().count(), 1, "{answer:?}");
        serde_json::from_str(&answer.out).expect("an object")
    };
    let built = object(&["build", "--format", "json", "--quiet"]);
    let keys: Vec<&str> = built.keys().map(String::as_str).collect();
    let expected = [
        "published",
        "articles",
        "pages",
        "rendered",
        "written",
        "removed",
        "seconds",
        "errors",
        "warnings",
        "changes_next_at",
    ];
    assert_eq!(keys, expected);
    assert_eq!(built["published"], true);
    assert_eq!(built["articles"], 1);
    assert_eq!(built["rendered"], built["pages"]);
    assert_eq!(built["changes_next_at"], "2025-09-03T00:00:00Z");

    article(site.path(), "b", "date = 2020-01-01");
    let explained = object(&["build", "--format", "json", "--explain"]);
    let reasons = explained["reasons"].as_array().expect("a list");
    assert_eq!(reasons[0]["path"], "2020/01/01/b/index.html");
    assert_eq!(reasons[0]["reason"], "new-page");

    article(site.path(), "b", "dat = 2020-01-01");
    let refused = dateline(site.path(), &["build", "--format", "json"]);
    assert_eq!(refused.exit, Exit::Faults);
    let summary: serde_json::Value = serde_json::from_str(&refused.out).expect("an object");
    assert_eq!(summary["published"], false);
    assert_eq!(summary["errors"], 1);
    for line in refused.err.lines() {
        let fault: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        assert_eq!(fault["severity"], "error");
    }
    assert_eq!(refused.err.lines().count(), 1);
}

#[test]
fn reasons_are_explained() {
    let site = site();
    dateline(site.path(), &["build"]);
    fs::remove_file(site.path().join("public/404.html")).expect("a file");
    dateline(site.path(), &["build", "--explain"]).is(
        Exit::Done,
        "\
404.html: its file is missing
the site changes by itself at 2025-09-03T00:00:00Z: build again then
1 article, [..] pages: 1 rendered, 1 written, 0 removed in [..] s
",
        "",
    );
}

#[test]
fn another_output_has_the_same_files() {
    let site = site();
    let elsewhere = folder();
    dateline(site.path(), &["build"]);
    for output in [elsewhere.path().join("out"), site.path().join("deep/er/out")] {
        let answer = dateline(site.path(), &["build", "--output", &output.to_string_lossy()]);
        assert_eq!(answer.exit, Exit::Done, "{}", answer.err);
        assert_same_trees(&output, &site.path().join("public"));
    }
    let relative = dateline(site.path(), &["build", "--output", "deep/er/out"]);
    assert!(relative.out.contains(": 0 rendered"), "{relative:?}");
    let usual = dateline(site.path(), &["build", "--output", "public"]);
    assert!(usual.out.contains(": 0 rendered"), "{usual:?}");
}

#[test]
fn another_address_is_in_every_url() {
    let site = site();
    let build = ["build", "--base-url", "https://preview.example.net/pull/7"];
    assert_eq!(dateline(site.path(), &build).exit, Exit::Done);
    for (path, bytes) in tree(&site.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("https://example.org"), "{path}");
    }
    let home = fs::read_to_string(site.path().join("public/index.html")).expect("a file");
    assert!(home.contains("href=\"/pull/7/2025/09/01/first-dispatch/\""));
    dateline(site.path(), &["build", "--base-url", "example.net"]).is(
        Exit::Faults,
        "",
        "\
error: `example.net` is no address of a site
[..]
[..]

nothing was published: 1 error, 0 warnings
",
    );
}

#[test]
fn the_moment_may_be_written() {
    let site = site();
    article(site.path(), "later", "date = 2025-12-24T18:00:00Z");
    let articles = |now: &str| {
        let answer = dateline(site.path(), &["build", "--now", now]);
        answer.out.lines().last().and_then(|line| line.split(',').next()).unwrap_or("").to_owned()
    };
    assert_eq!(articles("2025-12-24T17:59:59"), "1 article");
    assert_eq!(articles("2025-12-24T18:00:00"), "2 articles");
    assert_eq!(articles("2025-12-25"), "2 articles");
    assert_eq!(articles("2025-08-31"), "0 articles");
    dateline(site.path(), &["build", "--now", "tomorrow"]).is(
        Exit::Faults,
        "",
        "\
error: `tomorrow` is no day and no time: a date is written like `2025-08-16`
[..]
[..]write it like `2025-08-16` or `2025-08-16T09:30:00`

nothing was published: 1 error, 0 warnings
",
    );
}

#[test]
fn a_folder_without_a_site_is_told_how_to_begin() {
    let folder = folder();
    dateline(folder.path(), &["build"]).is(
        Exit::Faults,
        "",
        "\
error: there is no `site.toml` in [..]
 |
 = help: go to the folder of your site, or name it with `--root DIR`
 = help: `dateline init DIR` makes a new site

nothing was published: 1 error, 0 warnings
",
    );
}

#[test]
fn a_pipe_shows_no_progress_and_no_colours() {
    let site = site();
    article(site.path(), "wrong", "dat = 2025-08-01");
    let mut command = process(&["build"]);
    let output = command.env("TERM", "xterm-256color").current_dir(site.path()).output();
    let output = output.expect("a process");
    let said = [output.stdout, output.stderr].concat();
    assert!(!said.contains(&0x1b) && !said.contains(&b'\r'), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn what_is_said_of_many_is_said_with_a_few_examples() {
    let site = site();
    for number in 0..20 {
        article(
            site.path(),
            &format!("wrong-{number:02}"),
            "date = 2025-08-01\nlabel = \"opnion\"",
        );
    }
    let answer = dateline(site.path(), &["build"]);
    assert_eq!(answer.err.matches("error: `opnion` is no `label`").count(), 3, "{}", answer.err);
    let end = "\n17 more: error: `…` is no `…`\n`--all` shows each of them\n\n\
               nothing was published: 20 errors, 0 warnings\n";
    assert!(answer.err.ends_with(end), "{}", answer.err);
    for arguments in [&["--all"][..], &["--format", "short"], &["--format", "json"]] {
        let answer = dateline(site.path(), &[&["build"], arguments].concat());
        assert_eq!(answer.err.matches("`opnion` is no `label`").count(), 20, "{arguments:?}");
    }
}

#[test]
fn the_site_is_found_from_a_folder_of_it() {
    let site = site();
    let below = site.path().join("content/articles");
    let answer = dateline(&below, &["build"]);
    assert_eq!(answer.exit, Exit::Done, "{}", answer.err);
    assert!(site.path().join("public/index.html").is_file());
    assert!(!below.join("public").exists());
    let new = dateline(&below, &["new", "Talks resume"]);
    let expected = "../../content/articles/2025/2025-09-01-talks-resume.md\n";
    new.is(Exit::Done, expected, "");
    assert!(below.join(new.out.trim()).is_file());
    let named = dateline(&below, &["build", "--root", "../articles"]);
    assert_eq!(named.exit, Exit::Faults);
    assert!(named.err.contains("there is no `site.toml`"), "{}", named.err);
}

#[test]
fn an_author_without_a_file_is_told_of() {
    let site = site();
    let said =
        |author: &str| dateline(site.path(), &["new", &format!("A {author}"), "--author", author]);
    assert_eq!(said("news-desk").err, "");
    assert_eq!(said("Ann Guest").err, "");
    assert_eq!(
        said("jsmith").err,
        "warning: there is no author `jsmith`\n |\n = help: make `content/authors/jsmith.md`, or write a guest's name as readers are to see it\n\n"
    );
    let near = said("news-dsek");
    assert_eq!(near.exit, Exit::Done);
    assert_eq!(
        near.err,
        "warning: there is no author `news-dsek`\n |\n = help: did you mean `news-desk`?\n\n"
    );
}

#[test]
fn kept_pictures_go_that_the_site_does_not_show() {
    let project = Project::new(
        "-- content/articles/a/index.md --\n+++\ntitle = \"A\"\ndate = 2025-08-14\n+++\n\
         ![A ship](ship.png)\n\n![A quay](quay.png)\n",
    );
    for (name, grey) in [("ship", 200), ("quay", 20)] {
        let bytes = crate::whole::png(80, 60, &[grey; 900]);
        project.write(&format!("content/articles/a/{name}.png"), bytes);
    }
    let build = |more: &[&str]| dateline(project.root(), &[&["build"], more].concat());
    assert_eq!(build(&[]).exit, Exit::Done);
    let kept = project.root().join(".dateline/pictures");
    let all = tree(&kept);
    assert_eq!(all.len(), 4);
    // All of them are needed.
    let answer = build(&["--clean-pictures"]);
    assert!(!answer.out.contains("removed:"), "{answer:?}");
    assert_eq!(tree(&kept), all);
    // What nobody wrote stays: other names, folders, and one that a living process may write.
    let digest = "0123456789abcdef0123456789abcdef";
    fs::create_dir(kept.join(format!("{digest}.png"))).expect("a folder");
    for name in ["notes.txt", "0123.webp", &format!("{digest}.gif"), &format!("{digest}.7.part")] {
        fs::write(kept.join(name), "mine").expect("a file");
    }
    let dead = kept.join(format!("{digest}.8.part"));
    fs::write(&dead, "half").expect("a file");
    let file = fs::File::options().write(true).open(&dead).expect("a file");
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    file.set_modified(old).expect("a time");
    #[cfg(unix)]
    {
        let aside = project.root().join("aside.webp");
        fs::write(&aside, "mine").expect("a file");
        std::os::unix::fs::symlink(aside, kept.join(format!("{digest}.webp"))).expect("a link");
    }
    project.edit("content/articles/a/index.md", "![A quay](quay.png)", "Text.");
    // A site with errors shows nothing that could be known.
    project.write("content/articles/b.md", "+++\ntitle = 1\n+++\n");
    assert_eq!(build(&["--clean-pictures"]).exit, Exit::Faults);
    assert!(dead.exists());
    project.remove("content/articles/b.md");
    let answer = build(&["--clean-pictures"]);
    assert_eq!(answer.exit, Exit::Done, "{answer:?}");
    assert!(
        answer.out.contains("3 kept pictures that nothing shows removed: 1 MB\n"),
        "{answer:?}"
    );
    let left = tree(&kept);
    assert!(!dead.exists() && kept.join("notes.txt").exists());
    assert_eq!(left.keys().filter(|it| all.contains_key(*it)).count(), 2);
    assert!(
        kept.join(format!("{digest}.7.part")).exists()
            && kept.join(format!("{digest}.gif")).exists()
    );
    #[cfg(unix)]
    assert!(
        kept.join(format!("{digest}.webp")).is_symlink()
            && project.root().join("aside.webp").exists()
    );
    // Nothing is made anew.
    fs::remove_dir_all(project.output()).expect("an output");
    assert_eq!(build(&[]).exit, Exit::Done);
    assert_eq!(tree(&kept), left);
}

#[cfg(unix)]
#[test]
fn kept_pictures_behind_a_link_stay() {
    let project =
        Project::new("-- content/articles/a.md --\n+++\ntitle = \"A\"\ndate = 2025-08-14\n+++\n");
    let elsewhere = project.root().join("elsewhere");
    fs::create_dir_all(&elsewhere).expect("a folder");
    fs::create_dir_all(project.root().join(".dateline")).expect("a folder");
    let file = elsewhere.join("0123456789abcdef0123456789abcdef.webp");
    fs::write(&file, "of another site").expect("a file");
    std::os::unix::fs::symlink(&elsewhere, project.root().join(".dateline/pictures"))
        .expect("a link");
    let answer = dateline(project.root(), &["build", "--clean-pictures"]);
    assert_eq!(answer.exit, Exit::Faults, "{answer:?}");
    assert!(
        answer.err.contains("`.dateline/pictures` is a link, so nothing was removed from it"),
        "{answer:?}"
    );
    assert!(file.exists());
}
