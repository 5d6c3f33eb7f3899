//! Front matter as editors with a form write it: Decap CMS, Sveltia CMS, Pages CMS.
//!
//! They put dates in quotes, a point into whole numbers and an empty text where a field was emptied.
//! None of that says anything else than what an author would have typed.

use crate::project::Project;

const TYPED: &str = "+++
title = \"Talks resume\"
date = 2025-08-16T09:30:00+02:00
updated = 2025-08-17
series = \"grain\"
part = 2

[image]
src = \"/favicon.svg\"
alt = \"A table\"

[[sources]]
title = \"Joint statement\"
date = 2025-08-15

[[corrections]]
date = 2025-08-17
text = \"The day was wrong.\"
+++
Both sides met.
";

/// What the editors make of it when it is saved again.
const SAVED: [&str; 3] = [
    // Pages CMS.
    "+++
title = 'Talks resume'
date = '2025-08-16T09:30:00+02:00'
updated = '2025-08-17'
series = 'grain'
part = 2.0
image.src = '/favicon.svg'
image.alt = 'A table'
sources = [
\t{ title = 'Joint statement', date = '2025-08-15' },
]
corrections = [
\t{ date = '2025-08-17', text = 'The day was wrong.' },
]
+++
Both sides met.
",
    // Decap CMS, after somebody typed something into fields and took it out again.
    "+++
title = \"Talks resume\"
summary = \"\"
date = 2025-08-16T07:30:00.000Z
updated = \"2025-08-17\"
expires = \"\"
series = \"grain\"
part = 2
tags = [ ]

[image]
src = \"/favicon.svg\"
alt = \"A table\"
caption = \"\"

[[sources]]
title = \"Joint statement\"
url = \"\"
date = \"2025-08-15\"

[[corrections]]
date = \"2025-08-17\"
text = \"The day was wrong.\"
+++
Both sides met.
",
    // Sveltia CMS.
    "+++
title = \"Talks resume\"
date = 2025-08-16T09:30:00.000+02:00
updated = 2025-08-17
series = \"grain\"
part = 2

[image]
src = \"/favicon.svg\"
alt = \"A table\"

[[sources]]
title = \"Joint statement\"
date = 2025-08-15

[[corrections]]
date = 2025-08-17
text = \"The day was wrong.\"
+++

Both sides met.
",
];

#[test]
fn what_a_form_saves_is_what_was_typed() {
    let project = Project::new("");
    project.write("content/articles/a.md", TYPED);
    project.build().warns("");
    for saved in SAVED {
        project.write("content/articles/a.md", saved);
        project.build().warns("").written(&[]);
    }
}

#[test]
fn what_must_be_there_may_not_be_empty_in_a_form_either() {
    let project = Project::new("");
    project.write("content/articles/a.md", TYPED.replace("\"/favicon.svg\"", "\"\""));
    project.fails(
        r#"error: `src` is empty
 --> content/articles/a.md:9:7
  |
9 | src = ""
  |       ^^
  |
  = help: write it like this: `src = "photo.jpg"`"#,
    );
    project.write("content/articles/a.md", TYPED.replace("part = 2", "part = 2.5"));
    project.fails(
        "error: `part` takes a whole number from 1 to 9999, and this is a number with a point
 --> content/articles/a.md:6:8
  |
6 | part = 2.5
  |        ^^^
  |
  = help: write it like this: `part = 2`",
    );
    project.write("content/articles/a.md", TYPED.replace("part = 2", "part = 0.0"));
    project.fails(
        "error: `part` takes a whole number from 1 to 9999, and this is a number with a point
 --> content/articles/a.md:6:8
  |
6 | part = 0.0
  |        ^^^
  |
  = help: write it like this: `part = 2`",
    );
}
