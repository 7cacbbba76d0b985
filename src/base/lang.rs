//! Languages by their tags (BCP 47).

/// Scripts that are read from the right (Unicode 16, Script_Extensions with bidi class R or AL that are in living use or
/// taught), by their ISO 15924 codes.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 17] = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syre", "syrj", "syrn",
    "thaa", "yezi", "armi", "gara",
];

/// Languages that are written in one of them unless their tag names another script (CLDR 46, likely subtags).
const RIGHT_TO_LEFT_LANGUAGES: [&str; 51] = [
    "aeb", "ajp", "apc", "apd", "ar", "arc", "arq", "ars", "ary", "arz", "azb", "bal", "bcc", "bej", "bgn",
    "bqi", "brh", "ckb", "dcc", "dv", "fa", "fia", "glk", "haz", "he", "iw", "khw", "ks", "lki", "lrc",
    "luz", "mnd", "mzn", "nqo", "pbu", "pnb", "prs", "ps", "rhg", "sam", "sd", "sdh", "skr", "swb", "syr",
    "trw", "ug", "ur", "wni", "yi", "ydd",
];

/// Languages that are, in these regions alone: Kazakh and Kyrgyz in China, Punjabi in Pakistan, and the like.
const BY_REGION: [(&str, &str); 11] = [
    ("kk", "cn"),
    ("kk", "af"),
    ("kk", "ir"),
    ("kk", "mn"),
    ("ky", "cn"),
    ("pa", "pk"),
    ("uz", "af"),
    ("az", "iq"),
    ("az", "ir"),
    ("tk", "ir"),
    ("ku", "iq"),
];

/// The primary subtag: `zh` of `zh-Hans`.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Whether text of this language is read from the right: by the script that the tag names, else by the language.
pub fn is_right_to_left(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.take_while(|part| part.len() > 1).collect();
    if let Some(script) =
        rest.iter().find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        return RIGHT_TO_LEFT_SCRIPTS.contains(script);
    }
    RIGHT_TO_LEFT_LANGUAGES.contains(&language)
        || rest.iter().any(|region| BY_REGION.contains(&(language, region)))
}

/// `rtl` or `ltr`, as HTML and templates want it.
pub fn direction(tag: &str) -> &'static str {
    if is_right_to_left(tag) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_a_tag_comes_before_its_language() {
        for tag in [
            "ug",
            "ug-CN",
            "ar",
            "fa_IR",
            "he",
            "ug-Arab",
            "kk-Arab",
            "kk-CN",
            "uz-Arab-AF",
            "pa-PK",
            "az-Arab",
            "ff-Adlm",
            "UG",
        ] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in [
            "zh-Hans",
            "en",
            "ug-Latn",
            "ug-Cyrl",
            "kk",
            "kk-Cyrl",
            "pa",
            "ku",
            "tr",
            "bo",
            "",
            "zh-Arabia",
            "en-x-arab",
        ] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
        assert_eq!((primary("zh-Hans"), direction("ug")), ("zh", "rtl"));
    }
}
