//! What cuts of lists give readers, and what an old article that comes or goes changes of them.

use crate::answer::dateline;
use crate::project::{Built, Project, tree};

/// An archive of so many articles, two a day, with all kinds of terms.
fn archive(many: usize) -> Project {
    let project = Project::new("");
    project.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\npage_size = 10\ntext_edition = true\n",
    );
    for number in 0..many {
        write(&project, number, number);
    }
    project
}

fn path(number: usize) -> String {
    format!("content/articles/n{number}.md")
}

/// Article `number`, published on the day of article `at`.
fn write(project: &Project, number: usize, at: usize) {
    let day = jiff::civil::date(2024, 1, 1)
        + jiff::Span::new().days(i64::try_from(at / 2).expect("a small number"));
    let place = ["UA", "RU", "US", "CN"][number % 4];
    let text = format!(
        "+++\ntitle = \"N{number}\"\ndate = {day}\ntags = [\"all\", \"t{}\"]\nplaces = [\"{place}\"]\n\
         authors = [\"A{}\"]\nsection = \"Desk {}\"\n+++\nText {number}.\n",
        number % 7,
        number % 5,
        number % 3
    );
    project.write(&path(number), text);
}

/// How many files a build wrote and removed, and how many of them are older pages of lists.
fn touched(built: &Built) -> (usize, usize) {
    let touched = built.published.written.iter().chain(&built.published.removed);
    let touched: Vec<&str> = touched.map(dateline::path::OutputPath::as_str).collect();
    (touched.len(), touched.iter().filter(|path| path.contains("page/")).count())
}

#[test]
fn an_old_article_that_goes_and_comes_again_changes_the_pages_around_it() {
    let project = archive(400);
    project.attempt();
    let before = tree(&project.output());
    let older_pages = before.keys().filter(|path| path.contains("page/")).count();
    assert!(older_pages > 350, "{older_pages}");
    let mut most = (0, 0);
    for number in [21, 98, 143, 150, 222, 287, 333] {
        let text = std::fs::read(project.root().join(path(number))).expect("an article");
        project.remove(&path(number));
        let gone = touched(&project.build());
        project.write(&path(number), text);
        let here = touched(&project.build());
        assert!(tree(&project.output()) == before, "{number} leaves a trace");
        most = (most.0.max(gone.0).max(here.0), most.1.max(gone.1).max(here.1));
    }
    assert_eq!(most, (70, 41), "files, and older pages of lists among them");
}

#[test]
fn another_date_changes_the_pages_around_the_old_one_and_the_new_one() {
    let project = archive(400);
    project.attempt();
    write(&project, 143, 260);
    let there = touched(&project.build());
    write(&project, 143, 143);
    assert_eq!(touched(&project.build()).0, there.0);
    assert_eq!(there, (72, 38));
}

#[test]
fn a_page_is_told_by_the_day_that_it_goes_up_to() {
    let project = archive(60);
    for number in 60..110 {
        write(&project, number, 60);
    }
    project.build();
    for (list, name) in [
        ("", "Earlier articles"),
        ("tags/all/", "all"),
        ("2024/01/", "January 2024"),
        ("2024/01/31/", "January 31, 2024"),
    ] {
        let page = |name: &str| project.page(&format!("{list}page/{name}/index.html"));
        for (day, shown) in
            [("2024-01-31", "January 31, 2024"), ("2024-01-31-2", "January 31, 2024 (2)")]
        {
            let html = page(day);
            let title = format!("<title>{name}, until {shown} — Test</title>");
            assert!(html.contains(&title), "{title}: {html}");
            assert!(html.contains(&format!("<span>Until {shown}</span>")), "{list}{day}");
            assert!(html.contains(&format!("\"name\":\"Until {shown}\"")), "{list}{day}");
            let canonical = format!("href=\"https://example.org/{list}page/{day}/\"");
            assert!(html.contains(&format!("<link rel=\"canonical\" {canonical}>")), "{list}{day}");
        }
    }
    let text = project.page("text/page/2024-01-31-2/index.html");
    for part in [
        "<title>Test — Text only, until January 31, 2024 (2)</title>",
        "<link rel=\"canonical\" href=\"https://example.org/page/2024-01-31-2/\">",
        "<p><span>Until January 31, 2024 (2)</span></p>",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for (url, what) in [
        ("/page/2024-01-31/", "the list of all articles until 2024-01-31"),
        ("/tags/all/page/2024-01-31-2/", "the list of the tag “all” until 2024-01-31 (2)"),
    ] {
        let answer = dateline(project.root(), &["explain", url]);
        assert!(answer.out.starts_with(&format!("{url} is {what}\n")), "{answer:?}");
    }
    // No two pages of the site have one title.
    let mut titles: Vec<String> = tree(&project.output())
        .into_iter()
        .filter(|(path, _)| path.contains("page/"))
        .filter_map(|(_, html)| {
            let html = String::from_utf8_lossy(&html).into_owned();
            Some(html.split_once("<title>")?.1.split_once("</title>")?.0.to_owned())
        })
        .collect();
    let all = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), all);
}

#[test]
fn every_language_says_it_in_its_own_way() {
    for (language, first, second) in [
        ("ar-EG", "حتى ٣١ يناير ٢٠٢٤", "حتى ٣١ يناير ٢٠٢٤ (٢)"),
        ("ur", "31 جنوری، 2024 تک", "31 جنوری، 2024 (2) تک"),
        ("de", "Until 31. Januar 2024", "Until 31. Januar 2024 (2)"),
    ] {
        let project = archive(60);
        for number in 60..110 {
            write(&project, number, 60);
        }
        project.edit("site.toml", "page_size", &format!("language = \"{language}\"\npage_size"));
        project.build();
        for (day, shown) in [("2024-01-31", first), ("2024-01-31-2", second)] {
            let html = project.page(&format!("tags/all/page/{day}/index.html"));
            assert!(html.contains(&format!("<span>{shown}</span>")), "{shown}: {html}");
        }
    }
}

#[test]
fn the_day_is_that_of_the_sites_time_zone() {
    let project = Project::new(
        "
-- site.toml --
title = \"Test\"
base_url = \"https://example.org\"
page_size = 1
time_zone = \"Asia/Tokyo\"
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-03-14T20:00:00Z
+++
Text.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-03-20
+++
Text.
",
    );
    project.build();
    assert!(project.has("2025/03/15/a") && project.has("page/2025-03-15/index.html"));
}

#[test]
fn another_host_cuts_no_list_in_another_way() {
    let mut project = archive(90);
    project.build();
    let names =
        |project: &Project| -> Vec<String> { tree(&project.output()).into_keys().collect() };
    let before = names(&project);
    project.options.base_url = Some("https://preview.example".into());
    project.build();
    assert_eq!(names(&project), before);
}

#[test]
fn what_isnt_published_ends_no_page() {
    let project = archive(60);
    project.build();
    let before = tree(&project.output());
    for number in 20..40 {
        let text = format!("+++\ntitle = \"D\"\ndate = 2024-01-{number}\ndraft = true\n+++\n");
        project.write(&format!("content/articles/d{number}.md"), text.replace("01-3", "01-1"));
    }
    project.build().written(&[]).removed(&[]);
    assert!(tree(&project.output()) == before);
}
