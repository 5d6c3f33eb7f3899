//! A *rule*: what a check looks for.

use crate::diagnostic::{Diagnostic, Severity};

/// What a check looks for.
#[derive(Debug)]
pub struct Rule {
    /// Names it for ever: `D0101`.
    pub code: &'static str,
    /// A few words for lists: `dead-link`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What a finding says.
    pub about: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

impl Rule {
    /// A finding of this rule.
    pub(in crate::check) fn found(&self, message: impl Into<String>) -> Diagnostic {
        let finding = match self.severity {
            Severity::Error => Diagnostic::error(message),
            Severity::Warning => Diagnostic::warning(message),
        };
        finding.coded(self.code)
    }
}

pub(super) const fn error(
    code: &'static str,
    name: &'static str,
    about: &'static str,
    why: &'static str,
    mend: &'static str,
) -> Rule {
    Rule { code, name, severity: Severity::Error, about, why, mend }
}

pub(super) const fn warning(
    code: &'static str,
    name: &'static str,
    about: &'static str,
    why: &'static str,
    mend: &'static str,
) -> Rule {
    Rule { code, name, severity: Severity::Warning, about, why, mend }
}
