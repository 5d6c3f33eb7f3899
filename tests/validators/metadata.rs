//! Pictures, sounds and films without what is dangerous in them, as ExifTool and ffmpeg read them.
//!
//! ffmpeg and libheif make a file of each format, ExifTool and ffmpeg write positions, numbers and
//! owners into it, and then none of them is found, while title and rights are, and what is seen and heard is the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use dateline::metadata::cleaned;
use tempfile::TempDir;

use crate::tools::{output_of, python};

const PICTURES: [&str; 4] = ["-f", "lavfi", "-i", "testsrc=d=1:s=64x48:r=5"];
const SOUND: [&str; 4] = ["-f", "lavfi", "-i", "sine=d=1"];

/// What ffmpeg writes under names of its own choice.
const SAID: [&str; 9] = [
    "title=Ships",
    "copyright=The Paper",
    "location=+48.8577+002.2950/",
    "GPSLatitude=48.8577",
    "SerialNumber=SN4711",
    "OwnerName=Olga Owner",
    "comment=SN4711 of Olga Owner",
    "description=48.8577",
    "encoded_by=Olga Owner",
];

/// What ExifTool writes.
const WRITTEN: [&str; 12] = [
    "-XMP:GPSLatitude=48.8577",
    "-XMP:GPSLongitude=2.2950",
    "-XMP-aux:SerialNumber=SN4711",
    "-XMP-aux:OwnerName=Olga Owner",
    "-Keys:GPSCoordinates=48.8577 2.2950 35",
    "-UserData:GPSCoordinates=48.8577 2.2950 35",
    "-ItemList:GPSCoordinates=48.8577 2.2950 35",
    "-EXIF:GPSLatitude=48.8577",
    "-EXIF:GPSLatitudeRef=N",
    "-EXIF:SerialNumber=SN4711",
    "-EXIF:OwnerName=Olga Owner",
    "-EXIF:Copyright=The Paper",
];

/// A file's ending, whether it has pictures that move, and how it is made.
const FORMS: [(&str, bool, &[&str]); 14] = [
    ("mp4", true, &["-c:v", "mpeg4", "-c:a", "aac", "-movflags", "use_metadata_tags"]),
    ("m4v", true, &["-c:v", "mpeg4", "-c:a", "aac", "-f", "mp4"]),
    ("mov", true, &["-c:v", "mjpeg", "-c:a", "pcm_s16le", "-timecode", "01:00:00:00"]),
    ("3gp", true, &["-c:v", "mpeg4", "-c:a", "aac"]),
    ("m4a", false, &["-c:a", "aac"]),
    ("webm", true, &["-c:v", "libvpx", "-c:a", "libopus"]),
    ("mkv", true, &["-c:v", "mpeg4", "-c:a", "flac"]),
    ("ogg", false, &["-c:a", "libvorbis"]),
    ("ogv", true, &["-c:v", "libtheora", "-c:a", "libvorbis"]),
    ("opus", false, &["-c:a", "libopus"]),
    ("flac", false, &["-c:a", "flac"]),
    ("mp3", false, &["-c:a", "libmp3lame", "-write_id3v1", "1", "-id3v2_version", "3"]),
    ("wav", false, &["-c:a", "pcm_s16le", "-write_bext", "1"]),
    ("aiff", false, &["-c:a", "pcm_s16be", "-write_id3v2", "1"]),
];

fn program(variable: &str, name: &str) -> Command {
    let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
    Command::new(program)
}

fn ffmpeg() -> Command {
    let mut command = program("DATELINE_FFMPEG", "ffmpeg");
    command.args(["-nostdin", "-loglevel", "error", "-y"]);
    command
}

fn exiftool() -> Command {
    program("DATELINE_EXIFTOOL", "exiftool")
}

/// A file of each format with everything in it that mustn't be published.
fn fixtures(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for (ending, has_pictures, how) in FORMS {
        let path = folder.join(format!("a.{ending}"));
        let mut command = ffmpeg();
        command.args(if has_pictures { &PICTURES[..] } else { &[] }).args(SOUND);
        for said in SAID {
            command.args(["-metadata", said]);
        }
        output_of(with(command, how, &path));
        paths.push(path);
    }
    let mut command = python("heif.py");
    command.arg("make").arg(folder);
    paths.extend(output_of(command).lines().map(PathBuf::from));
    for path in &paths {
        let ending = path.extension().expect("an ending").to_string_lossy().into_owned();
        if ["mp4", "m4v", "mov", "3gp", "m4a", "heic", "avif"].contains(&&*ending) {
            let mut command = exiftool();
            command.args(["-q", "-m", "-overwrite_original"]).args(WRITTEN).arg(path);
            output_of(command);
        }
    }
    paths
}

fn with(mut command: Command, how: &[&str], path: &Path) -> Command {
    command.args(how).arg(path);
    command
}

