//! Rules about what authors write.

use super::rule::{Rule, error, warning};
use crate::arrange::UNDESCRIBED;

pub(crate) const LONG_HEADLINE: Rule = warning(
    "D0201",
    "long-headline",
    "A headline has more than 110 characters.",
    "Search engines and cards cut it off, and its point may be at the end.",
    "Say it shorter, and the rest in `summary`.",
);

pub(crate) const NO_STANDFIRST: Rule = warning(
    "D0202",
    "no-standfirst",
    "An article has no standfirst.",
    "Cards, feeds and search results then show the first paragraph, however long it is and \
     whatever it begins with.",
    "Write a sentence or two: `summary = \"…\"`.",
);

pub(crate) const LONG_STANDFIRST: Rule = warning(
    "D0203",
    "long-standfirst",
    "A standfirst has more than 300 characters.",
    "It is cut off wherever it is shown but on its own page.",
    "Say it shorter.",
);

pub(crate) const STANDFIRST_IS_HEADLINE: Rule = warning(
    "D0204",
    "standfirst-is-headline",
    "The standfirst says the same words as the headline.",
    "It stands under the headline, on the page and on every card.",
    "Say what the headline leaves out.",
);

pub(crate) const NO_ALT: Rule = error(
    UNDESCRIBED,
    "no-alt",
    "A picture has no words for those who can't see it.",
    "Screen readers say its file name or nothing, and the law asks for it in many countries.",
    "Say between the brackets what it shows: `![Ministers at a long table](table.jpg)`.",
);

pub(crate) const LONG_ALT: Rule = warning(
    "D0206",
    "long-alt",
    "The words for a picture have more than 250 characters.",
    "Screen readers read them in one go, without a way to stop or to go back.",
    "Say what matters here, and tell the rest in the text.",
);

pub(crate) const ALT_IS_NAME: Rule = warning(
    "D0207",
    "alt-is-name",
    "The words for a picture are the name of a file.",
    "`IMG_2041.jpg` tells nobody what there is to see.",
    "Say what it shows.",
);

pub(crate) const NO_SOURCE: Rule = warning(
    "D0208",
    "no-source",
    "An analysis names no source: it has no `sources`, and its text no link to another host than the paper's own.",
    "Readers can't see what it rests on.",
    "Name the documents under `[[sources]]`, or link to them in the text.",
);

pub(crate) const SKIPPED_HEADING: Rule = warning(
    "D0209",
    "skipped-heading",
    "A heading lies more than one level below the heading before it.",
    "Who listens to the page or goes through it by headings looks for the level that is missing.",
    "Begin with `##`, and go down one `#` at a time.",
);

pub(crate) const DATELINE_WITHOUT_PLACE: Rule = warning(
    "D0210",
    "dateline-without-place",
    "An article has a dateline, and its `places` are empty.",
    "It says where it was reported from, and is on the page of no place.",
    "Add the place: `places = [\"UA\"]`.",
);

pub(crate) const DATELINE_WITH_DATE: Rule = warning(
    "D0211",
    "dateline-with-date",
    "A dateline has the day or the dash in it.",
    "The theme prints the day and the dash after it, so that readers see them twice.",
    "Write the place alone: `dateline = \"Kyiv\"`.",
);

pub(crate) const LABEL_DOES_NOT_FIT: Rule = warning(
    "D0212",
    "label-does-not-fit",
    "A headline begins with the name of another kind of journalism than the `label`.",
    "Readers and search engines are told two things at once.",
    "Correct the `label`, and take the word out of the headline: the theme shows the label above it.",
);

pub(crate) const DOUBLED_WORD: Rule = warning(
    "D0213",
    "doubled-word",
    "A small word stands twice in a row, which no sentence of the language has.",
    "It is a slip of the hand that readers see at once.",
    "Remove one of the two.",
);

pub(crate) const CHANGED_BEFORE: Rule = error(
    "D0214",
    "changed-before-published",
    "`updated` or a correction is dated before the article's `date`.",
    "Search engines don't trust such dates, and readers wonder.",
    "Correct one of the dates.",
);

pub(crate) const CHANGED_IN_FUTURE: Rule = error(
    crate::arrange::IN_FUTURE,
    "changed-in-future",
    "`updated`, a correction or an entry of live coverage is dated in the future.",
    "Readers see it at once, and are told of what hasn't happened.",
    "Write the day on which it happened.",
);

pub(crate) const ARCHIVE_IS_SOURCE: Rule = warning(
    "D0216",
    "archive-is-source",
    "The archived copy of a source has the same URL as the source.",
    "When the source goes, the copy goes with it.",
    "Give the URL of the copy in an archive, or leave `archived` out.",
);

pub(crate) const NO_CAPTIONS: Rule = warning(
    "D0217",
    "film-without-captions",
    "A film with sound has no captions.",
    "Whoever is deaf, or watches among others with the sound off, sees mouths move; the law asks for \
     captions in many countries.",
    "Put captions in the form WebVTT beside the film under its name: `film.vtt`, and `film.ar.vtt` in \
     another language.",
);

pub(crate) const NO_TRANSCRIPT: Rule = warning(
    "D0218",
    "sound-without-transcript",
    "A sound has no transcript.",
    "Whoever is deaf doesn't know what is said in it, and search engines don't either.",
    "Put what is said beside the sound under its name: `talk.txt`, `talk.html` or `talk.pdf`; for an \
     article's own `audio`, name it as its `transcript`.",
);

pub(crate) const CREDIT_OF_FILE: Rule = warning(
    "D0219",
    "credit-of-file",
    "The credit of a picture is taken from its file, since none is written.",
    "Nobody has read it before readers do, and the next export of the file may say something else.",
    "Write `credit` beside the picture's `src`: in `image` or `photo`, or for a picture in the text in a \
     table `[[pictures]]`.",
);

pub(crate) const CREDIT_DIFFERS: Rule = warning(
    "D0220",
    "credit-differs",
    "The credit of a picture names nobody whom its file names.",
    "One of the two is wrong, and whoever made the picture is owed the right one.",
    "Correct the `credit`, or the file.",
);

pub(super) const RULES: &[&Rule] = &[
    &LONG_HEADLINE,
    &NO_STANDFIRST,
    &LONG_STANDFIRST,
    &STANDFIRST_IS_HEADLINE,
    &NO_ALT,
    &LONG_ALT,
    &ALT_IS_NAME,
    &NO_SOURCE,
    &SKIPPED_HEADING,
    &DATELINE_WITHOUT_PLACE,
    &DATELINE_WITH_DATE,
    &LABEL_DOES_NOT_FIT,
    &DOUBLED_WORD,
    &CHANGED_BEFORE,
    &CHANGED_IN_FUTURE,
    &ARCHIVE_IS_SOURCE,
    &NO_CAPTIONS,
    &NO_TRANSCRIPT,
    &CREDIT_OF_FILE,
    &CREDIT_DIFFERS,
];
