//! Renders a page from a template.

use std::collections::BTreeMap;

use tera::value::Key;
use tera::{Context, Value};

use super::markdown::{self, Html};
use super::rendered::Rendered;
use super::teasers::Teasers;
use super::templates::Templates;
use super::{structured_data, targets, template_fault};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::{ArticleView, Data, ListView, OwnView, TemplateView};

/// Renders one page.
pub(super) fn page(
    view: &TemplateView<'_>,
    texts: &[String],
    templates: &Templates,
) -> Result<Rendered, Diagnostics> {
    if templates.is_left_out(view.template) {
        return Err(Diagnostics::new());
    }
    let Some((tera, language)) = templates.engine(view.page.language) else {
        return Err(Diagnostic::error("there is no template").into());
    };
    let html = match view.text.as_ref().zip(texts.first()) {
        Some((text, source)) => match markdown::html(source, text, language) {
            // The article's own page says all there is to say of its text.
            html if text.plain && !html.faults.is_empty() => return Err(Diagnostics::new()),
            html if text.plain => Html { body: html.body, ..Html::default() },
            Html { faults, ids, links, .. } if !faults.is_empty() => {
                return Ok(Rendered { ids, links, faults, ..Rendered::default() });
            }
            html => html,
        },
        None => Html::default(),
    };
    let mut context = context(&view.data, templates.teasers());
    context.insert("page", &view.page);
    context.insert_value("content", Value::safe_string(&html.body));
    context.insert("toc", &html.contents);
    let structured_data = if templates.names(view.template, "structured_data") {
        structured_data::of(view, &html.entries, templates.paper(), language)
    } else {
        String::new()
    };
    context.insert_value("structured_data", Value::safe_string(&structured_data));
    let is_named = templates.names(view.template, "targets");
    let targets = if is_named { targets::of(&html.body) } else { Vec::new() };
    let targets = targets.into_iter().map(Value::safe_string);
    context.insert_value("targets", Value::from(targets.collect::<Vec<_>>()));
    for (name, value, _) in templates.data_of(view.template) {
        context.insert_value(name, value.clone());
    }
    let mut bytes = Vec::with_capacity(html.body.len() + 8 * 1024);
    if let Err(error) = tera.render_to(view.template, &context, &mut bytes) {
        // Its file has faults, which are reported already.
        if template_fault::is_of_absent_card(&error) {
            return Err(Diagnostics::new());
        }
        let asked = templates.asked(&context);
        let fault = template_fault::rendering(&error, view.template, &view.page.url, &asked);
        return Err(fault.into());
    }
    remove_controls(&mut bytes);
    let Html { ids, links, warnings, faults, .. } = html;
    Ok(Rendered { bytes, ids, links, warnings, faults })
}

/// HTML has no place for control characters, nor an escape: they come by paste and mean nothing.
fn remove_controls(html: &mut Vec<u8>) {
    let is_control =
        |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f;
    // Without a way out of the loop it runs over many bytes at once.
    if html.iter().fold(false, |found, byte| found | is_control(*byte)) {
        html.retain(|byte| !is_control(*byte));
    }
}

/// A list with what is known of its teasers already, field for field as it would be serialised.
fn list(view: &ListView<'_>, teasers: &Teasers) -> Value {
    let ListView { articles, newer, older, head, until, nth } = view;
    let articles: Vec<Value> = articles.iter().map(|teaser| teasers.value(teaser)).collect();
    let fields: [(&str, Value); 6] = [
        ("articles", articles.into()),
        ("newer", newer.clone().into()),
        ("older", older.clone().into()),
        ("head", (*head).into()),
        ("until", until.clone().into()),
        ("nth", (*nth).into()),
    ];
    BTreeMap::from(fields).into()
}

/// An article with what is known of its teaser already, field for field as it would be serialised.
fn article(view: &ArticleView<'_>, teasers: &Teasers) -> Value {
    let OwnView {
        permalink,
        standfirst,
        standfirst_html,
        words,
        minutes,
        changed,
        expires,
        audio,
        corrections,
        sources,
        series,
        entries,
        related,
        minor,
        extra,
    } = &view.own;
    let related: Vec<Value> = related.iter().map(|it| teasers.related(it)).collect();
    let own: [(Key<'static>, Value); 15] = [
        ("permalink".into(), (*permalink).into()),
        ("standfirst".into(), (*standfirst).into()),
        ("standfirst_html".into(), (*standfirst_html).into()),
        ("words".into(), (*words).into()),
        ("minutes".into(), (*minutes).into()),
        ("changed".into(), Value::from_serializable(changed)),
        ("expires".into(), Value::from_serializable(expires)),
        ("audio".into(), Value::from_serializable(audio)),
        ("corrections".into(), Value::from_serializable(corrections)),
        ("sources".into(), Value::from_serializable(sources)),
        ("series".into(), Value::from_serializable(series)),
        ("entries".into(), Value::from_serializable(entries)),
        ("related".into(), related.into()),
        ("minor".into(), (*minor).into()),
        ("extra".into(), Value::from_serializable(extra)),
    ];
    let teaser = teasers.value(&view.teaser);
    let of_lists = teaser.as_map().into_iter().flatten();
    let of_lists = of_lists.map(|(name, value)| (name.clone(), value.clone()));
    of_lists.chain(own).collect::<BTreeMap<_, _>>().into()
}

fn context(data: &Data<'_>, teasers: &Teasers) -> Context {
    let mut context = Context::new();
    match data {
        Data::Article { article, newer, older } => {
            context.insert_value("article", self::article(article, teasers));
            context.insert("newer", newer);
            context.insert("older", older);
        }
        Data::TextHome { list } => context.insert("list", list),
        Data::Standing { standing } => context.insert("standing", standing),
        Data::Home { list } => context.insert_value("list", self::list(list, teasers)),
        Data::Term { term, list } => {
            context.insert("term", term);
            context.insert_value("list", self::list(list, teasers));
        }
        Data::Series { term, parts } => {
            context.insert("term", term);
            context.insert("parts", parts);
        }
        Data::Year { period, months } => {
            context.insert("period", period);
            context.insert("months", months);
        }
        Data::Month { period, days, list } => {
            context.insert("period", period);
            context.insert("days", days);
            context.insert_value("list", self::list(list, teasers));
        }
        Data::Day { period, list } => {
            context.insert("period", period);
            context.insert_value("list", self::list(list, teasers));
        }
        Data::Nothing {} => {}
    }
    context
}
