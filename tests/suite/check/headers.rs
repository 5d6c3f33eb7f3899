//! What a policy forbids, and what hosts and browsers don't understand of `_headers`.

use super::{SITE, check, finds, sound, write};
use crate::project::Project;

fn raw() -> Project {
    let project = sound("");
    project.write("site.toml", format!("raw_html = true\n{SITE}"));
    project
}

/// Expects that a check says all of this.
#[track_caller]
fn says(project: &Project, words: &[&str]) {
    let out = check(project, &["--all"]).out;
    let missing: Vec<&&str> = words.iter().filter(|it| !out.contains(**it)).collect();
    assert!(missing.is_empty(), "{missing:#?}\n{out}");
}

#[test]
fn a_form_that_the_policy_forbids_is_told_of_with_the_setting_that_allows_it() {
    let project = raw();
    let form = "<form action=\"https://lists.example/join?x=1\" method=\"post\"><p><input name=\"a\"></p></form>";
    write(&project, "a", "", &format!("Join:\n\n{form}"));
    finds(&project, &["D0406 content/articles/a.md:10:1"]);
    says(
        &project,
        &[
            "the policy in `/_headers` keeps browsers from sending this form to `https://lists.example/join?x=1`",
            "write `form_action = [\"https://lists.example\"]` under `[policy]` in `site.toml`",
        ],
    );
    // The advice works, and the next one keeps what was allowed.
    let allowed = "\n[policy]\nform_action = [\"https://lists.example\"]\n";
    project.write("site.toml", format!("raw_html = true\n{SITE}{allowed}"));
    finds(&project, &[]);
    project.build();
    assert!(project.page("_headers").contains("; form-action https://lists.example; "));
    write(&project, "b", "", "<form><p><input name=\"a\"></p></form>");
    finds(&project, &["D0406 content/articles/b.md:8:1"]);
    says(
        &project,
        &[
            "keeps browsers from sending this form to its own page",
            "write `form_action = [\"https://lists.example\", \"'self'\"]` under `[policy]`",
        ],
    );
    // One that is only a dialog sends nothing.
    write(&project, "b", "", "<form method=\"dialog\"><p><input name=\"a\"></p></form>");
    finds(&project, &[]);
}

#[test]
fn what_stands_in_a_page_against_the_policy_is_told_of() {
    let project = raw();
    let body = "<p style=\"color: red\">Red</p>\n\n<p><button onclick=\"go()\">Go</button></p>\n\n\
                <script>go()</script>\n\n<style>p { color: red }</style>\n\n\
                <p><img src=\"data:image/png;base64,AA==\" alt=\"A\"></p>\n\n\
                <p><a href=\"javascript:go()\">Go</a></p>\n\n\
                <script type=\"application/json\">{}</script>\n\n<p><svg><use href=\"#a\"/></svg></p>";
    write(&project, "a", "", body);
    let at = |line: usize, column: usize| format!("D0406 content/articles/a.md:{line}:{column}");
    let places = [at(8, 1), at(10, 4), at(12, 1), at(14, 1), at(16, 4), at(18, 4)];
    finds(&project, &places.each_ref().map(String::as_str));
    says(
        &project,
        &[
            "the policy in `/_headers` keeps browsers from using the attribute `style`",
            "put the styles into a style sheet of `static/`, for a `class`",
            "or write `style_src = [\"'unsafe-inline'\"]` under `[policy]` in `site.toml`",
            "keeps browsers from running what stands in the attribute `onclick`",
            "put the script into a file of `static/`, and load that: `<script src=\"/my.js\" defer></script>`",
            "keeps browsers from running a script that stands in the page",
            "keeps browsers from using styles that stand in the page",
            "keeps browsers from showing the picture `data:image/png;base64,AA==`",
            "write `img_src = [\"data:\"]` under `[policy]` in `site.toml`",
            "keeps browsers from running what stands in the attribute `href`",
        ],
    );
    let allowed = "style_src = [\"'unsafe-inline'\"]\nscript_src = [\"'unsafe-inline'\"]\nimg_src = [\"data:\"]";
    project.write("site.toml", format!("raw_html = true\n{SITE}\n[policy]\n{allowed}\n"));
    finds(&project, &[]);
}

