//! The *document type* of a drawing, and the names that it gives to texts (entities).

use crate::metadata::Refused;

/// The text with what its entities stand for in their places; none if it has no entities.
///
/// # Errors
///
/// If one of them may stand for elements, or for what lies in another file.
pub(super) fn without_entities(text: &str) -> Result<Option<String>, Refused> {
    let Some((start, inside, end)) = subset(text) else { return Ok(None) };
    let refused = || {
        let reason = "its document type says more than a drawing needs; save it as plain SVG";
        Refused::at(reason, start)
    };
    let mut entities = Vec::new();
    let mut rest = inside.trim_start();
    while !rest.is_empty() {
        let declared = rest.strip_prefix("<!ENTITY").ok_or_else(refused)?;
        let (name, value) =
            declared.trim_start().split_once(char::is_whitespace).ok_or_else(refused)?;
        let value = value.trim_start();
        let quote =
            value.chars().next().filter(|it| matches!(it, '"' | '\'')).ok_or_else(refused)?;
        let (value, behind) = value[1..].split_once(quote).ok_or_else(refused)?;
        if name == "%" || value.contains(['<', '&', '%', '"', '\'']) {
            return Err(refused());
        }
        entities.push((format!("&{name};"), value));
        rest = behind.trim_start().strip_prefix('>').ok_or_else(refused)?.trim_start();
    }
    let mut plain = format!("{}{}", &text[..start], &text[end..]);
    for (name, value) in entities {
        plain = plain.replace(&name, value);
    }
    Ok(Some(plain))
}

/// Where the document type begins, what stands in its brackets, and where it ends; none if it has none.
fn subset(text: &str) -> Option<(usize, &str, usize)> {
    let root = text.find("<svg").or_else(|| text.find(":svg"))?;
    let start = text[..root].find("<!DOCTYPE")?;
    let inside = start + text[start..].find('[')? + 1;
    // Before the bracket the declaration may have ended already.
    if text[start..inside].contains('>') {
        return None;
    }
    let length = text[inside..].find(']')?;
    let end = inside + length + text[inside + length..].find('>')? + 1;
    Some((start, &text[inside..inside + length], end))
}
