//! Tables: in a frame that scrolls by itself, aligned by class.

use pulldown_cmark::Alignment;

use super::Pass;
use crate::render::html::escaped;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Pass<'_, '_> {
    pub(super) fn open_table(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), column: 0, in_head: true };
        let label = escaped(self.language.strings.get(&["table"]));
        self.raw(format!(
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"
        ));
    }

    pub(super) fn close_table(&mut self) {
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    pub(super) fn close_table_head(&mut self) {
        self.table.column = 0;
        self.table.in_head = false;
        self.raw("</tr></thead>\n<tbody>\n");
    }

    pub(super) fn close_row(&mut self) {
        self.table.column = 0;
        self.raw("</tr>\n");
    }

    pub(super) fn open_cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"end\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.table.column += 1;
        let tag = if self.table.in_head { "th scope=\"col\"" } else { "td" };
        self.raw(format!("<{tag}{class}>"));
    }

    pub(super) fn close_cell(&mut self) {
        self.raw(if self.table.in_head { "</th>" } else { "</td>" });
    }
}
