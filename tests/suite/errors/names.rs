//! Names that no disk takes are found before anything is written.

use super::{article, said};
use crate::project::{Project, scratch, tree};

/// 90 letters of three bytes.
fn long() -> String {
    "訞".repeat(90)
}

#[test]
fn a_slug_that_is_too_long() {
    let slug = "危墙之下".repeat(24);
    let picture = said(&article(&format!("slug = \"{slug}\"")));
    let message = "error: this `slug` makes a name of 288 bytes, and no disk takes more than 255
 --> content/articles/a.md:4:8
";
    assert!(picture.starts_with(message), "{picture}");
    let help = format!("help: write a shorter one: `slug = \"{}危墙\"`", "危墙之下".repeat(6));
    assert!(picture.ends_with(&help), "{picture}");
    let slug = "a-word-".repeat(40) + "end";
    let picture = said(&article(&format!("slug = \"{slug}\"")));
    assert!(
        picture.starts_with("error: this `slug` makes a name of 283 letters, and"),
        "{picture}"
    );
    let better = "a-word-".repeat(11) + "a";
    let help = format!("help: write a shorter one: `slug = \"{better}\"`");
    assert!(picture.contains(&help), "{picture}");
    // The advice, followed, works.
    article(&format!("slug = \"{better}\"")).build().warns("");
}

#[test]
fn a_term_that_is_too_long() {
    for (key, what) in [
        ("tags", "this tag"),
        ("authors", "this author's name"),
        ("section", "this section's name"),
        ("series", "this series' name"),
    ] {
        let value = if key.ends_with("ors") || key == "tags" {
            format!("[\"{}\"]", long())
        } else {
            format!("\"{}\"", long())
        };
        let project = article(&format!("{key} = {value}"));
        project.write(
            "content/articles/b.md",
            format!("+++\ntitle = \"Second\"\ndate = 2025-08-17\n{key} = {value}\n+++\nText.\n"),
        );
        let picture = said(&project);
        let message =
            format!("error: {what} makes a name of 270 bytes, and no disk takes more than 255\n");
        assert!(picture.starts_with(&message), "{picture}");
        assert!(picture.contains(" --> content/articles/a.md:4:"), "{picture}");
        let help = "= help: write a shorter one\n  = help: 1 more article has it";
        assert!(picture.ends_with(help), "{picture}");
        assert_eq!(picture.matches("error: ").count(), 1, "{picture}");
    }
}

#[test]
fn a_name_that_is_too_long_leaves_the_output_alone() {
    let project = article("");
    project.build();
    let before = tree(&project.output());
    project.edit("content/articles/a.md", "Talks resume", "Another headline");
    project.edit(
        "content/articles/a.md",
        "2025-08-16\n",
        &format!("2025-08-16\nauthors = [\"{}\"]\n", long()),
    );
    said(&project);
    assert_eq!(tree(&project.output()), before);
}

#[test]
fn an_alias_that_is_too_long_and_one_with_an_unseen_character() {
    let picture = said(&article(&format!("aliases = [\"/{}/\"]", "a".repeat(256))));
    let message = "error: this alias makes a name of 256 letters, and no disk takes more than 255
 --> content/articles/a.md:4:12
";
    assert!(picture.starts_with(message), "{picture}");
    let help = "help: no file can be there: remove it, or tell your host of it";
    assert!(picture.ends_with(help), "{picture}");
    article("aliases = [\"/old%07/\"]").fails(
        "error: this alias has a character that can't be seen: U+0007
 --> content/articles/a.md:4:12
  |
4 | aliases = [\"/old%07/\"]
  |            ^^^^^^^^^^ this one
  |
  = help: write it anew, by hand",
    );
}

#[cfg(unix)]
#[test]
fn a_file_with_an_unseen_character_in_its_name() {
    let project = article("");
    project.write("static/a\u{1}b.txt", "a");
    let picture = said(&project);
    let message = "error: this file's name has a character that can't be seen: U+0001\n";
    assert!(picture.starts_with(message), "{picture}");
}

#[test]
fn a_file_whose_name_grows_in_its_url_keeps_the_words_that_fit() {
    let project = Project::new("");
    // Each of these letters is four in ASCII: 59 words of four.
    let name = vec!["щ"; 59 + 4].join("-");
    let text = "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nText.\n";
    project.write(&format!("content/articles/2025-08-16-{name}.md"), text);
    project.build().warns("");
    let slug = vec!["shch"; 40].join("-");
    assert!(project.has(&format!("2025/08/16/{slug}/index.html")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_too_long_for_the_system() {
    let mut project = article(&format!("slug = \"{}\"", "a".repeat(250)));
    let folder = scratch::folder();
    let mut output = folder.path().to_path_buf();
    while output.as_os_str().len() < 3_850 {
        output.push("b".repeat(50));
    }
    project.options.output = Some(output);
    let picture = said(&project);
    let message = "error: the path of a page is too long for this system: ";
    assert!(picture.starts_with(message), "{picture}");
    assert!(picture.contains(" --> content/articles/a.md:4:8\n"), "{picture}");
    assert_eq!(picture.matches("error: ").count(), 1, "{picture}");
}
