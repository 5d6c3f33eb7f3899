//! Files that can't be read, lie in the wrong place or lead out of the site.

use super::{article, said};
use crate::project::{Project, tree};

#[test]
fn an_empty_site_is_a_site() {
    Project::new("").build().warns("");
    let project = Project::new("");
    project.write("content/.keep", "");
    project.build().warns("");
}

#[test]
fn a_folder_may_be_named_like_a_file() {
    let project = Project::new("");
    let text = "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nText.\n";
    project.write("content/articles/2025.md/talks.md", text);
    project.build().warns("");
    assert!(project.has("2025/08/16/talks/index.html"));
}

#[test]
fn a_file_in_none_of_the_folders() {
    let project = Project::new("");
    project.write("content/talks.md", "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nText.\n");
    project
        .write("content/news/talks.md", "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nText.\n");
    project.write(
        "content/article/talks.md",
        "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nText.\n",
    );
    project.fails(
        "error: this file lies in none of the folders that Dateline reads
--> content/article/talks.md
 = help: did you mean `content/articles/talks.md`?

error: this file lies in none of the folders that Dateline reads
--> content/news/talks.md
 = help: an article belongs in `content/articles/`, a standing page in `content/pages/`
 = help: profiles belong in `content/authors/`, `content/tags/`, `content/places/` and `content/series/`

error: this file lies in none of the folders that Dateline reads
--> content/talks.md
 = help: an article belongs in `content/articles/`, a standing page in `content/pages/`
 = help: profiles belong in `content/authors/`, `content/tags/`, `content/places/` and `content/series/`",
    );
}

#[test]
fn text_in_another_encoding() {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        b"+++\ntitle = \"Caf\xe9\"\ndate = 2025-08-16\n+++\nText.\n",
    );
    project.fails(
        "error: line 2 of this file isn't UTF-8 text
--> content/articles/a.md
 = help: save the file with the encoding UTF-8; editors have it under “Save with encoding”",
    );
    project.write("content/articles/a.md", b"\xff\xfe+\0+\0+\0\n\0");
    project.fails(
        "error: line 1 of this file isn't UTF-8 text
--> content/articles/a.md
 = help: save the file with the encoding UTF-8; editors have it under “Save with encoding”",
    );
    let project = Project::new("");
    project.write("site.toml", b"title = \"Caf\xe9\"\nbase_url = \"https://example.org\"\n");
    project.fails(
        "error: line 1 of this file isn't UTF-8 text
--> site.toml
 = help: save the file with the encoding UTF-8; editors have it under “Save with encoding”",
    );
    let project = article("");
    project.write("templates/article.html", b"<p>Caf\xe9</p>\n");
    project.fails(
        "error: line 1 of this file isn't UTF-8 text
--> templates/article.html
 = help: save the file with the encoding UTF-8; editors have it under “Save with encoding”",
    );
}

#[test]
fn an_output_that_is_somebody_elses() {
    let project = article("");
    project.write("public/holiday.jpg", "a picture");
    let picture = "error: `public` holds files, and there is no record that Dateline wrote them
 |
 = help: if nothing in it is needed, remove the folder and build again
 = help: or choose another folder with `--output DIR`";
    assert_eq!(said(&project).replace(std::path::MAIN_SEPARATOR, "/"), picture);
}

#[test]
fn an_output_that_is_a_file() {
    let project = article("");
    project.write("public", "not a folder");
    let picture = "error: `public` is a file, and the output needs a folder
 |
 = help: remove the file, or choose another folder with `--output DIR`";
    assert_eq!(said(&project).replace(std::path::MAIN_SEPARATOR, "/"), picture);
}

#[test]
fn a_stranger_in_the_output() {
    let project = article("");
    project.build();
    project.write("public/about/index.html", "mine");
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nUs.\n");
    let picture = "error: `public/about/index.html` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it";
    assert_eq!(said(&project).replace(std::path::MAIN_SEPARATOR, "/"), picture);
}

#[test]
fn a_file_where_a_folder_belongs() {
    let project = Project::new("");
    project.write("content", "text");
    project.fails(
        "error: `content` is a file, and Dateline looks for a folder there
--> content
 = help: give the file another name, and make a folder `content`",
    );
}

#[test]
fn what_editors_and_systems_leave_behind() {
    let project = article("");
    for name in [
        ".a.md.swp",
        ".#a.md",
        "#a.md#",
        "a.md~",
        "~$a.md",
        "a.md___jb_tmp___",
        ".DS_Store",
        "._a.md",
        "Thumbs.db",
        "desktop.ini",
    ] {
        project.write(&format!("content/articles/{name}"), "not for readers");
        project.write(&format!("static/{name}"), "not for readers");
        project.write(&format!("templates/{name}"), "not for readers");
    }
    project.build().warns("");
    assert!(!tree(&project.output()).values().any(|it| it.starts_with(b"not for")));
}