/// All that ExifTool finds in a file.
fn found(path: &Path) -> String {
    let mut command = exiftool();
    command.args(["-a", "-G1", "-s", "-ee3", "-api", "RequestAll=3", "-api", "LargeFileSupport=1"]);
    command.arg(path);
    let said = output_of(command);
    // What a file is called, and where it lies, is nothing that it says.
    said.lines().filter(|it| !it.starts_with("[System]")).collect::<Vec<_>>().join("\n")
}

/// The lines that tell of a position, a number, an owner, or a thumbnail.
fn dangerous(said: &str) -> Vec<&str> {
    let words = ["GPS", "Serial", "Owner", "Location", "ThumbnailImage", "PreviewImage"];
    let values = ["48.8577", "48 deg", "+48.", "SN4711", "Olga"];
    let is_dangerous = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        words.iter().any(|it| name.contains(it)) || values.iter().any(|it| line.contains(it))
    };
    said.lines().filter(is_dangerous).collect()
}

/// A sum of everything that is seen and heard.
fn decoded(path: &Path) -> String {
    if path.extension().is_some_and(|it| it == "heic" || it == "avif") {
        let mut command = python("heif.py");
        command.arg("sum").arg(path);
        return output_of(command);
    }
    let mut command = ffmpeg();
    command.arg("-i").arg(path).args(["-map", "0:v?", "-map", "0:a?", "-f", "md5", "-"]);
    output_of(command)
}

