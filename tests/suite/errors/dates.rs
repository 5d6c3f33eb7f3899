//! Dates that the calendar doesn't have, or that stand in the wrong order.

use super::article;
use crate::project::Project;

fn dated(date: &str) -> Project {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        format!("+++\ntitle = \"Talks resume\"\ndate = {date}\n+++\nBoth sides met.\n"),
    );
    project
}

#[test]
fn a_day_that_the_calendar_does_not_have() {
    dated("2025-02-30").fails(
        "error: `2025-02-30` is no date: the day is from 01 to 28
 --> content/articles/a.md:3:8
  |
3 | date = 2025-02-30
  |        ^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
    dated("2025-13-01").fails(
        "error: `2025-13-01` is no date: the month is from 01 to 12
 --> content/articles/a.md:3:8
  |
3 | date = 2025-13-01
  |        ^^^^^^^^^^
  |
  = help: write it like this: `date = 2025-01-13`",
    );
    dated("2025-08-16T25:00:00").fails(
        "error: `2025-08-16T25:00:00` is no date: the hour is from 00 to 23
 --> content/articles/a.md:3:8
  |
3 | date = 2025-08-16T25:00:00
  |        ^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
    dated("2025-08-16T09:30:00+99:00").fails(
        "error: `2025-08-16T09:30:00+99:00` is no date: the hour is from 00 to 23
 --> content/articles/a.md:3:8
  |
3 | date = 2025-08-16T09:30:00+99:00
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
}

#[test]
fn a_time_without_seconds_is_a_time() {
    dated("2025-08-16T09:30").build().warns("");
}

#[test]
fn a_time_without_a_day() {
    dated("09:30:00").fails(
        "error: `date` is a time without a day
 --> content/articles/a.md:3:8
  |
3 | date = 09:30:00
  |        ^^^^^^^^
  |
  = help: write the day too: `date = 2025-08-16T09:30:00`",
    );
}

#[test]
fn a_date_in_quotes() {
    dated("\"2025-08-16\"").build().warns("");
    dated("\"2025-08-16T09:30:00+02:00\"").build().warns("");
    dated("\"2025-02-30\"").fails(
        r#"error: `date` takes a date, and this is a text
 --> content/articles/a.md:3:8
  |
3 | date = "2025-02-30"
  |        ^^^^^^^^^^^^
  |
  = help: write it like this: `date = 2025-08-16`"#,
    );
    dated("\"09:30\"").fails(
        r#"error: `date` takes a date, and this is a text
 --> content/articles/a.md:3:8
  |
3 | date = "09:30"
  |        ^^^^^^^
  |
  = help: write it like this: `date = 2025-08-16`"#,
    );
    dated("\"16 August 2025\"").fails(
        r#"error: `date` takes a date, and this is a text
 --> content/articles/a.md:3:8
  |
3 | date = "16 August 2025"
  |        ^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `date = 2025-08-16`"#,
    );
}

#[test]
fn a_date_that_is_a_number() {
    dated("2025").fails(
        "error: `date` takes a date, and this is the number 2025
 --> content/articles/a.md:3:8
  |
3 | date = 2025
  |        ^^^^
  |
  = help: write it like this: `date = 2025-08-16`",
    );
    dated("20250816").fails(
        "error: `date` takes a date, and this is the number 20250816
 --> content/articles/a.md:3:8
  |
3 | date = 20250816
  |        ^^^^^^^^
  |
  = help: write it like this: `date = 2025-08-16`",
    );
}

#[test]
fn an_article_that_expires_before_it_is_published() {
    article("expires = 2025-08-15").fails(
        "error: this article expires before it is published
 --> content/articles/a.md:4:11
  |
4 | expires = 2025-08-15
  |           ^^^^^^^^^^ not published from here on
  |
 ::: content/articles/a.md:3:8
  |
3 | date = 2025-08-16
  |        ---------- first published here
  |
  = help: give a later day, or remove `expires`",
    );
    article("expires = 2025-08-16").fails(
        "error: this article expires before it is published
 --> content/articles/a.md:4:11
  |
4 | expires = 2025-08-16
  |           ^^^^^^^^^^ not published from here on
  |
 ::: content/articles/a.md:3:8
  |
3 | date = 2025-08-16
  |        ---------- first published here
  |
  = help: give a later day, or remove `expires`",
    );
}

#[test]
fn impossible_dates_everywhere_at_once() {
    article(
        "updated = 2025-02-30\nexpires = 2025-04-31\n\
         [[corrections]]\ndate = 2025-06-31\ntext = \"The day was wrong.\"\n\
         [[sources]]\ntitle = \"Joint statement\"\ndate = 2025-09-31",
    )
    .fails(
        "error: `2025-02-30` is no date: the day is from 01 to 28
 --> content/articles/a.md:4:11
  |
4 | updated = 2025-02-30
  |           ^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`

error: `2025-04-31` is no date: the day is from 01 to 30
 --> content/articles/a.md:5:11
  |
5 | expires = 2025-04-31
  |           ^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`

error: `2025-06-31` is no date: the day is from 01 to 30
 --> content/articles/a.md:7:8
  |
7 | date = 2025-06-31
  |        ^^^^^^^^^^
  |
  = help: write it like `2025-08-16` or `2025-08-16T09:30:00`

error: `2025-09-31` is no date: the day is from 01 to 30
  --> content/articles/a.md:11:8
   |
11 | date = 2025-09-31
   |        ^^^^^^^^^^
   |
   = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
}
