//! Files that can't be read, lie in the wrong place or lead out of the site.

use super::{article, said};
use crate::project::Project;

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
