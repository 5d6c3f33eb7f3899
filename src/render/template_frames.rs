//! How templates are put together: what extends, includes and shows what. A fault of one of them is
//! said once, in a file that the site has.

use std::collections::BTreeMap;

use super::template_code::tags;
use super::template_files::{is_own, made_in, name, named, of_theme, shown};
use super::template_unused::nearest_template;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;
use crate::read::Source;

/// The template of this name.
pub(super) fn source_of<'s>(name: &str, sources: &'s [Source]) -> Option<&'s Source> {
    sources.iter().find(|source| self::name(&source.path) == name)
}

/// The path of a template.
pub(super) fn path(template: &str) -> SourcePath {
    SourcePath::new(format!("templates/{template}"))
}

/// Includes of what extends another: its frame would be lost, and with it most of what is in it.
pub(super) fn includes(sources: &[Source]) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for source in sources {
        for (_, included, span) in named(&source.text).filter(|(by, ..)| *by == "include") {
            let target = source_of(included, sources);
            let Some(target) = target.filter(|it| is_own(it) || is_own(source)) else { continue };
            let Some((_, frame, there)) = named(&target.text).find(|(by, ..)| *by == "extends")
            else {
                continue;
            };
            let fault = format!("`{included}` extends `{frame}`, so it can't be included");
            let fault = Diagnostic::error(fault).at(&source.path, span);
            let fault = fault.at_with(&target.path, there, "here");
            faults.push(fault.help(
                "put what both show into a template of its own, without `extends`, and include that",
            ));
        }
    }
    faults
}

/// A circle of templates, at the tag that closes it. `by` is `extends` or `include`.
pub(super) fn circle(by: &str, chain: &[String], sources: &[Source]) -> Diagnostic {
    let verb = if by == "extends" { "extend" } else { "include" };
    let fault = if let [one, other] = chain
        && one == other
    {
        Diagnostic::error(format!("`{one}` {verb}s itself"))
    } else {
        let names = chain.join("` → `");
        Diagnostic::error(format!("templates {verb} each other in a circle: `{names}`"))
    };
    let [.., last, first] = chain else { return fault };
    let source = source_of(last, sources);
    let tag = source
        .and_then(|source| named(&source.text).find(|(it, name, _)| *it == by && name == first));
    match source.zip(tag) {
        Some((source, (.., span))) => fault.at(&source.path, span),
        None => fault.in_file(&path(last)),
    }
}

/// What to do where a template is named that there isn't.
pub(super) fn missing(unknown: &str, sources: &[Source]) -> String {
    let near = nearest_template(unknown, sources.iter().map(|it| name(&it.path)));
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("make the file `templates/{unknown}`, or take the tag away"),
    }
}

/// Something of a site's template that the theme's own templates need, and which of them.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    blocks: BTreeMap<(String, String), Vec<String>>,
    components: BTreeMap<(String, String), Vec<String>>,
}

impl Lacking {
    /// Takes note of a block that nothing above a template has; whether that is another one's fault.
    pub(super) fn block(&mut self, block: &str, template: &str, sources: &[Source]) -> bool {
        let Some(source) = source_of(template, sources).filter(|it| !is_own(it)) else {
            return false;
        };
        let mut frame = Some(source);
        for _ in sources {
            frame = frame.and_then(|it| {
                let (_, above, _) = named(&it.text).find(|(by, ..)| *by == "extends")?;
                source_of(above, sources)
            });
            let Some(own) = frame.filter(|it| is_own(it)) else { continue };
            let key = (own.path.as_str().to_owned(), block.to_owned());
            self.blocks.entry(key).or_default().push(template.to_owned());
            return true;
        }
        false
    }

    /// Takes note of a component that nothing makes; whether that is the fault of a file in the place
    /// of the theme's that makes it.
    pub(super) fn component(
        &mut self,
        component: &str,
        template: &str,
        sources: &[Source],
    ) -> bool {
        let makes = |text: &str| made_in(text).any(|(it, _)| it == component);
        let maker = sources.iter().find(|it| is_own(it) && of_theme(&it.path).is_some_and(makes));
        let Some(maker) = maker else { return false };
        let key = (maker.path.as_str().to_owned(), component.to_owned());
        self.components.entry(key).or_default().push(template.to_owned());
        true
    }

    /// Takes note of who shows articles by the filter `teaser`, whose component nothing makes.
    pub(super) fn teaser(sources: &[Source]) -> Self {
        let mut lacking = Self::default();
        for source in sources.iter().filter(|it| shown(&it.text).contains(&"teaser")) {
            lacking.component("teaser", name(&source.path), sources);
        }
        lacking
    }

