//! The *names* that a document says: of people, or of programs.

/// Names, each once, as one line.
#[derive(Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn add(&mut self, name: &str) {
        let name: Vec<&str> = name.split_whitespace().collect();
        let name: String = name.join(" ").chars().filter(|it| !it.is_control()).take(200).collect();
        if !name.is_empty() && !self.0.contains(&name) && self.0.len() < 8 {
            self.0.push(name);
        }
    }

    pub(super) fn line(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.join(", "))
    }
}
