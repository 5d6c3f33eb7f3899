//! Articles to listen to: on their page, in feeds, and as a podcast.

use crate::markdown::{HARBOUR, add};
use crate::project::Project;
use crate::sounds::{ARTWORK, film, mp3};

/// A site with the theme's pages.
fn site() -> Project {
    let project = Project::new("");
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\ntext_edition = true\n";
    project.write("site.toml", settings);
    project
}

/// An article that can be heard.
fn heard(keys: &str) -> Project {
    let project = site();
    add(&project, "a", &format!("audio = {{ {keys} }}"), "Text.");
    project.write("content/articles/a/talk.mp3", mp3(754));
    project.write("content/articles/a/talk.txt", "What is said.");
    project
}

#[track_caller]
fn has(page: &str, part: &str) {
    assert!(page.contains(part), "{part}\n\nin\n\n{page}");
}

#[test]
fn an_article_can_be_heard_on_its_page_and_in_feeds() {
    let project = heard("src = \"talk.mp3\", title = \"Part two -- the \\\"strait\\\"\"");
    project.build().warns("");
    let page = project.page("2025/08/16/a/index.html");
    has(
        &page,
        "<figure class=\"figure figure-lead\">\n<figcaption>Part two – the “strait”</figcaption>\n<audio controls preload=\"none\" aria-label=\"Part two – the “strait”\"><source src=\"/2025/08/16/a/talk.mp3\" type=\"audio/mpeg\"><a href=\"/2025/08/16/a/talk.mp3\">Part two – the “strait”</a></audio>\n<span class=\"running\"><time datetime=\"PT12M34S\">12:34</time> · <a href=\"/2025/08/16/a/talk.txt\">Transcript</a></span>\n</figure>",
    );
    has(
        &page,
        "<meta property=\"og:audio\" content=\"https://example.org/2025/08/16/a/talk.mp3\">",
    );
    has(
        &page,
        "\"audio\":{\"@type\":\"AudioObject\",\"name\":\"Part two – the “strait”\",\"contentUrl\":\"https://example.org/2025/08/16/a/talk.mp3\",\"encodingFormat\":\"audio/mpeg\",\"contentSize\":\"4524048\",\"uploadDate\":\"2025-08-16T00:00:00+00:00\",\"duration\":\"PT12M34S\"}",
    );
    has(
        &project.page("text/2025/08/16/a/index.html"),
        "<p><a href=\"/2025/08/16/a/talk.mp3\">Part two – the “strait”</a> <span class=\"running\"><time datetime=\"PT12M34S\">12:34</time> · <a href=\"/2025/08/16/a/talk.txt\">Transcript</a></span></p>",
    );
    has(
        &project.page("feed.xml"),
        "<enclosure url=\"https://example.org/2025/08/16/a/talk.mp3\" length=\"4524048\" type=\"audio/mpeg\"/>",
    );
    has(
        &project.page("atom.xml"),
        "<link rel=\"enclosure\" type=\"audio/mpeg\" length=\"4524048\" href=\"https://example.org/2025/08/16/a/talk.mp3\"/>",
    );
    let feed: serde_json::Value =
        serde_json::from_str(&project.page("feed.json")).expect("a feed of JSON");
    let attachment = serde_json::json!([{
        "url": "https://example.org/2025/08/16/a/talk.mp3",
        "mime_type": "audio/mpeg",
        "title": "Part two – the “strait”",
        "size_in_bytes": 4_524_048,
        "duration_in_seconds": 754,
    }]);
    assert_eq!(feed["items"][0]["attachments"], attachment);
    assert!(!project.page("feed.xml").contains("itunes"));
}

#[test]
fn a_sound_that_comes_goes_or_changes_makes_what_shows_it_anew() {
    let project = heard("src = \"talk.mp3\"");
    project.build();
    project.write("content/articles/a/talk.mp3", mp3(61));
    project.build();
    has(&project.page("feed.xml"), "length=\"366048\"");
    has(&project.page("2025/08/16/a/index.html"), "<time datetime=\"PT1M1S\">1:01</time>");
    project.remove("content/articles/a/talk.txt");
    project.build();
    assert!(!project.page("2025/08/16/a/index.html").contains("Transcript"));
    project.edit("content/articles/a/index.md", "audio = { src = \"talk.mp3\" }\n", "");
    project.build();
    assert!(!project.page("feed.xml").contains("enclosure"));
    assert!(!project.page("2025/08/16/a/index.html").contains("<audio"));
}

#[test]
fn of_an_article_that_is_not_published_nothing_is_heard() {
    let project = heard("src = \"talk.mp3\"");
    project.edit("content/articles/a/index.md", "title =", "draft = true\ntitle =");
    project.build();
    assert!(!project.page("feed.xml").contains("talk"));
    assert!(!project.has("2025/08/16/a/talk.mp3") && !project.has("2025/08/16/a/talk.txt"));
}

