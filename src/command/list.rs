//! `dateline list`

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Exit, World, report};
use crate::arrange::{Edition, Status, status};
use crate::diagnostic::{Diagnostic, Diagnostics, Format, nearest};
use crate::parse::Article;
use crate::slug::slug;
use crate::{parse, read};

const EXAMPLES: &str = "Examples:
  dateline list --drafts
  dateline list --tag nato --format json";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct List {
    /// Only drafts
    #[arg(long, conflicts_with_all = ["scheduled", "expired"])]
    drafts: bool,
    /// Only articles whose date is still to come
    #[arg(long, conflicts_with = "expired")]
    scheduled: bool,
    /// Only articles whose time is over
    #[arg(long)]
    expired: bool,
    /// Only articles with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only articles by this author
    #[arg(long, value_name = "KEY")]
    author: Option<String>,
    /// What the list looks like
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// A line an article
    #[default]
    Table,
    /// One JSON array
    Json,
}

#[derive(Serialize)]
struct Row<'r> {
    date: String,
    status: &'static str,
    label: &'static str,
    title: &'r str,
    path: &'r str,
    authors: Vec<&'r str>,
    tags: Vec<&'r str>,
}

impl List {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.site(&self.root);
        let (parsed, diagnostics) = match read::read(&root) {
            Ok((sources, mut diagnostics)) => {
                let (parsed, found) = parse::parse(&sources);
                diagnostics.append(found);
                (Some(parsed), diagnostics)
            }
            Err(diagnostics) => (None, diagnostics),
        };
        report::diagnostics(&diagnostics, &root, Format::Human, world)?;
        let mut articles = parsed.map(|parsed| parsed.articles).unwrap_or_default();
        articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
        self.doubt(&articles, &root, world)?;
        let edition = Edition { now: world.now, drafts: false, future: false };
        let rows = articles.iter().map(|article| (article, status(article, edition)));
        let rows = rows.filter(|(article, status)| self.wants(article, *status));
        let rows: Vec<Row<'_>> = rows.map(|(article, status)| row(article, status)).collect();
        match self.format {
            ListFormat::Json => {
                let json = serde_json::to_string_pretty(&rows).unwrap_or_default();
                writeln!(world.out, "{json}")?;
            }
            ListFormat::Table => {
                for Row { date, status, label, title, path, .. } in &rows {
                    writeln!(
                        world.out,
                        "{:<10}  {status:<9}  {label:<9}  {title}  ({path})",
                        &date[..10]
                    )?;
                }
            }
        }
        Ok(if diagnostics.has_errors() { Exit::Faults } else { Exit::Done })
    }

    /// Says that no article has what was asked for.
    fn doubt(
        &self,
        articles: &[Arc<Article>],
        root: &Path,
        world: &mut World<'_>,
    ) -> io::Result<()> {
        let tags = || articles.iter().flat_map(|it| &it.tags).map(|it| it.value.as_str());
        let authors = || articles.iter().flat_map(|it| &it.authors).map(|it| it.value.as_str());
        let mut doubts = Diagnostics::new();
        if let Some(tag) = &self.tag
            && !tags().any(|it| slug(it) == slug(tag))
        {
            doubts.push(no_article("tag", tag, nearest(tag, tags())));
        }
        if let Some(author) = &self.author
            && !authors().any(|it| it == author)
        {
            doubts.push(no_article("author", author, nearest(author, authors())));
        }
        report::diagnostics(&doubts, root, Format::Human, world)
    }

    fn wants(&self, article: &Article, status: Status) -> bool {
        let asked = [
            (self.drafts, Status::Draft),
            (self.scheduled, Status::Scheduled),
            (self.expired, Status::Expired),
        ];
        let has_tag = |tag: &String| article.tags.iter().any(|it| slug(&it.value) == slug(tag));
        let has_author = |author: &String| article.authors.iter().any(|it| it.value == *author);
        asked.iter().all(|(is_asked, wanted)| !is_asked || status == *wanted)
            && self.tag.as_ref().is_none_or(has_tag)
            && self.author.as_ref().is_none_or(has_author)
    }
}

fn no_article(kind: &str, written: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::warning(format!("no article has the {kind} `{written}`"))
        .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
}

fn row(article: &Article, status: Status) -> Row<'_> {
    Row {
        date: article.date.written(),
        status: match status {
            Status::Draft => "draft",
            Status::Scheduled => "scheduled",
            Status::Expired => "expired",
            Status::Published | Status::Unused | Status::Broken => "published",
        },
        label: article.label.key(),
        title: &article.title,
        path: article.path.as_str(),
        authors: article.authors.iter().map(|it| it.value.as_str()).collect(),
        tags: article.tags.iter().map(|it| it.value.as_str()).collect(),
    }
}
