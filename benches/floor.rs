//! The *floor*: the least that a build of these pages can cost.
//!
//! usage: floor CONTENT OUTPUT
//!
//! It reads every article, parses its front matter, renders its Markdown and writes its page, the home
//! page's list and a list for each tag, twenty articles a page, with no template engine, no
//! diagnostics and no memory of an earlier build. What a generator takes beyond this is its own.

#![allow(clippy::expect_used, reason = "a benchmark that can't write has nothing to say")]
#![allow(clippy::print_stderr, reason = "it is a program")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use serde::Deserialize;

/// Articles on a page of a list.
const PAGE: usize = 20;

#[derive(Deserialize)]
struct Front {
    title: String,
    summary: String,
    date: toml::value::Datetime,
    tags: Vec<String>,
    authors: Vec<String>,
}

struct Article {
    slug: String,
    date: String,
    front: Front,
    minutes: usize,
    html: String,
}

fn read(path: &Path) -> Article {
    let text = fs::read_to_string(path).expect("an article");
    let inside = text.strip_prefix("+++\n").expect("front matter");
    let (front, body) = inside.split_once("\n+++\n").expect("the end of front matter");
    let front: Front = toml::from_str(front).expect("keys");
    let mut html = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut html, Parser::new_ext(body, Options::all()));
    let slug = path.file_stem().expect("a name").to_string_lossy().into_owned();
    let minutes = body.split_whitespace().count().div_ceil(220);
    Article { slug, date: front.date.to_string(), front, minutes, html }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn write(output: &Path, folder: &str, title: &str, main: &str) {
    let folder = output.join(folder);
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"/style.css\"></head><body><header><a href=\"/\">Bench</a>\
         <nav><a href=\"/tags/\">Tags</a></nav></header><main>{main}</main><footer>Bench</footer>\
         </body></html>\n",
        escaped(title)
    );
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("index.html"), page).expect("a page");
}

fn write_article(output: &Path, articles: &[Article], index: usize) {
    let article = &articles[index];
    let mut main = format!(
        "<article><h1>{}</h1><p>{}</p><p>{} · <time datetime=\"{}\">{}</time> · {} min read</p>{}<ul>",
        escaped(&article.front.title),
        escaped(&article.front.summary),
        article.front.authors.join(", "),
        article.date,
        article.date,
        article.minutes,
        article.html
    );
    for tag in &article.front.tags {
        write!(main, "<li><a href=\"/tags/{tag}/\">{tag}</a></li>").expect("a string");
    }
    main.push_str("</ul>");
    let neighbours = [index.checked_sub(1), Some(index + 1)];
    for other in neighbours.into_iter().flatten().filter_map(|place| articles.get(place)) {
        let title = escaped(&other.front.title);
        write!(main, "<a href=\"/{}/\">{title}</a>", other.slug).expect("a string");
    }
    main.push_str("</article>");
    write(output, &article.slug, &article.front.title, &main);
}

fn write_list(output: &Path, folder: &str, articles: &[&Article]) {
    articles.par_chunks(PAGE).enumerate().for_each(|(number, page)| {
        let mut main = String::new();
        for article in page {
            write!(
                main,
                "<article><h2><a href=\"/{}/\">{}</a></h2><p>{}</p><time datetime=\"{3}\">{3}</time></article>",
                article.slug,
                escaped(&article.front.title),
                escaped(&article.front.summary),
                article.date
            )
            .expect("a string");
        }
        let folder =
            if number == 0 { folder.into() } else { format!("{folder}page/{}/", number + 1) };
        write(output, &folder, "Bench", &main);
    });
}

fn main() {
    let arguments: Vec<String> = std::env::args().filter(|it| it != "--bench").skip(1).collect();
    let [content, output] = &arguments[..] else {
        eprintln!("usage: floor CONTENT OUTPUT");
        return;
    };
    let output = Path::new(output);
    let files = walkdir::WalkDir::new(content).into_iter().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|it| it == "md"));
    let files: Vec<PathBuf> = files.map(walkdir::DirEntry::into_path).collect();
    let mut articles: Vec<Article> = files.par_iter().map(|path| read(path)).collect();
    articles.sort_by(|a, b| b.date.cmp(&a.date));
    (0..articles.len()).into_par_iter().for_each(|index| write_article(output, &articles, index));
    let mut tags: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for article in &articles {
        for tag in &article.front.tags {
            tags.entry(tag).or_default().push(article);
        }
    }
    write_list(output, "", &articles.iter().collect::<Vec<_>>());
    tags.par_iter().for_each(|(tag, with)| write_list(output, &format!("tags/{tag}/"), with));
}
