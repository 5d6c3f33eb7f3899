//! Lines of many languages, as they are typed and as readers see them.

use super::Typography;

#[track_caller]
fn are(language: &str, lines: &[(&str, &str)]) {
    for (before, after) in lines {
        assert_eq!(Typography::of(language).line(before), *after, "{before}");
    }
}

#[test]
fn english_marks() {
    are(
        "en",
        &[
            ("He said \"it's over\" -- twice...", "He said “it’s over” – twice…"),
            (
                "A 6.1\" gun and a man of 6'2\" tall, \"quoted\".",
                "A 6.1″ gun and a man of 6′2″ tall, “quoted”.",
            ),
            ("at 48°51'29\" N", "at 48°51′29″ N"),
            ("In the '90s the workers' party lost.", "In the ’90s the workers’ party lost."),
            ("the class of '68, 'so called'", "the class of ’68, ‘so called’"),
            ("\"'No,' she said\"", "“‘No,’ she said”"),
            ("'\"No,\" she said'", "‘“No,” she said’"),
            ("(\"a\") [\"b\"] --\"c\"", "(“a”) [“b”] –“c”"),
            ("the \"Aurora\"'s guns", "the “Aurora”’s guns"),
            ("rock 'n' roll", "rock ’n’ roll"),
            ("\"In 1990\" and 'in 1990'", "“In 1990” and ‘in 1990’"),
            ("the 1990's; 5 \" wide", "the 1990’s; 5 \" wide"),
            ("said:\"No.\"", "said:“No.”"),
            ("\"... and so\" --- he said----", "“… and so” — he said––"),
            ("a --> b <-- c", "a --> b <-- c"),
            ("\"Yes!\", he said.", "“Yes!”, he said."),
            ("\"First of \"two\" marks\"", "“First of “two” marks”"),
            ("no marks, one - hyphen", "no marks, one - hyphen"),
        ],
    );
}

#[test]
fn marks_beside_letters() {
    are(
        "de",
        &[("die \"taz\"s und \"FAZ\"", "die „taz“s und „FAZ“"), ("Hans' 'Haus'", "Hans’ ‚Haus‘")],
    );
    are("de-CH", &[("die \"NZZ\"", "die «NZZ»")]);
    are("en", &[("the \"taz\"s", "the “taz”s"), ("a\"b", "a”b")]);
    are(
        "ar",
        &[
            ("صحيفتا \"الشرق\" و\"الحياة\" أن", "صحيفتا ”الشرق“ و”الحياة“ أن"),
            ("بـ\"التاريخي\" أمس", "بـ”التاريخي“ أمس"),
        ],
    );
    are("fa", &[("روزنامه \"شرق\"ها", "روزنامه «شرق»ها")]);
    are("ur", &[("اخبار \"جنگ\" نے", "اخبار ”جنگ“ نے")]);
    are(
        "he",
        &[("צה\"ל ב\"הארץ\" כתב", "צה״ל ב”הארץ” כתב"), ("ג'ורג' ורח' יפו", "ג׳ורג׳ ורח׳ יפו")],
    );
    are(
        "zh",
        &[("他说\"你好\"然后\"走\"。", "他说“你好”然后“走”。"), ("他说：\"……\"。", "他说：“……”。")],
    );
    are("zh-Hant", &[("他說\"你好\"", "他說「你好」")]);
    are("ja", &[("彼は\"はい\"と'言'った", "彼は「はい」と『言』った")]);
    are("ko", &[("그는 \"안녕\"이라고", "그는 “안녕”이라고")]);
    are("th", &[("เขาพูดว่า\"สวัสดี\"แล้ว", "เขาพูดว่า“สวัสดี”แล้ว")]);
    are("tr", &[("\"Zaman\"ın ve Ankara'nın", "“Zaman”ın ve Ankara’nın")]);
    are(
        "fr",
        &[
            ("l'accord \"d'hier\"", "l’accord «\u{a0}d’hier\u{a0}»"),
            ("l'\"ami\" d'\"hier\"", "l’«\u{a0}ami\u{a0}» d’«\u{a0}hier\u{a0}»"),
        ],
    );
    are("it", &[("L'\"amico\", dell'\"8\"", "L’«amico», dell’«8»"), ("\"c'è l'\"", "«c’è l’»")]);
    are("de", &[("\"Hans'\"s", "„Hans’“s")]);
    are("uk", &[("\"п'ять\" об'єктів", "«п’ять» об’єктів")]);
    are("sv", &[("\"ja\"", "”ja”")]);
}
