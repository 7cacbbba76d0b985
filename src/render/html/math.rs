//! TeX as readable text: signs, raised and lowered parts, fractions on one line. What it does not know stays as it was
//! written: honest, and legible on machines that know no MathML.

use super::escape::text;

/// Commands that stand for one sign.
const SIGNS: &[(&str, &str)] = &[
    ("times", "×"),
    ("cdot", "·"),
    ("div", "÷"),
    ("pm", "±"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("infty", "∞"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("theta", "θ"),
    ("omega", "ω"),
    ("degree", "°"),
    ("ldots", "…"),
    ("cdots", "…"),
    ("dots", "…"),
    ("quad", "\u{2003}"),
    ("qquad", "\u{2003}\u{2003}"),
    (",", "\u{2009}"),
    (";", "\u{2005}"),
    (" ", " "),
    ("%", "%"),
    ("$", "$"),
    ("&", "&"),
    ("#", "#"),
    ("_", "_"),
    ("{", "{"),
    ("}", "}"),
];

/// How deep groups may nest before the rest is shown as written.
const DEEPEST: u8 = 12;

/// Appends `tex` as HTML.
pub fn write(out: &mut String, tex: &str) {
    let mut reader = Reader { rest: tex.trim() };
    reader.run(out, DEEPEST);
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn run(&mut self, out: &mut String, depth: u8) {
        while let Some(c) = self.rest.chars().next() {
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '\\' => self.command(out, depth),
                '^' => self.shifted(out, "sup", depth),
                '_' => self.shifted(out, "sub", depth),
                '{' | '}' => {}
                '-' => out.push('−'),
                '*' => out.push('∗'),
                c => text(out, c.encode_utf8(&mut [0; 4])),
            }
        }
    }

    fn shifted(&mut self, out: &mut String, tag: &str, depth: u8) {
        out.push_str(&format!("<{tag}>"));
        self.argument(out, depth);
        out.push_str(&format!("</{tag}>"));
    }

    /// A group in braces, a command, or one character.
    fn argument(&mut self, out: &mut String, depth: u8) {
        let part = self.take_argument();
        match depth.checked_sub(1) {
            Some(depth) => Reader { rest: part }.run(out, depth),
            None => text(out, part),
        }
    }

    fn take_argument(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let len = if self.rest.starts_with('{') {
            group(self.rest)
        } else if self.rest.starts_with('\\') {
            1 + name(&self.rest[1..]).len()
        } else {
            self.rest.chars().next().map_or(0, char::len_utf8)
        };
        let (part, rest) = self.rest.split_at(len);
        self.rest = rest;
        part.strip_prefix('{').map_or(part, |part| part.strip_suffix('}').unwrap_or(part))
    }

    fn command(&mut self, out: &mut String, depth: u8) {
        let name = name(self.rest);
        self.rest = &self.rest[name.len()..];
        if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
            if name.chars().all(char::is_alphabetic) {
                self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
            }
            return text(out, sign);
        }
        match name {
            "frac" | "dfrac" | "tfrac" => {
                self.operand(out, depth);
                out.push('/');
                self.operand(out, depth);
            }
            "sqrt" => {
                out.push('√');
                self.operand(out, depth);
            }
            "text" | "mathrm" | "textrm" | "mathbf" => {
                let words = self.take_argument();
                text(out, words);
            }
            "left" | "right" | "displaystyle" => {}
            "\\" => out.push_str("<br>"),
            _ => {
                out.push('\\');
                text(out, name);
            }
        }
    }

    /// An argument in parentheses, unless it is a single sign or number.
    fn operand(&mut self, out: &mut String, depth: u8) {
        let part = self.take_argument();
        let simple = part.chars().all(char::is_alphanumeric)
            && (part.chars().count() == 1 || part.parse::<f64>().is_ok());
        if !simple {
            out.push('(');
        }
        match depth.checked_sub(1) {
            Some(depth) => Reader { rest: part }.run(out, depth),
            None => text(out, part),
        }
        if !simple {
            out.push(')');
        }
    }
}

/// The bytes of the group that `text` begins with, braces included; all of it where the group is not closed.
fn group(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// The name of the command whose backslash is just before `text`: letters, or one other character.
fn name(text: &str) -> &str {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let len = if letters > 0 { letters } else { text.chars().next().map_or(0, char::len_utf8) };
    &text[..len]
}

#[cfg(test)]
mod tests {
    fn html(tex: &str) -> String {
        let mut out = String::new();
        super::write(&mut out, tex);
        out
    }

    #[test]
    fn simple_expressions_read_as_people_write_them() {
        assert_eq!(html(r"5000 \times 7 = 35000"), "5000 ×7 = 35000");
        assert_eq!(html(r"\frac{本金}{12} \le 24\%"), "(本金)/(12) ≤24%".replace("(12)", "12"));
        assert_eq!(html("a^2 + b_{ij}"), "a<sup>2</sup> + b<sub>ij</sub>");
        assert_eq!(html(r"\sqrt{x+1}"), "√(x+1)");
    }

    #[test]
    fn what_is_not_known_stays_and_nothing_is_markup() {
        assert_eq!(html(r"\weird{<b>}"), "\\weird&lt;b&gt;");
        assert_eq!(html("{{{"), "");
        assert_eq!(html("^"), "<sup></sup>");
        assert_eq!(html(&"^{".repeat(50)).matches("<sup>").count(), 13);
    }
}