#[test]
#[ignore = "needs exiftool"]
fn nothing_dangerous_is_found_in_any_format() {
    let folder = TempDir::new().expect("a temporary folder");
    let mut faults = Vec::new();
    for path in fixtures(folder.path()) {
        let before = found(&path);
        assert!(dangerous(&before).len() > 2, "{}: a fixture of nothing\n{before}", path.display());
        let sum = decoded(&path);
        let bytes = fs::read(&path).expect("a fixture");
        let other =
            cleaned(&bytes).unwrap_or_else(|it| panic!("{}: {}", path.display(), it.reason));
        fs::write(&path, &other.bytes).expect("a file");
        let after = found(&path);
        let mut fault = |what: &str| faults.push(format!("{}: {what}\n{after}", path.display()));
        if !dangerous(&after).is_empty() {
            fault(&format!("{:#?}", dangerous(&after)));
        }
        if after.contains("[ExifTool]") && after.contains("Warning") && !before.contains("Warning")
        {
            fault("a warning");
        }
        if before.contains("Ships") && !after.contains("Ships") {
            fault("no title");
        }
        if before.contains("The Paper") && !after.contains("The Paper") {
            fault("no rights");
        }
        if decoded(&path) != sum {
            fault("it isn't the same to see or to hear");
        }
        let again = cleaned(&other.bytes).unwrap_or_else(|it| panic!("{}", it.reason));
        if again.bytes != other.bytes {
            fault("cleaned twice it is another");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
#[ignore = "needs Python with Pillow and pillow-heif, exiftool and ffmpeg"]
fn no_file_of_a_whole_site_tells_where_with_what_or_by_whom_it_was_made() {
    let folder = TempDir::new().expect("a temporary folder");
    let (root, raw) = (folder.path().join("site"), folder.path().join("raw"));
    let bundle = root.join("content/articles/ships");
    for folder in [&bundle, &raw, &root.join("static"), &root.join("content/authors")] {
        fs::create_dir_all(folder).expect("a folder");
    }
    let mut command = python("pictures.py");
    command.arg("make").arg(&raw);
    output_of(command);
    let pictures = fs::read_dir(&raw).expect("pictures").map(|it| it.expect("a picture").path());
    let mut paths: Vec<PathBuf> = pictures.collect();
    fs::create_dir(folder.path().join("more")).expect("a folder");
    paths.extend(fixtures(&folder.path().join("more")));
    let front = |keys: &str| format!("+++\n{keys}\n+++\n");
    let signed = folder.path().join("signed");
    let mut command = python("pictures.py");
    command.arg("signed").arg(&signed);
    output_of(command);
    paths.extend(["signed.jpg", "paper.pdf"].map(|name| signed.join(name)));
    let mut text = String::from("Ships.\n");
    let mut shown = Vec::new();
    for path in &paths {
        let name = path.file_name().expect("a name").to_string_lossy();
        fs::copy(path, bundle.join(&*name)).expect("a file beside the article");
        fs::copy(path, root.join("static").join(&*name)).expect("a file of `static/`");
        let (stem, ending) = name.rsplit_once('.').expect("an ending");
        // What browsers show is shown, and others are made of it.
        let is_shown = ["jpg", "png", "webp", "gif"].contains(&ending);
        text.extend(["\n", if is_shown { "!" } else { "" }, "[", &name, "](", &name, ")\n"]);
        if is_shown && stem != "moving" {
            shown.push(format!("/{stem}-"));
        }
    }
    fs::copy(raw.join("turned-6.jpg"), root.join("static/ann.jpg")).expect("a photo");
    let settings = "title = \"Paper\"\nbase_url = \"https://paper.example\"\n";
    fs::write(root.join("site.toml"), settings).expect("settings");
    let photo = "name = \"Ann\"\nphoto = { src = \"/ann.jpg\", alt = \"Ann\" }";
    fs::write(root.join("content/authors/ann.md"), front(photo)).expect("a profile");
    let keys = "title = \"Ships\"\ndate = 2025-08-16\nauthors = [\"ann\"]\nimage = { src = \"cmyk.jpg\", alt = \"A ship\" }";
    fs::write(bundle.join("index.md"), front(keys) + &text).expect("an article");
    crate::site::publish(&root, "2025-08-17T12:00:00");
    let output = root.join("public");
    let mut command = exiftool();
    command
        .args(["-r", "-a", "-G1", "-s", "-ee3", "-api", "RequestAll=3", "-ext", "*"])
        .arg(&output);
    let said = command.output().expect("exiftool");
    let said = String::from_utf8_lossy(&said.stdout);
    let (mut seen, mut made, mut faults) = (0, Vec::new(), Vec::new());
    for file in said.split("======== ").skip(1) {
        let (path, lines) = file.split_once('\n').expect("a name and what is said");
        // Pages name their authors and places.
        if ["html", "xml", "json"].contains(&path.rsplit('.').next().unwrap_or_default()) {
            continue;
        }
        seen += 1;
        made.extend(shown.iter().filter(|it| path.contains(&**it)));
        let lines: Vec<&str> = lines.lines().filter(|it| !it.starts_with("[System]")).collect();
        let lines = lines.join("\n");
        let secrets = ["SECRET", "50.45", "50 deg"];
        let told = lines.lines().filter(|line| secrets.iter().any(|it| line.contains(it)));
        let all: Vec<&str> = told.chain(dangerous(&lines)).collect();
        if !all.is_empty() {
            faults.push(format!("{path}: {all:#?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 2 * paths.len(), "{seen} files of {} twice", paths.len());
    for name in &shown {
        assert!(made.iter().filter(|it| *it == &name).count() > 1, "nothing is made of {name}");
    }
    // What is signed is published as it is.
    let same =
        |path: &str| fs::read(signed.join("signed.jpg")).ok() == fs::read(output.join(path)).ok();
    assert!(
        same("signed.jpg") && same("2025/08/16/ships/signed.jpg"),
        "what was signed is another"
    );
}

/// Peak memory of this process, in KiB.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// A number that is another one each time, and the same in each run.
fn random(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).expect("31 bits") % below.max(1)
}

fn mutant(bytes: &[u8], state: &mut u64) -> Vec<u8> {
    const NUMBERS: [&[u8]; 4] = [&[0; 4], &[255; 4], b"\x7f\xff\xff\xff", b"\0\0\0\x01"];
    let mut mutant = bytes.to_vec();
    // What says where things are is at the beginning and at the end.
    let at = match random(state, 3) {
        0 => random(state, mutant.len()),
        1 => random(state, mutant.len().min(2_000)),
        _ => mutant.len() - 1 - random(state, mutant.len().min(3_000)),
    };
    match random(state, 6) {
        0 => mutant.truncate(at),
        1 | 2 => mutant[at] ^= 1 << random(state, 8),
        3 => drop(mutant.drain(at..(at + 30).min(bytes.len()))),
        _ => {
            let number = NUMBERS[random(state, 4)];
            let end = (at + 4).min(mutant.len());
            mutant[at..end].copy_from_slice(&number[..end - at]);
        }
    }
    mutant
}

const ALONE: &str = "DATELINE_MUTANTS_ALONE";

#[test]
#[ignore = "needs exiftool"]
fn no_mutant_takes_long_or_much() {
    // Memory is a process's, so this has one of its own.
    if std::env::var_os(ALONE).is_none() {
        let own = std::env::current_exe().expect("this program");
        let mut command = Command::new(own);
        command.args(["--ignored", "--exact", "metadata::no_mutant_takes_long_or_much"]);
        command.arg("--nocapture").env(ALONE, "1");
        print(&output_of(command));
        return;
    }
    let folder = TempDir::new().expect("a temporary folder");
    let files: Vec<Vec<u8>> =
        fixtures(folder.path()).iter().map(|it| fs::read(it).expect("a fixture")).collect();
    let (before, mut state, mut longest) = (peak(), 0x2545_f491_4f6c_dd1d, Duration::ZERO);
    let (mut refused, mut altered) = (0, 0);
    for turn in 0..2_000 {
        let mutant = mutant(&files[turn % files.len()], &mut state);
        let start = Instant::now();
        match cleaned(&mutant) {
            Ok(other) => altered += usize::from(other.bytes != mutant),
            Err(_) => refused += 1,
        }
        longest = longest.max(start.elapsed());
    }
    let more = peak().zip(before).map_or(0, |(after, before)| after - before);
    print(&format!("{refused} refused, {altered} altered, longest {longest:?}, {more} KiB more"));
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    assert!(more < 64 * 1024, "{more} KiB");
}

#[expect(clippy::print_stdout, reason = "figures for whoever runs it")]
fn print(text: &str) {
    println!("{text}");
}
