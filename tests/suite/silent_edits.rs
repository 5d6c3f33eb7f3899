//! The silent-edit guard: which edits of a published article are told of, and until when.

use dateline::publish::SilentEdit;

use crate::project::{Built, Project};

const ARTICLE: &str = "content/articles/a.md";

fn project(keys: &str) -> Project {
    let project = Project::new("");
    let text = "One two three four five six seven eight nine ten eleven twelve.";
    let front = format!("title = \"Talks\"\ndate = 2025-08-16\nsummary = \"A summary.\"\n{keys}");
    project.write(ARTICLE, format!("+++\n{front}+++\n{text}\n"));
    project
}

/// What a build says of so many words.
fn warning(words: usize) -> String {
    format!(
        "warning: {words} words of this article changed since it was published, and it doesn't say so
--> content/articles/a.md
 = help: if something was wrong, add a correction: `[[corrections]]` with `date` and `text`
 = help: if there is more to know now, write `updated = 2025-09-01`
 = help: if it means the same as before, write `minor = true`"
    )
}

fn assert_silent(built: &Built, words: usize) {
    built.warns(&warning(words));
    let article = dateline::path::SourcePath::new(ARTICLE);
    assert_eq!(built.published.silent_edits, [SilentEdit { article, words }]);
}

/// Six words that become others.
fn edit(project: &Project) {
    project.edit(ARTICLE, "One two three four five six", "A b c d e f");
}

#[test]
fn an_edit_of_more_than_five_words_is_told_of_until_somebody_says_something() {
    let project = project("");
    project.build().warns("");
    edit(&project);
    assert_silent(&project.build(), 6);
    // Also when the page is fresh, and when it changes again.
    let again = project.build();
    assert!(again.published.rendered.is_empty());
    assert_silent(&again, 6);
    project.edit(ARTICLE, "twelve.", "twelve thirteen.");
    assert_silent(&project.build(), 7);
    project.write(ARTICLE, "broken").attempt();
    project.write(
        ARTICLE,
        "+++\ntitle = \"Talks\"\ndate = 2025-08-16\nsummary = \"A summary.\"\n+++\nAll of it is new.\n",
    );
    assert_silent(&project.build(), 12);
}

#[test]
fn a_correction_an_update_and_a_minor_edit_say_something() {
    for said in [
        "updated = 2025-08-31",
        "corrections = [{ date = 2025-08-31, text = \"We were wrong.\" }]",
        "minor = true",
    ] {
        // Together with the edit, and after it.
        let together = project("");
        together.build();
        edit(&together);
        together.edit(ARTICLE, "summary =", &format!("{said}\nsummary ="));
        together.build().warns("");
        let after = project("");
        after.build();
        edit(&after);
        assert_silent(&after.build(), 6);
        after.edit(ARTICLE, "summary =", &format!("{said}\nsummary =")).build().warns("");
        after.build().warns("");
        // What was said then says nothing of the next edit, if it isn't minor for good.
        after.edit(ARTICLE, "seven eight nine ten eleven twelve", "g h i j k l");
        if said.starts_with("minor") {
            after.build().warns("");
        } else {
            assert_silent(&after.build(), 6);
        }
    }
}

#[test]
fn to_say_less_than_before_says_nothing() {
    let corrections = "corrections = [{ date = 2025-08-30, text = \"We were wrong.\" }]\n";
    for (before, after) in [
        (corrections, ""),
        (corrections, "corrections = [{ date = 2025-08-31, text = \"We were wrong.\" }]\n"),
        ("updated = 2025-08-31\n", ""),
        ("updated = 2025-08-31\n", "updated = 2025-08-30\n"),
    ] {
        let project = project(before);
        project.build();
        edit(&project);
        project.edit(ARTICLE, before, after);
        assert_silent(&project.build(), 6);
        // Neither does what was said before, once more.
        let again = if after.is_empty() { "summary =" } else { after };
        let restored = if after.is_empty() { format!("{before}summary =") } else { before.into() };
        project.edit(ARTICLE, again, &restored);
        assert_silent(&project.build(), 6);
        project.edit(ARTICLE, "A b c d e f", "One two three four five six").build().warns("");
    }
}

#[test]
fn a_second_update_of_a_day_has_a_time() {
    let mut project = project("updated = 2025-09-01\n");
    project.build();
    edit(&project);
    project.at("2025-09-01T13:00:00Z");
    let said = "updated = 2025-09-01T13:00:00";
    let told = warning(6).replace("updated = 2025-09-01", said);
    project.build().warns(&told);
    project.edit(ARTICLE, "updated = 2025-09-01", said).build().warns("");
}

#[test]
fn what_was_taken_back_is_no_news_when_it_returns() {
    for said in
        ["updated = 2025-08-31\n", "corrections = [{ date = 2025-08-31, text = \"Wrong.\" }]\n"]
    {
        let project = project(said);
        project.build();
        project.edit(ARTICLE, said, "").build().warns("");
        edit(&project);
        project.edit(ARTICLE, "summary =", &format!("{said}summary ="));
        assert_silent(&project.build(), 6);
    }
}

#[test]
fn a_small_edit_is_nobodys_business() {
    let project = project("");
    project.build();
    project.edit(ARTICLE, "One two three four five", "A b c d e").build().warns("");
    // Words that move, and signs around them, are the same words.
    project.edit(ARTICLE, "A b c d e six", "Six: (*e*) — d, c b A").build().warns("");
}

