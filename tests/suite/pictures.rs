//! What is made of pictures, and what is said of them.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use dateline::publish::Reason;

use crate::project::{Project, tree};
use crate::sounds::film;
use crate::whole::{self, plainly};

mod hostile;
mod interrupted;

/// An article with a picture of its own and one in its text, each of 80 × 60 pixels.
fn shown(settings: &str, front: &str, text: &str) -> Project {
    let project = Project::new(&format!(
        "\
-- site.toml --
title = \"T\"
base_url = \"https://example.org\"
text_edition = true
{settings}
[images]
widths = [16, 32, 64]
sizes = \"50vw\"
-- content/articles/a/index.md --
+++
title = \"A\"
date = 2025-08-16
summary = \"S\"
image = {{ src = \"lead.jpg\", alt = \"A harbour\", focus = \"right\" }}
{front}
+++

{text}
"
    ));
    project.write("content/articles/a/lead.jpg", whole::jpeg(b""));
    project.write("content/articles/a/ship.png", whole::png(80, 60, &[200; 900]));
    project
}

/// The files beside the article's page whose names begin so.
fn beside(project: &Project, name: &str) -> Vec<String> {
    let files = tree(&project.output().join("2025/08/16/a"));
    files.keys().filter(|it| it.starts_with(name)).map(|it| plainly(it)).collect()
}

#[test]
fn a_picture_in_a_text_comes_in_the_sizes_that_it_needs() {
    let project = shown("", "", "First.\n\n![A ship](ship.png \"At *sea*.\")");
    project.build();
    let page = plainly(&project.page("2025/08/16/a/index.html"));
    let figure = "<figure class=\"figure\">\n<picture><source type=\"image/webp\" srcset=\"\
        /2025/08/16/a/ship-16.#.webp 16w, /2025/08/16/a/ship-32.#.webp 32w, \
        /2025/08/16/a/ship-64.#.webp 64w\" sizes=\"50vw\"><img src=\"/2025/08/16/a/ship-80.#.jpg\" \
        alt=\"A ship\" width=\"80\" height=\"60\" loading=\"lazy\" decoding=\"async\"></picture>\n\
        <figcaption>At <em>sea</em>.</figcaption>\n</figure>";
    assert!(page.contains(figure), "{page}");
    assert_eq!(
        beside(&project, "ship"),
        ["ship-16.#.webp", "ship-32.#.webp", "ship-64.#.webp", "ship-80.#.jpg", "ship.png"]
    );
}

#[test]
fn an_articles_picture_is_cut_for_cards_networks_and_search_engines() {
    let project = shown("", "", "Text.");
    project.build();
    assert_eq!(
        beside(&project, "lead-"),
        [
            "lead-16.#.webp",
            "lead-16x11.#.webp",
            "lead-32.#.webp",
            "lead-32x21.#.webp",
            "lead-60x60.#.jpg",
            "lead-64.#.webp",
            "lead-64x42.#.webp",
            "lead-80.#.jpg",
            "lead-80x42.#.jpg",
            "lead-80x45.#.jpg",
            "lead-8x5.#.webp",
        ]
    );
    let page = plainly(&project.page("2025/08/16/a/index.html"));
    for part in [
        "<meta property=\"og:image\" content=\"https://example.org/2025/08/16/a/lead-80x42.#.jpg\">\n\
         <meta property=\"og:image:width\" content=\"80\">\n\
         <meta property=\"og:image:height\" content=\"42\">",
        "\"url\":\"https://example.org/2025/08/16/a/lead-80x45.#.jpg\",\"width\":\"80 px\",\"height\":\"45 px\"",
        "\"url\":\"https://example.org/2025/08/16/a/lead-80.#.jpg\",\"width\":\"80 px\",\"height\":\"60 px\"",
        "\"url\":\"https://example.org/2025/08/16/a/lead-60x60.#.jpg\",\"width\":\"60 px\",\"height\":\"60 px\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let home = plainly(&project.page("index.html"));
    assert!(home.contains(
        "srcset=\"/2025/08/16/a/lead-8x5.#.webp 8w, /2025/08/16/a/lead-16x11.#.webp 16w"
    ));
    let feed = plainly(&project.page("feed.xml"));
    assert!(feed.contains(
        "<media:content url=\"https://example.org/2025/08/16/a/lead-80.#.jpg\" medium=\"image\" \
         type=\"image/jpeg\" width=\"80\" height=\"60\">\n\
         \x20   <media:description type=\"plain\">A harbour</media:description>\n   </media:content>"
    ), "{feed}");
}

/// When each picture that is kept was made.
fn kept(project: &Project) -> BTreeMap<String, SystemTime> {
    let folder = project.root().join(".dateline/pictures");
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file"));
    let made = |file: fs::DirEntry| {
        let time = file.metadata().and_then(|it| it.modified()).expect("a time");
        (file.file_name().to_string_lossy().into_owned(), time)
    };
    files.map(made).collect()
}

#[test]
fn what_was_made_is_made_once() {
    let mut project = shown("", "", "![A ship](ship.png)");
    project.build();
    let first = kept(&project);
    assert_eq!(first.len(), 15);
    project.build().rendered(&[]).written(&[]).removed(&[]);
    // Another program starts, and looks at the folder alone.
    project.restart();
    project.build().rendered(&[]).written(&[]).removed(&[]);
    fs::remove_dir_all(project.output()).expect("an output");
    project.build();
    assert_eq!(kept(&project), first);
    // What isn't whole any more is made again.
    let one = first.keys().next().expect("one");
    fs::write(project.root().join(".dateline/pictures").join(one), "half").expect("written");
    fs::remove_dir_all(project.output()).expect("an output");
    project.build();
    let again = kept(&project);
    assert!(again.iter().all(|(name, time)| (name == one) == (first[name] != *time)));
}

#[test]
fn what_somebody_took_away_is_put_back() {
    let mut project = shown("", "", "![A ship](ship.png)");
    project.build();
    let files = tree(&project.output());
    let one = files.keys().find(|it| it.contains("ship-32.")).expect("a rendition").clone();
    fs::remove_file(project.output().join(&one)).expect("removed");
    project.restart();
    let built = project.build();
    built.written(&[&one]).removed(&[]).because(Reason::FileMissing);
    assert_eq!(tree(&project.output()), files);
    fs::write(project.output().join(&one), "half").expect("written");
    // Only a folder from which something is gone, or to which something came, is looked at.
    fs::remove_file(project.output().join("2025/08/16/a/ship.png")).expect("removed");
    project.restart();
    project.build();
    assert_eq!(tree(&project.output()), files);
}

#[test]
fn another_picture_has_other_renditions() {
    let project = shown("", "", "![A ship](ship.png)");
    project.build();
    let first = beside(&project, "ship");
    let before = tree(&project.output());
    project.write("content/articles/a/ship.png", whole::png(80, 60, &[20; 900]));
    project.build();
    assert_eq!(beside(&project, "ship"), first);
    let after = tree(&project.output());
    let same = after.keys().filter(|it| it.contains("ship-") && before.contains_key(*it)).count();
    assert_eq!(same, 0);
    // Without a picture there is nothing of it.
    project.edit("content/articles/a/index.md", "![A ship](ship.png)", "Text.");
    project.build();
    assert_eq!(beside(&project, "ship"), ["ship.png"]);
    project.edit("site.toml", "widths = [16, 32, 64]", "widths = []");
    project.build();
    assert_eq!(beside(&project, "lead"), ["lead.jpg"]);
    let page = project.page("2025/08/16/a/index.html");
    assert!(page.contains("<img src=\"/2025/08/16/a/lead.jpg\" alt=\"A harbour\" width=\"80\""));
}

#[test]
fn what_is_said_of_a_picture_is_shown_wherever_it_is() {
    let facts = "[[pictures]]\nsrc = \"ship.png\"\ncaption = \"The *Ada*.\"\ncredit = \"Navy\"\n\
         source = \"generated\"";
    let project = shown("", facts, "First.\n\n![A ship](ship.png)");
    project.build();
    let legend = "<figcaption>The <em>Ada</em>. <span class=\"made\">Generated by a model</span> \
         <span class=\"credit\">Image: Navy</span></figcaption>";
    let page = project.page("2025/08/16/a/index.html");
    assert!(page.contains(legend), "{page}");
    let text = project.page("text/2025/08/16/a/index.html");
    let spoken = "<p>[Picture: A ship]</p>\n<p>The <em>Ada</em>. \
         <span class=\"made\">Generated by a model</span> <span class=\"credit\">Image: Navy</span></p>";
    assert!(text.contains(spoken), "{text}");
    // It is said in the picture, too, for whoever takes it elsewhere.
    let files = tree(&project.output());
    let (_, bytes) = files.iter().find(|(path, _)| path.contains("ship-80.")).expect("a picture");
    let text = String::from_utf8_lossy(bytes);
    assert!(text.contains("trainedAlgorithmicMedia") && text.contains("Navy"));
}

#[test]
fn a_picture_among_words_says_what_is_owed_behind_it() {
    let facts = "[[pictures]]\nsrc = \"ship.png\"\ncaption = \"The *Ada*.\"\n\
         credit = \"[Navy](https://navy.example/)\"\nsource = \"generated\"";
    let project = shown("", facts, "See ![A ship](ship.png) [![A](ship.png)](https://a.example/).");
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    let made =
        "<small>(<span class=\"made\">Generated by a model</span> <span class=\"credit\">Image: ";
    let linked =
        format!("</picture> {made}<a href=\"https://navy.example/\">Navy</a></span>)</small> ");
    assert!(page.contains(&linked), "{page}");
    // A link has no link in it.
    assert!(page.contains(&format!("</picture> {made}Navy</span>)</small></a>.")), "{page}");
    assert!(page.contains("title=\"The Ada.\""), "{page}");
    let text = project.page("text/2025/08/16/a/index.html");
    assert!(text.contains(&format!("See [Picture: A ship] {made}")), "{text}");
}

#[test]
fn readers_are_told_wherever_they_see_what_a_model_made() {
    let mut front =
        "image = { src = \"lead.jpg\", alt = \"A harbour\", source = \"generated\" }".to_owned();
    let project = shown("", "authors = [\"Zoe\"]", "![A harbour](lead.jpg)\n![A ship](ship.png)");
    project.edit("content/articles/a/index.md", "focus = \"right\"", "source = \"generated\"");
    project.write("static/zoe.png", whole::png(80, 60, &[100; 900]));
    front = front.replace("lead.jpg", "/zoe.png").replace("image", "photo");
    let profile = format!("+++\nname = \"Zoe\"\n{front}\n+++\n![A ship](/zoe.png)\n");
    project.write("content/authors/zoe.md", profile);
    project.build();
    let made = "<span class=\"made\">Generated by a model</span>";
    let page = project.page("2025/08/16/a/index.html");
    assert_eq!(page.matches(made).count(), 1, "{page}");
    let data = "\"digitalSourceType\":\"https://schema.org/TrainedAlgorithmicMediaDigitalSource\"";
    assert!(page.contains(data), "{page}");
    let author = project.page("authors/zoe/index.html");
    assert_eq!(author.matches(made).count(), 1, "{author}");
    let text = project.page("text/2025/08/16/a/index.html");
    assert!(text.contains(&format!("<p>[Picture: A harbour] {made}</p>")), "{text}");
    let described =
        "<media:description type=\"plain\">A harbour (Generated by a model)</media:description>";
    assert!(project.page("feed.xml").contains(described), "{}", project.page("feed.xml"));
    let atom = project.page("atom.xml");
    assert!(atom.contains("title=\"Generated by a model\"/>"), "{atom}");
}

#[test]
fn facts_of_no_picture_are_an_error() {
    let facts = "[[pictures]]\nsrc = \"shop.png\"\ncredit = \"Navy\"\nfocus = \"up\"";
    shown("", facts, "![A ship](ship.png)").fails(
        "\
error: there is no picture `shop.png`
 --> content/articles/a/index.md:7:7
  |
7 | src = \"shop.png\"
  |       ^^^^^^^^^^
  |
  = help: did you mean `ship.png`?

error: `up` is no place in a picture
 --> content/articles/a/index.md:9:9
  |
9 | focus = \"up\"
  |         ^^^^
  |
  = help: write it in words, like `top left`, or as two percentages, from the left and from the top, like `70% 35%`
",
    );
    let facts = "[[pictures]]\nsrc = \"shop.png\"\ncredit = \"Navy\"";
    shown("", facts, "![A ship](ship.png)").fails(
        "\
error: there is no picture `shop.png`
 --> content/articles/a/index.md:7:7
  |
7 | src = \"shop.png\"
  |       ^^^^^^^^^^
  |
  = help: did you mean `ship.png`?
",
    );
}

#[test]
fn several_pictures_alone_are_a_gallery() {
    let project = shown("", "", "![One](ship.png)\n![Two](lead.jpg \"Two\")");
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    let (_, gallery) = page.split_once("<div class=\"gallery\"").expect("a gallery");
    let (gallery, _) = gallery.split_once("</div>").expect("its end");
    assert!(
        gallery.starts_with(" role=\"group\" aria-label=\"Pictures\" tabindex=\"0\">\n<figure")
    );
    assert_eq!(gallery.matches("<figure class=\"figure\">").count(), 2);
    assert!(gallery.contains("<figcaption>Two</figcaption>"));
}

#[test]
fn a_film_begins_with_a_light_picture() {
    let project = shown("", "", "![A film](film.mp4)");
    project.write("content/articles/a/film.mp4", film(3, true));
    project.write("content/articles/a/film.jpg", whole::jpeg(&whole::credited("Ann")));
    project.build();
    let page = plainly(&project.page("2025/08/16/a/index.html"));
    assert!(page.contains(" poster=\"/2025/08/16/a/film-80.#.jpg\""), "{page}");
    // Nothing else of it is shown.
    assert_eq!(beside(&project, "film-"), ["film-80.#.jpg"]);
    project.edit("content/articles/a/index.md", "![A film]", "![Ann](film.jpg)\n\n![A film]");
    project.build();
    assert!(beside(&project, "film-").len() > 2);
    project.remove("content/articles/a/film.jpg");
    project.edit("content/articles/a/index.md", "![Ann](film.jpg)\n\n", "");
    project.build();
    assert!(beside(&project, "film-").is_empty());
    assert!(!project.page("2025/08/16/a/index.html").contains("poster"));
}

#[test]
fn what_cannot_be_shown_is_an_error_with_its_place() {
    let project = shown("", "", "Text.");
    let mut broken = whole::jpeg(b"");
    let end = broken.len() - 12;
    broken.truncate(end);
    project.write("content/articles/a/lead.jpg", broken);
    let said = project.attempt().diagnostics;
    let said: Vec<String> = said.sorted().iter().map(|it| it.message.clone()).collect();
    assert_eq!(said.len(), 1, "{said:?}");
}