#[test]
fn who_may_load_from_another_host_is_told_that_browsers_may_not() {
    let project = raw();
    let frame = "<iframe src=\"https://video.example/1\" title=\"A film\"></iframe>";
    write(&project, "a", "", frame);
    // One finding for one fault.
    finds(&project, &["D0405 content/articles/a.md:8:1"]);
    write(&project, "a", "check = { allow = [\"D0405\"] }", frame);
    finds(&project, &["D0406 content/articles/a.md:8:1"]);
    says(
        &project,
        &[
            "the policy in `/_headers` keeps browsers from showing `https://video.example/1` in a frame",
            "write `frame_src = [\"https://video.example\"]` under `[policy]` in `site.toml`",
        ],
    );
    let allowed = "frame_src = [\"https://video.example\"]";
    project.write("site.toml", format!("raw_html = true\n{SITE}\n[policy]\n{allowed}\n"));
    finds(&project, &[]);
}

#[test]
fn a_policy_of_the_sites_own_is_judged_for_the_pages_that_it_is_sent_with() {
    let project = raw();
    let own = "# ours\n/*\n  Content-Security-Policy: default-src 'self'; form-action 'none'\n\n\
               /2025/08/16/b/\n  Content-Security-Policy: img-src 'self'; frame-src 'none'\n";
    project.write("static/_headers", own);
    let form = "<form action=\"https://lists.example/\"><p><input name=\"a\"></p></form>";
    write(&project, "a", "", form);
    write(
        &project,
        "b",
        "",
        "<p><img src=\"/a.bin\" alt=\"A\"></p>\n\n<iframe srcdoc=\"\"></iframe>",
    );
    project.write("static/a.bin", "a");
    finds(&project, &["D0406 content/articles/a.md:8:1"]);
    says(
        &project,
        &[
            "the policy in `static/_headers`, line 3, keeps browsers from sending this form to `https://lists.example/`",
            "write `form-action https://lists.example` in `static/_headers`, line 3",
        ],
    );
    let mended = own.replace("form-action 'none'", "form-action https://lists.example");
    project.write("static/_headers", &mended);
    finds(&project, &[]);
    // Each of two policies holds, and what both forbid is told of twice.
    write(&project, "b", "", "<iframe src=\"/about/\" title=\"Us\"></iframe>\n\n[A](/a.bin)");
    finds(&project, &["D0406 content/articles/b.md:8:1"]);
    says(&project, &["write `frame-src 'self'` in `static/_headers`, line 6"]);
    project.write("static/_headers", mended.replace("default-src 'self'", "default-src 'none'"));
    let found = check(&project, &["--all"]).out;
    assert!(found.contains("write `frame-src 'self'` in `static/_headers`, line 3"), "{found}");
    // The theme's own sheet, script and picture are among what is blocked now.
    assert!(
        found.contains("line 3, keeps browsers from using the style sheet `/style."),
        "{found}"
    );
    assert!(found.contains("write `style-src 'self'` in `static/_headers`, line 3"), "{found}");
    // A file without a policy forbids nothing.
    project.write("static/_headers", "/*\n  X-Frame-Options: DENY\n");
    finds(&project, &[]);
}

#[test]
fn a_style_sheet_is_held_against_the_policy_of_pages() {
    let project = sound("");
    let sheet = "a { background: url(data:image/gif;base64,AA==) }\n@font-face { src: url(\"/a.woff2\") }\n";
    project.write("static/own.css", sheet).write("static/a.woff2", "a");
    write(&project, "a", "", "[Styles](/own.css)");
    finds(&project, &["D0406 static/own.css:1:21"]);
    project.write("static/_headers", "/*\n  Content-Security-Policy: font-src 'none'\n");
    finds(&project, &["D0406 static/own.css:2:23"]);
    says(&project, &["write `font-src 'self'` in `static/_headers`, line 2"]);
}

#[test]
fn what_hosts_and_browsers_pass_over_in_headers_is_told_of() {
    let project = sound("");
    let own = "X-Own: early\n/*\n  X-Frame-Options DENY\n  \
               Content-Security-Policy: img-scr 'self'; font-src self; form-action ‘none’\n";
    project.write("static/_headers", own);
    finds(
        &project,
        &[
            "D0513 static/_headers:1:1",
            "D0513 static/_headers:3:3",
            "D0513 static/_headers:4:28",
            "D0513 static/_headers:4:53",
            "D0513 static/_headers:4:71",
        ],
    );
    says(
        &project,
        &[
            "no path stands before this line",
            "write one above it: `/*` for all",
            "`X-Frame-Options DENY` is neither a path nor a header",
            "browsers know no directive `img-scr`",
            "did you mean `img-src`?",
            "`self` without quotes is the name of a host",
            "write `'none'`",
        ],
    );
}