#[test]
fn small_edits_are_told_of_when_they_are_large_together() {
    let project = project("");
    project.build();
    project.edit(ARTICLE, "One two three four five", "A b c d e").build().warns("");
    project.edit(ARTICLE, "six seven", "f g");
    assert_silent(&project.build(), 7);
    project.edit(ARTICLE, "A b c", "One two three").build().warns("");
    // Once something is said of them, the next begin anew.
    project.edit(ARTICLE, "summary =", "updated = 2025-08-31\nsummary =").build().warns("");
    project.edit(ARTICLE, "eight nine ten", "north south west").build().warns("");
    project.edit(ARTICLE, "d e f g", "h i j k");
    let built = project.build();
    assert_eq!(built.published.silent_edits.len(), 1, "{built:?}");
}

#[test]
fn an_edit_that_is_taken_back_is_forgotten() {
    let project = project("");
    project.build();
    edit(&project);
    assert_silent(&project.build(), 6);
    project.edit(ARTICLE, "A b c d e f", "One two three four five six").build().warns("");
}

#[test]
fn the_headline_and_the_standfirst_are_words_of_the_article() {
    let project = project("");
    project.build();
    project.edit(ARTICLE, "\"Talks\"", "\"Talks end in the night without result\"");
    assert_silent(&project.build(), 6);
    project.edit(ARTICLE, "A summary.", "In the end there was none at all.");
    assert_silent(&project.build(), 14);
}

#[test]
fn what_readers_could_not_see_is_no_edit() {
    for withheld in ["draft = true\n", "expires = 2025-08-20\n"] {
        let mut hidden = project(withheld);
        hidden.options.drafts = true;
        hidden.build();
        edit(&hidden);
        hidden.build().warns("");
        hidden.edit(ARTICLE, withheld, "").build().warns("");
    }
    let mut scheduled = project("");
    scheduled.options.future = true;
    scheduled.at("2025-08-01T00:00:00Z").build();
    edit(&scheduled);
    scheduled.build().warns("");
    scheduled.edit(ARTICLE, "seven eight nine ten eleven twelve", "g h i j k l");
    scheduled.at("2025-09-01T00:00:00Z").build().warns("");
    scheduled.edit(ARTICLE, "A b c d e f", "No one two three four five");
    assert_silent(&scheduled.build(), 6);
}

#[test]
fn a_preview_says_nothing() {
    let mut project = project("");
    project.options.guards_words = false;
    project.build();
    edit(&project);
    project.build().warns("");
}

#[test]
fn an_edit_of_the_theme_is_no_edit_of_words() {
    let project = project("");
    project.build();
    project.write("templates/article.html", "{{ article.title }} in other words and many of them");
    project.build().warns("");
}

#[test]
fn a_new_entry_of_live_coverage_speaks_for_itself() {
    let project = project("label = \"live\"\n");
    project.edit(ARTICLE, "twelve.", "twelve.\n\n## 14:00 — One\n\nText of the entry.\n");
    project.build();
    let more = "Text of the entry.\n\n## 15:00 — Another one\n\nMuch more text than five words.";
    project.edit(ARTICLE, "Text of the entry.", more).build().warns("");
    project.edit(
        ARTICLE,
        "Much more text than five words",
        "Now it says nothing like that any more",
    );
    let built = project.build();
    assert_eq!(built.published.silent_edits.len(), 1);
}

#[test]
fn a_new_entry_speaks_for_no_other_one() {
    let project = project("label = \"live\"\n");
    project.edit(ARTICLE, "twelve.", "twelve.\n\n## 14:00 — One\n\nText of the entry.\n");
    project.build();
    // An entry with another time is no new one: the time is a word that changed.
    project.edit(ARTICLE, "14:00", "14:10").build().warns("");
    edit(&project);
    let more = "Text of the entry.\n\n## 15:00 — Another one\n\nMuch more text than five words.";
    project.edit(ARTICLE, "Text of the entry.", more);
    assert_silent(&project.build(), 7);
    // What is told stays the same while more entries come.
    let more = "than five words.\n\n## 16:00 — Third\n\nAnd so it goes on, and on, and on.";
    project.edit(ARTICLE, "than five words.", more);
    assert_silent(&project.build(), 7);
    project.edit(ARTICLE, "A b c d e f", "One two three four five six").build().warns("");
    // To take an entry away is an edit.
    project.edit(ARTICLE, "## 16:00 — Third\n\nAnd so it goes on, and on, and on.", "");
    assert_eq!(project.build().published.silent_edits.len(), 1);
}

#[test]
fn an_article_that_becomes_live_has_the_words_that_it_had() {
    let project = project("");
    project.edit(ARTICLE, "twelve.", "twelve.\n\n## 14:00 — One\n\nText of the entry, and more.\n");
    project.build();
    project.edit(ARTICLE, "summary =", "label = \"live\"\nsummary =").build().warns("");
}

#[test]
fn a_build_that_was_killed_forgets_no_words() {
    let mut project = project("");
    project.build();
    for steps in 0..12 {
        let other = format!("v{steps} w{steps} x{steps} y{steps} z{steps} and more{steps}");
        project.write(
            ARTICLE,
            format!("+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nAll of it {other}.\n"),
        );
        project.options.interrupt_after = Some(steps);
        project.attempt();
        project.options.interrupt_after = None;
        let built = project.build();
        assert_eq!(built.published.silent_edits.len(), 1, "killed after {steps} steps");
    }
}

#[test]
fn whoever_builds_again_in_one_process_is_told_the_same() {
    let mut project = project("");
    project.stay();
    project.build();
    project.edit(ARTICLE, "One two", "A b").build().warns("");
    edit_again(&project);
    assert_silent(&project.build(), 8);
    assert_silent(&project.build(), 8);
    project.edit(ARTICLE, "twelve.", "twelve thirteen.");
    assert_silent(&project.build(), 9);
    project.edit(ARTICLE, "summary =", "minor = true\nsummary =").build().warns("");
}

fn edit_again(project: &Project) {
    project.edit(ARTICLE, "three four five six seven eight", "c d e f g h");
}