    /// One fault for each.
    pub(super) fn faults(self) -> Diagnostics {
        let blocks = self.blocks.into_iter().map(|((path, block), users)| {
            let path = SourcePath::new(path);
            let users = some(&users, ["fills", "fill"]);
            let help = format!(
                "add `{{% block {block} %}}{{% endblock {block} %}}`{}",
                place(&path, &block)
            );
            Diagnostic::error(format!("this template lacks the block `{block}`, which {users}"))
                .in_file(&path)
                .help(help)
        });
        let components = self.components.into_iter().map(|((path, component), users)| {
            let path = SourcePath::new(path);
            let users = some(&users, ["shows", "show"]);
            let head = of_theme(&path).and_then(|text| head(text, &component)).unwrap_or_default();
            let end = format!("{{% endcomponent {component} %}}");
            Diagnostic::error(format!(
                "this template lacks the component `{component}`, which {users}"
            ))
            .in_file(&path)
            .help(format!("begin it with `{head}` and end it with `{end}`"))
        });
        let mut faults = Diagnostics::new();
        faults.extend(blocks.chain(components));
        faults
    }
}

/// `article.html` and 3 other templates, with what one does or many do.
fn some(users: &[String], does: [&str; 2]) -> String {
    let mut users = users.to_vec();
    users.sort();
    users.dedup();
    let first = users.first().map_or("", String::as_str);
    let [one, many] = does;
    match users.len() {
        0 | 1 => format!("`{first}` {one}"),
        2 => format!("`{first}` and another template {many}"),
        more => format!("`{first}` and {} other templates {many}", more - 1),
    }
}

/// Where the theme's template has a block.
fn place(path: &SourcePath, block: &str) -> String {
    let inside = of_theme(path).and_then(|text| {
        let tags = tags(text);
        let at = tags.iter().find(|it| it.name() == "block" && it.word(1) == block)?.at.start;
        let elements = ["head", "body", "header", "main", "footer", "article"];
        let open = elements.into_iter().filter_map(|it| {
            let open = [format!("<{it}>"), format!("<{it} ")]
                .iter()
                .filter_map(|it| text[..at].rfind(it))
                .max()?;
            let is_closed = text[open..at].contains(&format!("</{it}>"));
            (!is_closed).then_some((open, it))
        });
        open.max().map(|(_, it)| format!(" within `<{it}>`"))
    });
    inside.unwrap_or_default()
}

/// The tag that begins a component.
fn head<'t>(text: &'t str, component: &str) -> Option<&'t str> {
    let tags = tags(text);
    let tag = tags.iter().find(|it| it.name() == "component" && it.word(1) == component)?;
    Some(&text[tag.at.clone()])
}

/// What to write instead of a block that nothing above this template has.
pub(super) fn other_block(block: &str, template: &str, sources: &[Source]) -> String {
    let mut known: Vec<&str> = Vec::new();
    let mut above = String::new();
    let mut source = source_of(template, sources);
    for _ in sources {
        let Some((_, name, _)) =
            source.and_then(|it| named(&it.text).find(|(by, ..)| *by == "extends"))
        else {
            break;
        };
        if above.is_empty() {
            name.clone_into(&mut above);
        }
        source = source_of(name, sources);
        let text = source.map_or("", |it| it.text.as_str());
        known.extend(tags(text).iter().filter(|it| it.name() == "block").map(|it| it.word(1)));
    }
    if let Some(near) = nearest(block, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    known.sort_unstable();
    known.dedup();
    let known: Vec<String> = known.iter().map(|it| format!("`{it}`")).collect();
    match known.len() {
        0 => format!("`{above}` has no blocks"),
        1 => format!("`{above}` has the block {}", known.concat()),
        _ => format!("`{above}` has the blocks {}", known.join(", ")),
    }
}

/// What to write instead of a component that there isn't.
pub(super) fn other_component(component: &str, sources: &[Source]) -> String {
    let known = sources.iter().flat_map(|it| made_in(&it.text)).map(|(it, _)| it);
    if let Some(near) = nearest(component, known) {
        return format!("did you mean `{near}`?");
    }
    let file = nearest_template(
        &format!("partials/{component}.html"),
        sources.iter().map(|it| name(&it.path)),
    );
    let file = file.filter(|it| it.ends_with(&format!("/{component}.html")));
    match file {
        Some(file) => format!("`{file}` makes no component; write `{{% include \"{file}\" %}}`"),
        None => {
            format!("make it: `{{% component {component}() %}}…{{% endcomponent {component} %}}`")
        }
    }
}
