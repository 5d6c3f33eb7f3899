//! Live coverage: its entries on the page and in their feed, and what is wrong with an entry.

use crate::project::{Project, tree};

const LIVE: &str = r#"
-- content/articles/talks.md --
+++
title = "The talks, as they happen"
date = 2025-08-16T13:00:00
label = "live"
authors = ["Ann Guest"]
dateline = "Geneva"
+++
What we follow today.[^1]

## 14:05 — Delegations *arrive* {#arrival}

Both came by train.

> ## 09:00 — No entry

### What they said

Nothing.

## 15:30 - “First” session ends

A [statement](https://example.org/s) is expected.[^2]

## 15:30 – A second at the same minute

Text.

## 2025-08-17 00:10 — Talks end {#end}

No result.

[^1]: Of the introduction.
[^2]: Of the second entry.
"#;

const FOLDER: &str = "2025/08/16/talks";

fn project() -> Project {
    let project = Project::new("");
    project.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\ntime_zone = \"Europe/Vienna\"\n",
    );
    let (path, text) = LIVE.trim_start().split_once(" --\n").expect("a file");
    project.write(path.trim_start_matches("-- "), text);
    project
}

/// A live article with this text.
fn article(text: &str) -> Project {
    let project = Project::new("");
    let front = "+++\ntitle = \"Live\"\ndate = 2025-08-16\nlabel = \"live\"\n+++\n";
    project.write("content/articles/a.md", format!("{front}{text}\n"));
    project
}

/// The text of a page, with plain spaces in its times.
fn prose(page: &str) -> String {
    let rest = page.split("<div class=\"prose\">\n").nth(1).unwrap_or_default();
    rest.split("\n</div>").next().unwrap_or_default().replace('\u{202f}', " ")
}

#[test]
fn entries_are_shown_newest_first_with_their_permalinks() {
    let project = project();
    project.build().warns("");
    let page = project.page(&format!("{FOLDER}/index.html"));
    snapbox::assert_data_eq!(
        prose(&page).trim(),
        r##"
<p><span class="dateline">GENEVA, Aug. 16 —</span> What we follow today.<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup></p>
<article class="live-entry is-key" id="end">
<p class="live-time"><a href="#end"><time datetime="2025-08-17T00:10:00+02:00">August 17, 2025 at 12:10 AM</time></a></p>
<h2>Talks end</h2>
<p>No result.</p>
</article>
<article class="live-entry" id="2025-08-16-15-30-2">
<p class="live-time"><a href="#2025-08-16-15-30-2"><time datetime="2025-08-16T15:30:00+02:00">August 16, 2025 at 3:30 PM</time></a></p>
<h2>A second at the same minute</h2>
<p>Text.</p>
</article>
<article class="live-entry" id="2025-08-16-15-30">
<p class="live-time"><a href="#2025-08-16-15-30"><time datetime="2025-08-16T15:30:00+02:00">August 16, 2025 at 3:30 PM</time></a></p>
<h2>“First” session ends</h2>
<p>A <a href="https://example.org/s">statement</a> is expected.<sup class="footnote-ref"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup></p>
</article>
<article class="live-entry is-key" id="arrival">
<p class="live-time"><a href="#arrival"><time datetime="2025-08-16T14:05:00+02:00">August 16, 2025 at 2:05 PM</time></a></p>
<h2>Delegations <em>arrive</em></h2>
<p>Both came by train.</p>
<blockquote>
<h2 id="09-00-no-entry">09:00 — No entry</h2>
</blockquote>
<h3 id="what-they-said">What they said</h3>
<p>Nothing.</p>
</article>
<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
<ol>
<li id="fn-1">
<p>Of the introduction. <a href="#fnref-1" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1">↩</a></p>
</li>
<li id="fn-2">
<p>Of the second entry. <a href="#fnref-2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 2">↩</a></p>
</li>
</ol>
</section>
"##
        .trim()
    );
}

