//! What readers can learn of the paper, and what programs are told of it.

use dateline::command::Exit;

use super::{SITE, check, finds, sound};

#[test]
fn the_table_says_what_there_is_and_what_is_missing() {
    let project = sound("");
    check(&project, &["--trust"]).is(
        Exit::Done,
        "\
item              page                     reached
how it works      /about/                  from every page, in one click
corrections       /about/                  from every page, in one click
ownership         /about/                  from every page, in one click
contact           mailto:desk@example.org  by letter
who makes it      –                        missing
fact checking     –                        missing
unnamed sources   –                        missing
diversity         –                        missing
bylines           –                        on 1 of 1 articles
dates             –                        on 1 of 1 articles

checked: 0 errors, 0 warnings
",
        "",
    );
}

#[test]
fn trust_txt_is_made_of_the_settings() {
    let project = sound("");
    let trust = "\n[trust]\nbelongs_to = [\"https://press.example/\"]\nvendors = [\"https://ads.example/\"]\ntraining = false\n";
    let settings = SITE.replace("email =", "links = [\"https://social.example/@test\"]\nemail =");
    project.write("site.toml", format!("{settings}{trust}"));
    project.build();
    assert_eq!(
        project.page("trust.txt"),
        "# Test\nbelongto=https://press.example/\nvendor=https://ads.example/\n\
         social=https://social.example/@test\ncontact=mailto:desk@example.org\n\
         disclosure=https://example.org/about/\ndatatrainingallowed=no\n"
    );
    let robots = project.page("robots.txt");
    let start = "User-agent: *\nAllow: /\n\nUser-agent: Applebot-Extended\n";
    assert!(robots.starts_with(start), "{robots}");
    assert!(
        robots.contains("User-agent: meta-externalagent\nDisallow: /\n\nSitemap: "),
        "{robots}"
    );
    finds(&project, &[]);
    project.write("static/robots.txt", "User-agent: GPTBot\nDisallow: /\n");
    finds(&project, &[]);
    project.write("site.toml", format!("{settings}{}", trust.replace("false", "true")));
    finds(&project, &["D0306 site.toml:16:12"]);
}

#[test]
fn without_settings_for_it_there_is_no_trust_txt() {
    let project = sound("");
    project.build();
    assert!(!project.has("trust.txt"));
}
