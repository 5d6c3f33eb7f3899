//! Where the sources of a dependency are, as the compiler noted them beside what it built.
//!
//! For each crate rustc writes *dep-info*, a file `NAME-HASH.d` that names every source with its whole
//! path, into the folder of builds that this test's own executable is in. So no command of Cargo has to
//! be run, no folder of the user's has to be known, and nothing has to be fetched: what a build of the
//! test has read is what is found, whether it came from a registry, a mirror or a vendored folder.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Packages by name and version, as this repository has them.
const LOCK: &str = include_str!("../../../Cargo.lock");

/// The folder of a package of `Cargo.lock` that this test was built with.
pub(crate) fn folder(package: &str) -> PathBuf {
    let program = std::env::current_exe().expect("the test's own path");
    find(&program, package, &version(LOCK, package)).unwrap_or_else(|| {
        let own = program.display();
        panic!("no `.d` file near {own} says where {package} is: run this test where it was built")
    })
}

/// The version of a package in the text of a `Cargo.lock`.
fn version(lock: &str, package: &str) -> String {
    let lock = lock.replace("\r\n", "\n");
    let before = format!("\nname = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&before).expect("a package of `Cargo.lock`");
    rest.split('"').next().expect("a version").to_owned()
}

/// The folder of a package, from the `.d` files around a program.
///
/// They lie beside it in `deps/`, or, in the layout that Cargo moves to, in a folder of each package
/// below the same `build/`. Notes of older builds may be left, so the version must be right, too.
fn find(program: &Path, package: &str, version: &str) -> Option<PathBuf> {
    let name = format!("{}-", package.replace('-', "_"));
    let line = format!("\nversion = \"{version}\"\n");
    let is_it = |folder: &PathBuf| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.replace("\r\n", "\n").contains(&line)
    };
    program.ancestors().skip(1).take(4).find_map(|around| {
        let notes = WalkDir::new(around).max_depth(4).sort_by_file_name().into_iter().flatten();
        let notes = notes.filter(|entry| {
            let found = entry.file_name().to_string_lossy();
            found.starts_with(&name) && found.ends_with(".d")
        });
        let texts = notes.filter_map(|entry| fs::read_to_string(entry.path()).ok());
        texts.filter_map(|text| package_of(&text)).find(is_it)
    })
}

/// The package whose `src/lib.rs` a `.d` file names. Each source has a line of its own that ends with
/// a colon, with spaces escaped; a relative one begins at the root of the workspace.
fn package_of(notes: &str) -> Option<PathBuf> {
    let mut sources = notes.lines().filter_map(|line| line.strip_suffix(':'));
    let library = sources.find(|it| it.replace('\\', "/").ends_with("src/lib.rs"))?;
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join(library.replace("\\ ", " "));
    library.ancestors().nth(2).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// Lays out a package of some version with a note of where it is.
    fn noted(folder: &Path, package: &str, version: &str, note: &str) {
        let package = folder.join(package);
        fs::create_dir_all(package.join("src")).expect("folders");
        let manifest = format!("[package]\nname = \"parser\"\nversion = \"{version}\"\n");
        fs::write(package.join("Cargo.toml"), manifest).expect("a manifest");
        let source = package.join("src").join("lib.rs").display().to_string().replace(' ', "\\ ");
        let note = folder.join(note);
        fs::create_dir_all(note.parent().expect("a folder")).expect("folders");
        fs::write(note, format!("lib.rlib: {source} b.rs\n\n{source}:\nb.rs:\n")).expect("a note");
    }

    #[test]
    fn a_package_is_found_beside_the_program_or_in_a_folder_of_its_own() {
        for (program, note) in [
            ("target/debug/deps/suite-1", "target/debug/deps/the_parser-2.d"),
            (
                "target/debug/build/paper/1/out/suite-1",
                "target/debug/build/parser/2/out/the_parser-2.d",
            ),
            (
                "target/debug/build/paper-1/deps/suite-1",
                "target/debug/build/parser-2/deps/the_parser-2.d",
            ),
        ] {
            let folder = TempDir::with_prefix("a folder with spaces").expect("a temporary folder");
            noted(folder.path(), "home/parser-1.0.0", "1.0.0", &note.replace("-2.d", "-1.d"));
            noted(folder.path(), "home/parser-1.2.0", "1.2.0", note);
            let found = find(&folder.path().join(program), "the-parser", "1.2.0");
            assert_eq!(found, Some(folder.path().join("home/parser-1.2.0")), "{program}");
            let other = find(&folder.path().join(program), "the-parser", "1.3.0");
            assert_eq!(other, None, "{program}");
        }
    }

    #[test]
    fn a_relative_source_begins_at_the_workspace() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found = package_of("x.rlib: vendor/p/src/lib.rs\n\nvendor/p/src/lib.rs:\n");
        assert_eq!(found, Some(own.join("vendor/p")));
        assert_eq!(package_of("x: src/main.rs\n\nsrc/main.rs:\n"), None);
    }

    #[test]
    fn a_version_is_the_packages_own() {
        let lock = "[[package]]\nname = \"b-a\"\nversion = \"2.0\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"1.0\"\n";
        for lock in [lock.to_owned(), lock.replace('\n', "\r\n")] {
            assert_eq!(version(&lock, "a"), "1.0");
        }
    }
}
