//! The quotation *marks* of languages, as CLDR has them.

/// Opening and closing marks.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) double: (&'static str, &'static str),
    pub(super) single: (&'static str, &'static str),
}

const fn marks(
    double: (&'static str, &'static str),
    single: (&'static str, &'static str),
) -> Marks {
    Marks { double, single }
}

const ENGLISH: Marks = marks(("“", "”"), ("‘", "’"));

/// Languages that differ from English, by their tags or the beginnings of them; the longer one goes first.
const TABLE: &[(&str, Marks)] = &[
    ("am", marks(("«", "»"), ("‹", "›"))),
    ("ar", marks(("”", "“"), ("’", "‘"))),
    ("be", marks(("«", "»"), ("„", "“"))),
    ("bg", marks(("„", "“"), ("„", "“"))),
    ("bs", marks(("„", "”"), ("‘", "’"))),
    ("ca", marks(("«", "»"), ("“", "”"))),
    ("cs", marks(("„", "“"), ("‚", "‘"))),
    ("de-ch", marks(("«", "»"), ("‹", "›"))),
    ("de-li", marks(("«", "»"), ("‹", "›"))),
    ("de", marks(("„", "“"), ("‚", "‘"))),
    ("el", marks(("«", "»"), ("“", "”"))),
    ("es", marks(("«", "»"), ("“", "”"))),
    ("et", marks(("„", "“"), ("‚", "‘"))),
    ("eu", marks(("«", "»"), ("‹", "›"))),
    ("fa", marks(("«", "»"), ("‹", "›"))),
    ("fi", marks(("”", "”"), ("’", "’"))),
    ("fr-ch", marks(("«", "»"), ("‹", "›"))),
    ("fr", marks(("«\u{a0}", "\u{a0}»"), ("«\u{a0}", "\u{a0}»"))),
    ("he", marks(("”", "”"), ("’", "’"))),
    ("hr", marks(("„", "“"), ("‚", "‘"))),
    ("hu", marks(("„", "”"), ("»", "«"))),
    ("hy", marks(("«", "»"), ("«", "»"))),
    ("is", marks(("„", "“"), ("‚", "‘"))),
    ("it-ch", marks(("«", "»"), ("‹", "›"))),
    ("it", marks(("«", "»"), ("“", "”"))),
    ("ja", marks(("「", "」"), ("『", "』"))),
    ("ka", marks(("„", "“"), ("‚", "‘"))),
    ("ky", marks(("«", "»"), ("„", "“"))),
    ("lb", marks(("„", "“"), ("‚", "‘"))),
    ("lt", marks(("„", "“"), ("‚", "‘"))),
    ("mk", marks(("„", "“"), ("‚", "‘"))),
    ("nb", marks(("«", "»"), ("‘", "’"))),
    ("nn", marks(("«", "»"), ("‘", "’"))),
    ("no", marks(("«", "»"), ("‘", "’"))),
    ("pl", marks(("„", "”"), ("‚", "’"))),
    ("ps", marks(("«", "»"), ("‹", "›"))),
    ("pt-pt", marks(("«", "»"), ("“", "”"))),
    ("ro", marks(("„", "”"), ("«", "»"))),
    ("ru", marks(("«", "»"), ("„", "“"))),
    ("sk", marks(("„", "“"), ("‚", "‘"))),
    ("sl", marks(("„", "“"), ("‚", "‘"))),
    ("sr", marks(("„", "“"), ("‘", "’"))),
    ("sv", marks(("”", "”"), ("’", "’"))),
    ("tg", marks(("«", "»"), ("„", "“"))),
    ("uk", marks(("«", "»"), ("„", "“"))),
    ("ur", marks(("”", "“"), ("’", "‘"))),
    ("yue", marks(("「", "」"), ("『", "』"))),
    ("zh-hant", marks(("「", "」"), ("『", "』"))),
    ("zh-hk", marks(("「", "」"), ("『", "』"))),
    ("zh-mo", marks(("「", "」"), ("『", "』"))),
    ("zh-tw", marks(("「", "」"), ("『", "』"))),
];

/// The marks of a language.
pub(super) fn of(tag: &str) -> &'static Marks {
    let is_part = |known: &str| {
        let begin = tag.get(..known.len()).unwrap_or_default();
        begin.eq_ignore_ascii_case(known)
            && matches!(tag.as_bytes().get(known.len()), None | Some(b'-'))
    };
    TABLE.iter().find(|(known, _)| is_part(known)).map_or(&ENGLISH, |(_, marks)| marks)
}