#[test]
fn what_is_no_sound_is_an_error_at_its_name() {
    let project = heard("src = \"talc.mp3\"");
    add(&project, "b", "audio = { src = \"film.mp4\", duration = \"12.34\" }", "Text.");
    project.write("content/articles/b/film.mp4", film(3, true));
    add(&project, "c", "audio = { src = \"https://cdn.example/a.mp3\" }", "Text.");
    add(&project, "d", "audio = { src = \"/notes.bin\" }", "Text.");
    project.write("static/notes.bin", "notes").write("static/talk.mp3", mp3(2));
    add(&project, "e", "audio = { src = \"/talk.mp3\", transcript = \"talk.txt\" }", "Text.");
    project.fails(
        "\
error: there is no file `content/articles/a/talc.mp3`
 --> content/articles/a/index.md:5:17
  |
5 | audio = { src = \"talc.mp3\" }
  |                 ^^^^^^^^^^
  |
  = help: did you mean `talk.mp3`?

error: `film.mp4` is a film
 --> content/articles/b/index.md:5:17
  |
5 | audio = { src = \"film.mp4\", duration = \"12.34\" }
  |                 ^^^^^^^^^^
  |
  = help: a film stands in the text: `![what it is](file.mp4)`; or save its sound as MP3

error: `12.34` isn't how long a sound runs
 --> content/articles/b/index.md:5:40
  |
5 | audio = { src = \"film.mp4\", duration = \"12.34\" }
  |                                        ^^^^^^^
  |
  = help: write minutes and seconds, `\"12:34\"`, or hours before them; or remove `duration`, which is read from the file

error: this sound lies on another host: `https://cdn.example/a.mp3`
 --> content/articles/c/index.md:5:17
  |
5 | audio = { src = \"https://cdn.example/a.mp3\" }
  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put it beside the article: pages load nothing from elsewhere, for their readers' privacy

error: `/notes.bin` is no sound that browsers play
 --> content/articles/d/index.md:5:17
  |
5 | audio = { src = \"/notes.bin\" }
  |                 ^^^^^^^^^^^^
  |
  = help: save it as MP3, or as AAC in an M4A, and put that here

error: there is no file `content/articles/e/talk.txt`
 --> content/articles/e/index.md:5:43
  |
5 | audio = { src = \"/talk.mp3\", transcript = \"talk.txt\" }
  |                                           ^^^^^^^^^^
  |
  = help: did you mean `../a/talk.txt`?",
    );
}

#[test]
fn how_long_a_sound_runs_is_what_its_file_says() {
    let project = heard("src = \"talk.mp3\", duration = \"12:36\"");
    project.build().warns("");
    project.edit("content/articles/a/index.md", "12:36", "12:37");
    project.build().warns(
        "\
warning: this sound runs for 12:34, and `duration` says 12:37
 --> content/articles/a/index.md:5:40
  |
5 | audio = { src = \"talk.mp3\", duration = \"12:37\" }
  |                                        ^^^^^^^
  |
  = help: remove `duration`: it is read from the file",
    );
    has(&project.page("2025/08/16/a/index.html"), "<time datetime=\"PT12M34S\">");
}

/// A series whose second part can be heard.
fn podcast(keys: &str) -> Project {
    let project = site();
    let profile = "+++\nname = \"The strait\"\ndescription = \"Ships & sailors.\"\n";
    project.write("content/series/strait.md", format!("{profile}podcast = {{ {keys} }}\n+++\n"));
    project.write("static/strait.png", ARTWORK);
    add(&project, "one", "series = \"strait\"\npart = 1", "Text.");
    let keys =
        "series = \"strait\"\npart = 2\naudio = { src = \"talk.mp3\", title = \"The ship\" }";
    add(&project, "two", keys, "Text.");
    project.write("content/articles/two/talk.mp3", mp3(754));
    project.write("content/articles/two/talk.txt", "What is said.");
    project.write("content/articles/two/talk.vtt", "WEBVTT\n");
    project
}

const WHOLE: &str = "category = \"News > Politics\", artwork = \"/strait.png\", email = \"audio@example.org\", type = \"serial\"";

#[test]
fn a_series_that_is_a_podcast_has_the_feed_of_one() {
    let project = podcast(WHOLE);
    project.build().warns("");
    let feed = project.page("series/strait/feed.xml");
    has(
        &feed,
        "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">",
    );
    has(
        &feed,
        "  <title>The strait</title>
  <link>https://example.org/series/strait/</link>
  <description>Ships &amp; sailors.</description>
  <language>en</language>
  <pubDate>Sat, 16 Aug 2025 00:00:00 +0000</pubDate>
  <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://example.org/series/strait/feed.xml\"/>
  <itunes:author>Test</itunes:author>
  <itunes:owner>
   <itunes:name>Test</itunes:name>
   <itunes:email>audio@example.org</itunes:email>
  </itunes:owner>
  <itunes:image href=\"https://example.org/strait.png\"/>
  <image>
   <url>https://example.org/strait.png</url>
   <title>The strait</title>
   <link>https://example.org/series/strait/</link>
  </image>
  <itunes:category text=\"News\">
   <itunes:category text=\"Politics\"/>
  </itunes:category>
  <itunes:explicit>false</itunes:explicit>
  <itunes:type>serial</itunes:type>
",
    );
    has(
        &feed,
        "   <enclosure url=\"https://example.org/2025/08/16/two/talk.mp3\" length=\"4524048\" type=\"audio/mpeg\"/>
   <itunes:title>The ship</itunes:title>
   <itunes:duration>754</itunes:duration>
   <itunes:episode>2</itunes:episode>
   <podcast:transcript url=\"https://example.org/2025/08/16/two/talk.txt\" type=\"text/plain\"/>
   <podcast:transcript url=\"https://example.org/2025/08/16/two/talk.vtt\" type=\"text/vtt\"/>
",
    );
    // An article to read stays for those who read.
    assert_eq!((feed.matches("<item>").count(), feed.matches("<enclosure").count()), (2, 1));
    let all = project.page("feed.xml");
    assert!(all.contains("<enclosure") && !all.contains("itunes"), "{all}");
}

#[test]
fn what_a_podcast_must_have_is_asked_for() {
    let project = podcast("category = \"Politics\", artwork = \"/strait.png\"");
    project.write(
        "content/series/other.md",
        "+++\nname = \"Other\"\npodcast = { explicit = true }\n+++\n",
    );
    add(&project, "three", "series = \"other\"", "Text.");
    project.fails(
        "\
error: `artwork` is missing
 --> content/series/other.md:3:11
  |
3 | podcast = { explicit = true }
  |           ^^^^^^^^^^^^^^^^^^^ missing here
  |
  = help: its picture in `static/`: a square JPEG or PNG of 1400 to 3000 pixels: `artwork = \"/corridor.jpg\"`

error: `category` is missing
 --> content/series/other.md:3:11
  |
3 | podcast = { explicit = true }
  |           ^^^^^^^^^^^^^^^^^^^ missing here
  |
  = help: what it is about: one of Apple's categories, and behind `>` one within it: `category = \"News > Politics\"`

error: there is no category `Politics`
 --> content/series/strait.md:4:24
  |
4 | podcast = { category = \"Politics\", artwork = \"/strait.png\" }
  |                        ^^^^^^^^^^
  |
  = help: write `\"News > Politics\"`",
    );
    project.remove("content/series/other.md").remove("content/articles/three/index.md");
    project.edit("content/series/strait.md", "\"Politics\"", "\"News > Polities\"");
    project.fails(
        "\
error: there is no category `Polities`
 --> content/series/strait.md:4:24
  |
4 | podcast = { category = \"News > Polities\", artwork = \"/strait.png\" }
  |                        ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `\"News > Politics\"`?",
    );
    project.edit("content/series/strait.md", "\"News > Polities\"", "\"history\"");
    project.fails(
        "\
error: `history` is written in another way
 --> content/series/strait.md:4:24
  |
4 | podcast = { category = \"history\", artwork = \"/strait.png\" }
  |                        ^^^^^^^^^
  |
  = help: write `\"History\"`",
    );
    project.write("static/strait.png", HARBOUR);
    project.edit("content/series/strait.md", "\"history\"", "\"History\"");
    project.fails(
        "\
error: this picture has 3 × 2 pixels, which no podcast may have
 --> content/series/strait.md:4:45
  |
4 | podcast = { category = \"History\", artwork = \"/strait.png\" }
  |                                             ^^^^^^^^^^^^^
  |
  = help: make it a square JPEG or PNG of 1400 to 3000 pixels",
    );
}

#[test]
fn a_podcast_keeps_its_older_episodes() {
    let project = podcast(WHOLE);
    for number in 1..=60 {
        add(&project, &format!("more-{number}"), "series = \"strait\"", "Text.");
    }
    project.build();
    assert_eq!(project.page("series/strait/feed.xml").matches("<item>").count(), 62);
    project.edit("content/series/strait.md", "podcast", "extra");
    project.build();
    let feed = project.page("series/strait/feed.xml");
    assert_eq!((feed.matches("<item>").count(), feed.contains("itunes")), (40, false));
}
