//! Mathematics: the theme has no mathematical font, so what is simple is set as text and the rest as it was written.

/// Commands that are one character.
const SIGNS: &[(&str, &str)] = &[
    ("times", "×"),
    ("div", "÷"),
    ("cdot", "·"),
    ("pm", "±"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("infty", "∞"),
    ("sum", "∑"),
    ("sqrt", "√"),
    ("circ", "°"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("ldots", "…"),
    ("dots", "…"),
    ("quad", "　"),
    ("%", "%"),
    ("$", "$"),
    ("&", "&"),
    ("#", "#"),
    ("_", "_"),
    (",", " "),
    (" ", " "),
];

/// A run of simple mathematics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// On the line.
    Plain(String),
    /// Above it.
    Sup(String),
    /// Below it.
    Sub(String),
}

/// `tex` as runs of text, or nothing where it needs more than signs, fractions of simple terms, and marks above or
/// below the line.
pub fn simple(tex: &str) -> Option<Vec<Run>> {
    let mut runs = Vec::new();
    let mut plain = String::new();
    let mut rest = tex.trim();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '^' | '_' => {
                let (group, after) = group(after)?;
                if !plain.is_empty() {
                    runs.push(Run::Plain(std::mem::take(&mut plain)));
                }
                let text = signs(group)?;
                runs.push(if c == '^' { Run::Sup(text) } else { Run::Sub(text) });
                after
            }
            '\\' => command(after, &mut plain)?,
            '{' | '}' | '&' | '$' => return None,
            c => {
                plain.push(c);
                after
            }
        };
    }
    if !plain.is_empty() {
        runs.push(Run::Plain(plain));
    }
    Some(runs)
}

/// Reads the command that begins after the backslash; gives what comes after it.
fn command<'a>(text: &'a str, plain: &mut String) -> Option<&'a str> {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let length = if letters == 0 { text.chars().next()?.len_utf8() } else { letters };
    let (name, rest) = text.split_at(length);
    match name {
        "frac" | "dfrac" | "tfrac" => {
            let (over, rest) = group(rest)?;
            let (under, rest) = group(rest)?;
            plain.push_str(&bracketed(&signs(over)?));
            plain.push('/');
            plain.push_str(&bracketed(&signs(under)?));
            Some(rest)
        }
        "text" | "mathrm" | "mathbf" => {
            let (group, rest) = group(rest)?;
            plain.push_str(group);
            Some(rest)
        }
        "left" | "right" => Some(rest),
        name => {
            plain.push_str(SIGNS.iter().find(|(known, _)| *known == name)?.1);
            Some(rest)
        }
    }
}

/// A group in braces without braces inside, or one character.
fn group(text: &str) -> Option<(&str, &str)> {
    match text.strip_prefix('{') {
        Some(inner) => inner.split_once('}').filter(|(group, _)| !group.contains('{')),
        None => {
            let first = text.chars().next().filter(|c| c.is_alphanumeric())?;
            Some(text.split_at(first.len_utf8()))
        }
    }
}

fn signs(group: &str) -> Option<String> {
    match simple(group)?.as_slice() {
        [] => Some(String::new()),
        [Run::Plain(text)] => Some(text.clone()),
        _ => None,
    }
}

fn bracketed(term: &str) -> String {
    if term.chars().all(char::is_alphanumeric) { term.to_owned() } else { format!("({term})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_formulas_become_text() {
        let plain = |text: &str| Run::Plain(text.to_owned());
        assert_eq!(simple("3\\times 4 = 12").unwrap(), [plain("3× 4 = 12")]);
        assert_eq!(simple("a^2").unwrap(), [plain("a"), Run::Sup("2".to_owned())]);
        assert_eq!(simple("\\frac{a+b}{2}").unwrap(), [plain("(a+b)/2")]);
    }

    #[test]
    fn what_is_not_simple_is_left_as_written() {
        for tex in ["\\begin{matrix}a\\end{matrix}", "x^{y^{z}}", "\\unknown", "{a"] {
            assert_eq!(simple(tex), None, "{tex}");
        }
    }
}
