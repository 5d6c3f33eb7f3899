//! Findings that are meant to be so, and exceptions that nothing needs.

use dateline::command::Exit;

use super::{SITE, check, finds, sound, write};

#[test]
fn an_article_allows_what_is_meant_to_be_so_in_it() {
    let project = sound("");
    write(&project, "a", "", "## A\n\n#### B");
    write(&project, "b", "check = { allow = [\"D0209\"] }", "## A\n\n#### B");
    finds(&project, &["D0209 content/articles/a.md:10:1"]);
}

#[test]
fn the_settings_allow_it_everywhere_or_in_a_folder() {
    let project = sound("");
    let allow = "[[check.allow]]\ncode = \"D0104\"\nreason = \"the press asks for them\"\n";
    project.write("static/press/logo.bin", "a");
    project.write("static/other.bin", "b");
    finds(&project, &["D0104 static/other.bin", "D0104 static/press/logo.bin"]);
    project.write("site.toml", format!("{SITE}\n{allow}path = \"static/press/\"\n"));
    finds(&project, &["D0104 static/other.bin"]);
    project.write("site.toml", format!("{SITE}\n{allow}"));
    finds(&project, &[]);
    project.remove("static/other.bin").remove("static/press/logo.bin");
    finds(&project, &["D0004 site.toml:13:8"]);
}

#[test]
fn an_exception_has_a_reason() {
    let project = sound("");
    project.write("site.toml", format!("{SITE}\n[[check.allow]]\ncode = \"D0104\"\n"));
    check(&project, &[]).is(
        Exit::Faults,
        "\
error[D0001]: `reason` is missing
  --> site.toml:12:1
   |
12 | [[check.allow]]
   | ^^^^^^^^^^^^^^^ missing here
   |
   = help: why it is meant to be so: `reason = \"the press asks for them\"`

the site can't be built, so only its texts were checked: 1 error, 0 warnings
",
        "",
    );
}

#[test]
fn a_code_that_no_rule_has_is_told_of() {
    let project = sound("");
    write(&project, "a", "check = { allow = [\"D0999\"] }", "Text.");
    finds(&project, &["D0003 content/articles/a.md:6:20"]);
}
