//! `--vale`: what Vale is told, which looks at style.

use std::fs;

use dateline::command::Exit;

use super::{check, sound, write};

#[test]
fn vale_is_told_the_names_of_the_paper() {
    let project = sound("-- content/authors/ann.md --\n+++\nname = \"Ann O'Brien-Smith\"\n+++\n");
    let keys = "authors = [\"ann\"]\ntags = [\"NATO\", \"arms control\"]\nplaces = [\"UA\"]\n\
                dateline = \"Kyiv\"\nsources = [{ title = \"A\", publisher = \"Ukrinform\" }]";
    write(&project, "a", keys, "Text.");
    let paths =
        ["Names/accept.txt", "Own/accept.txt"].map(|it| format!(".vale/config/vocabularies/{it}"));
    check(&project, &["--vale"]).is(
        Exit::Done,
        &format!("{}: 10 names\n{}: new\n.vale.ini: new\n", paths[0], paths[1]),
        "",
    );
    let read = |path: &str| fs::read_to_string(project.root().join(path)).expect("a file");
    assert_eq!(
        read(&paths[0]),
        "Ann\nEastern\nEurope\nKyiv\nNATO\nO'Brien\nSmith\nTest\nUkraine\nUkrinform\n"
    );
    let settings = read(".vale.ini");
    assert!(settings.contains("\nStylesPath = .vale\n"), "{settings}");
    assert!(settings.ends_with("Vale.Terms = NO\n"), "{settings}");
    // What somebody wrote there is theirs.
    project.write(".vale.ini", "mine").write(&paths[1], "grexit\n");
    write(&project, "b", "dateline = \"Odesa\"\nplaces = [\"UA\"]", "Text.");
    check(&project, &["--vale"]).is(
        Exit::Done,
        &format!("{}: 11 names\n{}: left as it is\n.vale.ini: left as it is\n", paths[0], paths[1]),
        "",
    );
    assert_eq!((read(".vale.ini"), read(&paths[1])), ("mine".into(), "grexit\n".into()));
    assert!(read(&paths[0]).contains("Odesa\n"));
}

#[test]
fn spelling_is_left_out_where_vale_knows_no_words() {
    let project = sound("");
    project.edit("site.toml", "description =", "language = \"de\"\ndescription =");
    assert_eq!(check(&project, &["--vale"]).exit, Exit::Done);
    let settings = fs::read_to_string(project.root().join(".vale.ini")).expect("settings");
    assert!(settings.ends_with("Vale.Spelling = NO\n"), "{settings}");
}

#[test]
fn without_a_site_nothing_is_written() {
    let folder = crate::command::folder();
    let answer = crate::command::dateline(folder.path(), &["check", "--vale"]);
    assert_eq!(answer.exit, Exit::Faults);
    assert!(answer.err.starts_with("error: there is no `site.toml`"), "{}", answer.err);
    assert!(!folder.path().join(".vale.ini").exists());
}

#[test]
fn what_a_check_would_do_is_not_asked_for_beside_it() {
    let project = sound("");
    for option in ["--external", "--trust", "--output=out", "--since=HEAD", "--deny=warnings"] {
        assert_eq!(check(&project, &["--vale", option]).exit, Exit::Usage, "{option}");
    }
    assert!(!project.root().join(".vale.ini").exists());
}
