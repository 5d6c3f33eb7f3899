//! The files of templates that a template is made of: what it extends and includes, and the
//! components that it shows.

use crate::path::SourcePath;
use crate::read::Source;

/// A template and all that it is made of, by path.
pub(super) fn of<'t>(templates: &'t [Source], name: &str) -> Vec<&'t SourcePath> {
    let mut found: Vec<usize> = Vec::new();
    let mut names = vec![format!("templates/{name}")];
    while let Some(name) = names.pop() {
        let index = templates.iter().position(|it| it.path.as_str() == name);
        let Some(index) = index.filter(|index| !found.contains(index)) else { continue };
        found.push(index);
        let text = templates[index].text.as_str();
        let quoted = text.split('"').skip(1).step_by(2).filter(|it| it.contains('.'));
        names.extend(quoted.map(|it| format!("templates/{it}")));
        let shown = templates.iter().filter(|it| components(&it.text).any(|it| shows(text, it)));
        names.extend(shown.map(|it| it.path.to_string()));
    }
    let mut paths: Vec<&SourcePath> = found.iter().map(|index| &templates[*index].path).collect();
    paths[1..].sort_unstable();
    paths
}

/// The components that a template makes.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let made = text.split("{% component ").skip(1);
    made.filter_map(|rest| rest.split(|it: char| !it.is_alphanumeric() && it != '_').next())
}

/// Whether a template shows a component: `<card `.
fn shows(text: &str, component: &str) -> bool {
    text.match_indices(component).any(|(at, _)| {
        text[..at].ends_with('<')
            && !text[at + component.len()..].starts_with(char::is_alphanumeric)
    })
}