#[test]
fn key_events_are_the_entries_with_a_place_of_their_own() {
    let project = project();
    project.build();
    let page = project.page(&format!("{FOLDER}/index.html"));
    let list = page.split("<section class=\"key-events\"").nth(1).expect("key events");
    let list = list.split("</section>").next().unwrap_or_default();
    let links: Vec<&str> =
        list.split("<a href=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert_eq!(links, ["#end", "#arrival"]);
    assert!(list.contains("<bdi>Delegations arrive</bdi>"), "{list}");
}

/// The times of the key events, with plain spaces.
fn key_times(project: &Project) -> Vec<String> {
    let page = project.page(&format!("{FOLDER}/index.html")).replace('\u{202f}', " ");
    let list = page.split("<section class=\"key-events\"").nth(1).expect("key events");
    let times = list.split("</section>").next().unwrap_or_default().split("</time>");
    times
        .filter_map(|it| Some(it.split("<time datetime=").nth(1)?.split_once('>')?.1.into()))
        .collect()
}

#[test]
fn a_key_event_of_another_day_says_which() {
    let project = project();
    project.edit("content/articles/talks.md", "ends\n", "ends {#first}\n");
    project.build();
    assert_eq!(
        key_times(&project),
        ["August 17, 2025 at 12:10 AM", "August 16, 2025 at 3:30 PM", "2:05 PM"]
    );
    project.edit("content/articles/talks.md", "2025-08-17 00:10", "23:10").build();
    assert_eq!(key_times(&project), ["11:10 PM", "3:30 PM", "2:05 PM"]);
}

#[test]
fn other_texts_may_link_to_an_entry() {
    let project = project();
    let front = "+++\ntitle = \"B\"\ndate = 2025-08-18\n+++\n";
    let link = |place: &str| format!("{front}[It](talks.md#{place}).\n");
    project.write("content/articles/b.md", link("2025-08-16-15-30"));
    project.build().warns("");
    let page = project.page("2025/08/18/b/index.html");
    assert!(page.contains("<a href=\"/2025/08/16/talks/#2025-08-16-15-30\">It</a>"));
    assert!(project.write("content/articles/b.md", link("nowhere")).attempt().published.is_none());
}

#[test]
fn live_coverage_has_a_feed_of_its_own() {
    let project = project();
    project.edit(
        "content/articles/talks.md",
        "dateline",
        "corrections = [{ date = 2025-08-16T15:00:00, text = \"By train, not by car.\" }]\ndateline",
    );
    project.build();
    let feed = project.page(&format!("{FOLDER}/feed.xml"));
    let items: Vec<&str> = feed.split("<item>").skip(1).collect();
    let between = |item: &str, from: &str, to: &str| -> String {
        let rest = item.split_once(from).map_or("", |(_, rest)| rest);
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let all = |from: &str, to: &str| -> Vec<String> {
        items.iter().map(|item| between(item, from, to)).collect()
    };
    assert_eq!(
        all("<title>", "<"),
        [
            "Talks end",
            "A second at the same minute",
            "“First” session ends",
            "The talks, as they happen",
            "Delegations arrive"
        ]
    );
    let page = "https://example.org/2025/08/16/talks/";
    assert_eq!(all("<link>", "<")[0], format!("{page}#end"));
    assert_eq!(
        all("<guid isPermaLink=\"false\">", "<")[2],
        "tag:example.org,2025-08-16:talks#2025-08-16-15-30"
    );
    assert_eq!(all("<pubDate>", "<")[0], "Sun, 17 Aug 2025 00:10:00 +0200");
    assert_eq!(all("<description>", "<")[4], "Both came by train.");
    assert_eq!(all("<dc:creator>", "<")[4], "Ann Guest");
    let text = "A &lt;a href=&quot;https://example.org/s&quot;&gt;statement&lt;/a&gt; is expected.";
    assert!(items[2].contains(text), "{}", items[2]);
    assert!(items[2].contains(&format!("{page}#fn-2")));
    assert!(items[3].contains("By train, not by car."));
    assert!(!items[4].contains("A second"));

    let article = project.page(&format!("{FOLDER}/index.html"));
    let alternate = "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Test: The talks, \
                     as they happen\" href=\"/2025/08/16/talks/feed.xml\">";
    assert!(article.contains(alternate), "{article}");
    assert!(project.page("feeds/index.html").contains("<a href=\"/2025/08/16/talks/feed.xml\">"));
    // The paper's own feed has the whole text, newest entry first.
    let whole = project.page("feed.xml");
    let (end, start) = (whole.find("No result."), whole.find("Both came by train."));
    assert!(end.expect("the last entry") < start.expect("the first entry"));
}

#[test]
fn a_new_entry_touches_the_page_and_the_feeds_with_the_text() {
    let project = project();
    project.build();
    project.edit(
        "content/articles/talks.md",
        "\n[^1]: Of",
        "\n## 01:00 — After the end\n\nAll are gone.\n\n[^1]: Of",
    );
    let whole = ["atom.xml", "feed.json", "feed.xml"];
    let own = ["2025/08/16/talks/feed.xml", "2025/08/16/talks/index.html"];
    project.build().rendered(&[own.as_slice(), &whole].concat());
    assert!(project.page(own[1]).contains("datetime=\"2025-08-17T01:00:00+02:00\""));
    // What stands only in the front matter's neighbours changes no entry.
    project.edit("content/articles/talks.md", "Both came", "Both sides came");
    project.build().rendered(&[own.as_slice(), &whole].concat());
}

#[test]
fn coverage_of_one_day_shows_the_time_alone() {
    let project = article("## 14:05 — A\n\nText.\n\n## 15:00 — B\n\nText.");
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    assert!(prose(&page).contains(">2:05 PM</time></a></p>\n<h2>A</h2>"), "{page}");
    assert!(!page.contains("class=\"contents\""));
}

#[test]
fn coverage_that_has_not_begun_is_a_text() {
    let project = article("We begin at two.");
    project.build().warns("");
    assert!(project.page("2025/08/16/a/index.html").contains("<p>We begin at two.</p>"));
    assert!(!project.page("2025/08/16/a/feed.xml").contains("<item>"));
}

#[test]
fn the_dateline_without_an_introduction_is_that_of_the_first_entry() {
    let project = article("## 14:05 — A\n\nOld.\n\n## 15:00 — B\n\nNew.");
    project.edit("content/articles/a.md", "label", "dateline = \"Geneva\"\nlabel");
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    assert!(page.contains("<p>New.</p>"));
    assert!(page.contains("<p><span class=\"dateline\">GENEVA, Aug. 16 —</span> Old.</p>"));
}

#[test]
fn an_entry_of_an_expired_article_is_nowhere() {
    let project = project();
    project.edit("content/articles/talks.md", "dateline", "expires = 2025-08-20\ndateline");
    project.build();
    for (path, bytes) in tree(&project.output()) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Talks end") && !path.contains("talks"), "{path}");
    }
}

#[test]
fn entries_that_no_reader_could_follow_are_errors() {
    article("## Background\n\n## 25:00 — A\n\n## 2025-02-30 14:00 — B\n\n## 14:00 —").fails(
        "error: this entry has no time
 --> content/articles/a.md:6:1
  |
6 | ## Background
  | ^^^^^^^^^^^^^
  |
  = help: an entry begins with its time, like `## 14:05 — Headline`; a heading inside of it has `###`

error: `25:00` is no time
 --> content/articles/a.md:8:1
  |
8 | ## 25:00 — A
  | ^^^^^^^^^^^^
  |
  = help: an entry begins with its time, like `## 14:05 — Headline`; a heading inside of it has `###`

error: `2025-02-30 14:00` is no time
  --> content/articles/a.md:10:1
   |
10 | ## 2025-02-30 14:00 — B
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: an entry begins with its time, like `## 14:05 — Headline`; a heading inside of it has `###`

error: this entry has no headline
  --> content/articles/a.md:12:1
   |
12 | ## 14:00 —
   | ^^^^^^^^^^
   |
   = help: an entry begins with its time, like `## 14:05 — Headline`; a heading inside of it has `###`",
    );
}

#[test]
fn entries_out_of_order_and_twins_are_errors() {
    article("## 23:50 — A {#a}\n\n## 00:10 — B {#b}\n\n## 2025-08-17 01:00 — C {#a}").fails(
        "error: this entry is earlier than the one before it
 --> content/articles/a.md:8:1
  |
8 | ## 00:10 — B {#b}
  | ^^^^^^^^^^^^^^^^^ this one
  |
 ::: content/articles/a.md:6:1
  |
6 | ## 23:50 — A {#a}
  | ----------------- the one before it
  |
  = help: write entries downwards in the order of their times; readers see the newest first
  = help: after midnight, write the day: `## 2025-08-17 00:10 — …`

error: two entries have the place `#a`
  --> content/articles/a.md:10:1
   |
10 | ## 2025-08-17 01:00 — C {#a}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: give this one another, for links would lead to the first",
    );
}

#[test]
fn headings_of_any_other_article_are_headings() {
    let project = article("## 14:05 — A");
    project.edit("content/articles/a.md", "live", "news").build().warns("");
    let page = project.page("2025/08/16/a/index.html");
    assert!(page.contains("<h2 id=\"14-05-a\">14:05 — A</h2>"));
    assert!(!project.has("2025/08/16/a/feed.xml"));
}

#[test]
fn entries_are_the_same_for_whoever_builds_again_in_one_process() {
    let mut project = project();
    project.stay();
    project.build();
    project.edit("content/articles/talks.md", "No result.", "No result at all.").build();
    let page = project.page(&format!("{FOLDER}/index.html"));
    assert!(page.contains("No result at all."));
    assert!(project.page(&format!("{FOLDER}/feed.xml")).contains("No result at all."));
    let more = "No result at all.\n\n## 01:00 — After the end\n\nAll are gone.";
    project.edit("content/articles/talks.md", "No result at all.", more).build();
    assert!(project.page(&format!("{FOLDER}/feed.xml")).contains("After the end"));
}