#[test]
fn an_output_where_the_sites_own_files_are() {
    for output in
        [".", "content", "static/site", "templates", ".dateline", ".dateline/public", ".git"]
    {
        let mut project = article("");
        project.build();
        let memory = tree(&project.root().join(".dateline"));
        project.options.output = Some(project.root().join(output));
        let outcome = project.attempt();
        let said = crate::project::draw(
            project.root(),
            &outcome.diagnostics,
            dateline::diagnostic::Format::Human,
        );
        let picture = format!(
            "error: the output can't be `{output}`, where the site's own files are
 |
 = help: choose a folder of its own with `--output DIR`, or leave it out for `public`"
        );
        // The folder of the site has no name that a message could show.
        let picture = picture.replace("`./`", "`.`");
        assert_eq!(said.trim_end(), picture);
        assert!(tree(&project.root().join(".dateline")) == memory, "{output}: the memory changed");
        project.options.output = None;
        project.build().rendered(&[]);
    }
}

#[cfg(unix)]
#[test]
fn an_output_that_a_link_leads_into_the_content() {
    let mut project = article("");
    std::os::unix::fs::symlink("content", project.root().join("site")).expect("a link");
    project.options.output = Some(project.root().join("site/html"));
    let picture = "error: the output can't be `site/html`, where the site's own files are
 |
 = help: choose a folder of its own with `--output DIR`, or leave it out for `public`";
    assert_eq!(said(&project), picture);
}

#[cfg(unix)]
mod symbolic_links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_file_out_of_the_site() {
        let project = article("");
        std::fs::write(project.root().join("../secret.md"), "secret").expect("a file");
        symlink("../../../secret.md", project.root().join("content/articles/b.md"))
            .expect("a link");
        project.fails(
            "error: this symbolic link leads out of the site
--> content/articles/b.md
 = help: copy what it leads to into the site: what is published should lie in one folder",
        );
    }

    #[test]
    fn a_link_to_a_folder_out_of_the_site() {
        let project = article("");
        std::fs::create_dir(project.root().join("../private")).expect("a folder");
        std::fs::write(project.root().join("../private/secret.md"), "secret").expect("a file");
        symlink("../../../private", project.root().join("content/articles/private"))
            .expect("a link");
        project.fails(
            "error: this symbolic link leads out of the site
--> content/articles/private
 = help: copy what it leads to into the site: what is published should lie in one folder",
        );
    }

    #[test]
    fn a_link_to_nothing() {
        let project = article("");
        symlink("nothing.md", project.root().join("content/articles/b.md")).expect("a link");
        project.fails(
            "error: this symbolic link leads to nothing
--> content/articles/b.md
 = help: put the file where the link leads, or remove the link",
        );
    }

    #[test]
    fn a_folder_of_the_site_is_a_link_to_nothing() {
        for folder in ["content", "static", "templates"] {
            let project = Project::new("");
            symlink("../mnt/articles", project.root().join(folder)).expect("a link");
            project.fails(&format!(
                "error: this symbolic link leads to nothing
--> {folder}
 = help: put the file where the link leads, or remove the link"
            ));
        }
    }

    #[test]
    fn a_lock_of_emacs_is_passed_over() {
        let project = article("");
        let lock = "ann@laptop.4242:1700000000";
        for place in ["content/articles/.#a.md", "content/.#b.md", ".#site.toml"] {
            symlink(lock, project.root().join(place)).expect("a link");
        }
        symlink(".#c", project.root().join("content/.#c")).expect("a link");
        let outcome = project.attempt();
        assert!(outcome.published.is_some() && outcome.diagnostics.is_empty());
    }

    #[test]
    fn a_link_in_a_circle() {
        let project = article("");
        symlink(".", project.root().join("content/articles/again")).expect("a link");
        project.fails(
            "error: this symbolic link leads round in a circle
--> content/articles/again
 = help: remove it",
        );
    }

    #[test]
    fn the_content_folder_is_a_link_out_of_the_site() {
        let project = Project::new("");
        std::fs::create_dir_all(project.root().join("../elsewhere/articles")).expect("folders");
        std::fs::write(project.root().join("../elsewhere/articles/a.md"), "secret")
            .expect("a file");
        symlink("../elsewhere", project.root().join("content")).expect("a link");
        project.fails(
            "error: this symbolic link leads out of the site
--> content
 = help: copy what it leads to into the site: what is published should lie in one folder",
        );
    }

    #[test]
    fn a_link_inside_the_site_is_a_file_like_any_other() {
        let project = article("");
        symlink("a.md", project.root().join("content/articles/b.md")).expect("a link");
        project.build().warns("");
        assert!(project.has("2025/08/16/b/index.html"));
    }

    #[test]
    fn a_file_that_may_not_be_read() {
        use std::fs::{Permissions, set_permissions};
        use std::os::unix::fs::PermissionsExt;
        let project = article("");
        let file = project.root().join("content/articles/a.md");
        set_permissions(&file, Permissions::from_mode(0o000)).expect("permissions");
        // Root may read everything, and then there is nothing to see.
        if std::fs::read(&file).is_err() {
            project.fails(
                "error: this file can't be read: Permission denied (os error 13)
--> content/articles/a.md
 = help: allow yourself to read it",
            );
        }
    }
}

#[test]
fn an_output_among_the_sites_own_files() {
    let mut project = article("");
    for (folder, shown) in [("static", "static"), ("content/out", "content/out"), ("", ".")] {
        project.options.output = Some(project.root().join(folder));
        let picture = format!(
            "error: the output can't be `{shown}`, where the site's own files are
 |
 = help: choose a folder of its own with `--output DIR`, or leave it out for `public`"
        );
        assert_eq!(said(&project).replace(std::path::MAIN_SEPARATOR, "/"), picture);
    }
}
