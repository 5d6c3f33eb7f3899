//! `dateline explain`

use std::io;

use clap::Args;

use super::{Exit, World};
use crate::check::Rule;
use crate::diagnostic::{Severity, nearest};

const EXAMPLES: &str = "Examples:
  dateline explain D0101
  dateline explain";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// The code of a finding; without it, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let Some(code) = self.code else {
            for rule in Rule::all() {
                let severity = name_of(rule.severity);
                writeln!(
                    world.out,
                    "{}  {severity:<7}  {:<24}  {}",
                    rule.code, rule.name, rule.about
                )?;
            }
            return Ok(Exit::Done);
        };
        let found =
            Rule::all().find(|rule| rule.code.eq_ignore_ascii_case(&code) || rule.name == code);
        let Some(rule) = found else {
            writeln!(world.err, "error: no rule has the code `{code}`")?;
            if let Some(near) = nearest(&code, Rule::all().flat_map(|rule| [rule.code, rule.name]))
            {
                writeln!(world.err, "  = help: did you mean `{near}`?")?;
            }
            writeln!(world.err, "  = help: `dateline explain` lists all codes")?;
            return Ok(Exit::Usage);
        };
        let Rule { code, name, severity, about, why, mend } = rule;
        let severity = name_of(*severity);
        write!(
            world.out,
            "{severity}[{code}]: {name}\n\n\
             What it means: {about}\n\n\
             Why it matters: {why}\n\n\
             How to mend it: {mend}\n\n\
             Where it is meant to be so: `check = {{ allow = [\"{code}\"] }}` in the article, or in \
             `site.toml`\n\n\
             \x20 [[check.allow]]\n  code = \"{code}\"\n  reason = \"…\"\n"
        )?;
        Ok(Exit::Done)
    }
}

fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
