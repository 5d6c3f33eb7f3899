//! Doubts about a text, which is published all the same.

use super::text;

#[test]
fn html_is_shown_as_text() {
    text("Both <b>sides</b> met.\n\n<div>\nIn Geneva.\n</div>").build().warns(
        "warning: this HTML is shown as text
 --> content/articles/a.md:5:6
  |
5 | Both <b>sides</b> met.
  |      ^^^
  |
  = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is

warning: this HTML is shown as text
 --> content/articles/a.md:7:1
  |
7 | / <div>
8 | | In Geneva.
9 | | </div>
  | |_______^
  |
  = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is",
    );
}

#[test]
fn a_heading_of_the_first_level() {
    text("# Talks resume\n\nBoth sides met.").build().warns(
        "warning: a heading with one `#` is a second headline
 --> content/articles/a.md:5:1
  |
5 | # Talks resume
  | ^^^^^^^^^^^^^^
  |
  = help: begin the headings of a text with `##`",
    );
}

#[test]
fn a_footnote_that_nothing_mentions() {
    text("Both sides met.\n\n[^un]: Says the UN.").build().warns(
        "warning: no text mentions the footnote `un`, so it isn't shown
 --> content/articles/a.md:7:1
  |
7 | [^un]: Says the UN.
  | ^^^^^^^^^^^^^^^^^^^
  |
  = help: write `[^un]` where it belongs, or remove it",
    );
}

#[test]
fn a_warning_is_said_again_while_the_page_is_fresh() {
    let project = text("# Talks resume\n\nBoth sides met.");
    project.build();
    let again = project.build();
    again.rendered(&[]).warns(
        "warning: a heading with one `#` is a second headline
 --> content/articles/a.md:5:1
  |
5 | # Talks resume
  | ^^^^^^^^^^^^^^
  |
  = help: begin the headings of a text with `##`",
    );
}
