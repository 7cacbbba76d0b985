//! Code blocks in colour. The door of syntect.
//!
//! A token gets one of a dozen short classes, no more: themes style `hl-k`, not the five hundred scopes of the grammars,
//! and pages stay small. Colours are in `assets/code.css` of the theme.

use std::sync::LazyLock;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Beyond these many bytes a block is shown without colours: it is data, not an example that somebody reads.
const LONGEST_BLOCK: usize = 16 << 10;

/// The same for a single line: the grammars' regular expressions take time by the square of a line's length (half a
/// minute for 2,000 letters fifty times over, measured).
const LONGEST_LINE: usize = 256;

/// What a scope means, most specific first, as its class; an empty class is plain text.
const ROLES: &[(&str, &str)] = &[
    ("comment", "hl-c"),
    ("constant.character.escape", "hl-e"),
    ("constant", "hl-n"),
    ("string", "hl-s"),
    ("keyword.operator", ""),
    ("keyword", "hl-k"),
    ("storage", "hl-k"),
    ("variable.language", "hl-k"),
    ("entity.name.function", "hl-f"),
    ("support.function", "hl-f"),
    ("variable.function", "hl-f"),
    ("entity.name.tag", "hl-g"),
    ("entity.other.attribute-name", "hl-a"),
    ("entity.name.section", "hl-h"),
    ("markup.heading", "hl-h"),
    ("entity.name", "hl-t"),
    ("support.type", "hl-t"),
    ("support.class", "hl-t"),
    ("markup.inserted", "hl-i"),
    ("markup.deleted", "hl-d"),
];

/// Grammars and the scopes of [`ROLES`]: constants that take a moment to unpack.
static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    syntaxes: SyntaxSet::load_defaults_newlines(),
    roles: ROLES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect(),
});

struct Tables {
    syntaxes: SyntaxSet,
    roles: Vec<(Scope, &'static str)>,
}

/// HTML of `text` for inside a `<code>`: escaped, with tokens in `<span class="hl-…">`. A language that is not known, a
/// block that is too long, or a grammar that stumbles, gives the escaped text alone.
pub fn highlight_html(lang: &str, text: &str) -> String {
    let lines = || text.split('\n');
    if lang.is_empty() || text.len() > LONGEST_BLOCK || lines().any(|line| line.len() > LONGEST_LINE) {
        return escape(text);
    }
    let syntax = TABLES.syntaxes.find_syntax_by_token(lang);
    syntax.and_then(|syntax| coloured(syntax, text)).unwrap_or_else(|| escape(text))
}

fn coloured(syntax: &SyntaxReference, text: &str) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut out = Spans { html: String::with_capacity(text.len() * 2), class: "" };
    for line in LinesWithEndings::from(text) {
        let mut done = 0;
        for (at, operation) in state.parse_line(line, &TABLES.syntaxes).ok()? {
            out.push(class(&scopes), line.get(done..at)?);
            done = at;
            scopes.apply(&operation).ok()?;
        }
        out.push(class(&scopes), line.get(done..)?);
    }
    out.push("", "");
    Some(out.html)
}

/// The innermost scope that means something decides.
fn class(scopes: &ScopeStack) -> &'static str {
    let meaning = |scope: &Scope| {
        TABLES.roles.iter().find(|(role, _)| role.is_prefix_of(*scope)).map(|(_, class)| *class)
    };
    scopes.as_slice().iter().rev().find_map(meaning).unwrap_or("")
}

/// HTML in which neighbours of one class share a span.
struct Spans {
    html: String,
    class: &'static str,
}

impl Spans {
    fn push(&mut self, class: &'static str, text: &str) {
        let blank = text.trim().is_empty();
        // Blanks have no colour: they join whatever they follow, unless the end closes all.
        if class != self.class && (!blank || text.is_empty() && class.is_empty()) {
            if !self.class.is_empty() {
                self.html.push_str("</span>");
            }
            if !class.is_empty() {
                self.html.push_str("<span class=\"");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.class = class;
        }
        self.html.push_str(&escape(text));
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader sees: tags gone, entities back.
    fn visible(html: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn tokens_get_classes() {
        let html = highlight_html("yaml", "标题: \"家暴\" # 说明\n");
        assert!(html.contains("<span class=\"hl-s\">&quot;家暴&quot;"), "{html}");
        assert!(html.contains("<span class=\"hl-c\"># 说明"), "{html}");
        let html = highlight_html("python", "def f(x):\n    return 1\n");
        assert!(html.contains("<span class=\"hl-k\">return"), "{html}");
        assert!(html.contains("<span class=\"hl-f\">f</span>"), "{html}");
    }

    #[test]
    fn the_text_stays_the_text() {
        let texts = ["<script>alert('&')</script>\n\n", "/* never closed\n\"\\", "\u{0}\t第一行\r\n二", ""];
        for lang in ["html", "rust", "yaml", "markdown", "js", "没有这种语言", ""] {
            for text in texts {
                let html = highlight_html(lang, text);
                assert_eq!(visible(&html), text, "{lang}");
                assert_eq!(html.matches("<span").count(), html.matches("</span>").count(), "{html}");
            }
        }
    }

    #[test]
    fn unknown_languages_and_floods_are_plain() {
        assert_eq!(highlight_html("brainfuck2", "a<b"), "a&lt;b");
        for flood in ["x = 1\n".repeat(1 << 20), "[".repeat(1 << 20)] {
            assert!(!highlight_html("python", &flood).contains("<span"));
        }
    }
}
