//! Door of `tera`: the theme's templates, compiled once, filled many times.
//!
//! Templates are values like everything else: they come from a [`Theme`], never from the disk, and an error in one is
//! a finding that points into it. There are sets, because what must be escaped differs: `web/*.html` and
//! `report/*.html` for HTML, `print/*.tera` for Typst, `text/*.tera` for plain text.

use super::theme::Theme;
use crate::base::nearest::nearest;
use crate::base::path::encode_url;
use crate::base::span::Span;
use crate::diag::messages::theme as messages;
use crate::diag::{At, Diagnostic};
use serde::Serialize;
use std::io::{self, Write};
use tera::{Context, Error, ErrorKind, Kwargs, ReportError, State, Tera, Value};

/// How values are written into Typst.
#[derive(Clone, Copy)]
pub struct TypstRules {
    /// Escapes text for markup; applied to every value that is not safe.
    pub markup: fn(&str, &mut dyn Write) -> io::Result<()>,
    /// A string literal of code, quotes included: the filter `typ_string`.
    pub string: fn(&str) -> String,
}

/// A theme with its templates compiled.
pub struct Templates {
    theme: Theme,
    html: Set,
    report: Set,
    typst: Set,
    text: Set,
}

/// Templates with the same escaping. Nothing where one of them has an error: then none of them is filled, since the
/// error is reported and the build writes nothing.
struct Set(Option<Tera>);

impl Templates {
    /// Compiles the templates of `theme`, reporting every error that can be known without filling one.
    pub fn new(theme: Theme, rules: TypstRules) -> (Templates, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut html = Tera::default();
        html.register_filter("url", |text: &str, _: Kwargs, _: &State| encode_url(text));
        let report = compile(&theme, html.clone(), "report/", ".html", &mut found);
        let html = compile(&theme, html, "web/", ".html", &mut found);
        let mut typst = Tera::default();
        typst.set_escape_fn(rules.markup);
        typst.autoescape_on([".tera"]);
        typst.register_filter("typ_string", move |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&(rules.string)(text))
        });
        let typst = compile(&theme, typst, "print/", ".tera", &mut found);
        let text = compile(&theme, Tera::default(), "text/", ".tera", &mut found);
        (Templates { theme, html, report, typst, text }, found)
    }

    /// The theme they come from.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Fills an HTML template (`web/lesson.html`) with the fields of `facts` and with `ready`, which is HTML already.
    pub fn html(
        &self,
        name: &str,
        facts: &impl Serialize,
        ready: &[(&'static str, &str)],
    ) -> (String, Vec<Diagnostic>) {
        fill(&self.theme, &self.html, name, facts, ready)
    }

    /// Fills the template of a report (`report/citations.html`).
    pub fn report(
        &self,
        name: &str,
        facts: &impl Serialize,
        ready: &[(&'static str, &str)],
    ) -> (String, Vec<Diagnostic>) {
        fill(&self.theme, &self.report, name, facts, ready)
    }

    /// Fills a Typst template (`print/handout.tera`) with the fields of `facts` and with `ready`, which is Typst already.
    pub fn typst(
        &self,
        name: &str,
        facts: &impl Serialize,
        ready: &[(&'static str, &str)],
    ) -> (String, Vec<Diagnostic>) {
        fill(&self.theme, &self.typst, name, facts, ready)
    }

    /// Fills a text template (`text/script.tera`).
    pub fn text(&self, name: &str, facts: &impl Serialize) -> (String, Vec<Diagnostic>) {
        fill(&self.theme, &self.text, name, facts, &[])
    }
}

/// Compiles the templates whose names begin with `prefix` and end with `suffix` into `tera`.
fn compile(theme: &Theme, mut tera: Tera, prefix: &str, suffix: &str, found: &mut Vec<Diagnostic>) -> Set {
    let before = found.len();
    let mut sources = Vec::new();
    for (name, file) in theme.below(prefix).filter(|(name, _)| name.ends_with(suffix)) {
        match file.text() {
            Some(text) => sources.push((name, text)),
            None => found.push(messages::template_not_utf8(&file.origin)),
        }
    }
    if let Err(error) = tera.add_raw_templates(sources.iter().copied()) {
        // The engine stops at the first template that does not parse; an author wants to see them all.
        let syntax: Vec<Diagnostic> =
            sources.iter().filter_map(|source| syntax_error(theme, *source)).collect();
        found.extend(if syntax.is_empty() { findings(theme, &error, prefix) } else { syntax });
    }
    Set((found.len() == before).then_some(tera))
}

/// What is wrong with the syntax of one template, if anything.
fn syntax_error(theme: &Theme, source: (&str, &str)) -> Option<Diagnostic> {
    match Tera::default().add_raw_templates([source]).err()?.kind() {
        ErrorKind::SyntaxError(report) => Some(reported(theme, report)),
        _ => None,
    }
}

fn fill(
    theme: &Theme,
    set: &Set,
    name: &str,
    facts: &impl Serialize,
    ready: &[(&'static str, &str)],
) -> (String, Vec<Diagnostic>) {
    let Some(tera) = &set.0 else { return (String::new(), Vec::new()) };
    let rendered = Context::from_serialize(facts).and_then(|mut context| {
        for (key, text) in ready {
            context.insert_value(*key, Value::safe_string(text));
        }
        tera.render(name, &context)
    });
    match rendered {
        Ok(text) => (text, Vec::new()),
        Err(error) => (String::new(), findings(theme, &error, name)),
    }
}

/// What an error of the engine says, each part pointing into the template concerned. `near` is the name of the template
/// asked for, for errors that name no place.
fn findings(theme: &Theme, error: &Error, near: &str) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![reported(theme, report)],
        ErrorKind::TemplateNotFound(name) => vec![messages::missing_template(&theme.origin(name), name)],
        ErrorKind::MissingParent { current, parent } => vec![unknown(theme, current, parent)],
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            vec![messages::template(At::file(&theme.origin(tpl)), &error.to_string())]
        }
        ErrorKind::Msg(text) => reports(theme, text, near),
        _ => vec![messages::template(At::file(&theme.origin(near)), &error.to_string())],
    }
}

fn reported(theme: &Theme, report: &ReportError) -> Diagnostic {
    let range = report.span().range.clone();
    let at = At::new(&theme.origin(report.filename()), Span::new(range.start, range.end));
    messages::template(at, report.message())
}

/// References that lead nowhere come from the engine as prose, several in one text, each `error: …` with a line
/// `--> name:line:column` below it.
fn reports(theme: &Theme, text: &str, near: &str) -> Vec<Diagnostic> {
    let parts = text.split("error: ").skip(1).filter_map(|part| {
        let (message, rest) = part.split_once('\n')?;
        let place = rest.split_once("--> ")?.1.lines().next()?;
        let mut fields = place.rsplitn(3, ':');
        let column: usize = fields.next()?.parse().ok()?;
        let line: usize = fields.next()?.parse().ok()?;
        let name = fields.next()?;
        let span = span_at(theme.file(name)?.text()?, line, column);
        Some((message, name, span))
    });
    let found: Vec<Diagnostic> = parts
        .map(|(message, name, span)| match message.strip_prefix("Unknown template `") {
            Some(wanted) => {
                let wanted = wanted.trim_end_matches('`');
                let known: Vec<&str> = theme.below(folder(name)).map(|(name, _)| name).collect();
                messages::unknown_template(At::new(&theme.origin(name), span), wanted, nearest(wanted, known))
            }
            None => messages::template(At::new(&theme.origin(name), span), message),
        })
        .collect();
    if found.is_empty() { vec![messages::template(At::file(&theme.origin(near)), text)] } else { found }
}

/// `{% extends "parent" %}` in `current`, where there is no `parent`.
fn unknown(theme: &Theme, current: &str, parent: &str) -> Diagnostic {
    let text = theme.file(current).and_then(|file| file.text()).unwrap_or_default();
    let span = text.find(parent).map_or(Span::default(), |start| Span::new(start, start + parent.len()));
    let known: Vec<&str> = theme.below(folder(current)).map(|(name, _)| name).collect();
    messages::unknown_template(At::new(&theme.origin(current), span), parent, nearest(parent, known))
}

/// The folder of a template with its slash: `web/`.
fn folder(name: &str) -> &str {
    name.split_inclusive('/').next().unwrap_or(name)
}

/// The rest of the tag that begins at `line` and `column`, both counted from 1, the column in characters.
fn span_at(text: &str, line: usize, column: usize) -> Span {
    let start_of_line: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start_of_line..).unwrap_or_default().lines().next().unwrap_or_default();
    let start = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    let tail = &rest[start..];
    let len = tail.find([' ', '|', '(', '}', '%']).filter(|len| *len > 0).unwrap_or(tail.len());
    Span::new(start_of_line + start, start_of_line + start + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::ContentPath;
    use crate::base::span::Spanned;
    use std::sync::Arc;

    const RULES: TypstRules = TypstRules {
        markup: |text, out| write!(out, "{}", text.replace('#', "\\#")),
        string: |text| format!("{text:?}"),
    };

    /// A theme `mine` with these files over the built-in ones.
    fn templates(files: &[(&str, &str)]) -> (Templates, Vec<String>) {
        let project: Vec<_> = files
            .iter()
            .map(|(name, text)| {
                (ContentPath::new(&format!("themes/mine/{name}")).unwrap(), Arc::from(text.as_bytes()))
            })
            .collect();
        let path = ContentPath::new("content/curriculum.yaml").unwrap();
        let name = Spanned::new("mine".to_owned(), Span::default());
        let (theme, found) = Theme::load(Some((&path, &name)), &project);
        assert!(found.is_empty(), "{found:?}");
        let (templates, found) = Templates::new(theme, RULES);
        let said = said(&templates, &found);
        (templates, said)
    }

    /// `path: the text concerned: message`
    fn said(templates: &Templates, found: &[Diagnostic]) -> Vec<String> {
        let text = |at: &At| {
            templates.theme().texts().find(|(path, _)| **path == at.path).map_or("", |(_, text)| text)
        };
        found
            .iter()
            .map(|d| format!("{}: {}: {}", d.at.path, d.at.span.text(text(&d.at)), d.message.en))
            .collect()
    }

    #[derive(Serialize)]
    struct Facts {
        title: &'static str,
    }

    #[test]
    fn values_are_escaped_for_their_language_and_ready_parts_are_not() {
        let (templates, said) = templates(&[
            ("web/t.html", "<h1>{{ title }}</h1>{{ body }}"),
            ("print/t.tera", "{{ title }} {{ title | typ_string }} {{ body }}"),
            ("text/t.tera", "{{ title }}"),
        ]);
        assert!(said.is_empty(), "{said:?}");
        let facts = Facts { title: "<a> & #b" };
        assert_eq!(
            templates.html("web/t.html", &facts, &[("body", "<p>")]).0,
            "<h1>&lt;a&gt; &amp; #b</h1><p>"
        );
        assert_eq!(
            templates.typst("print/t.tera", &facts, &[("body", "#p")]).0,
            "<a> & \\#b \"<a> & #b\" #p"
        );
        assert_eq!(templates.text("text/t.tera", &facts).0, "<a> & #b");
    }

    #[test]
    fn every_template_with_an_error_is_named_with_its_place() {
        let (_, said) = templates(&[
            ("web/a.html", "第一行\n{% if %}"),
            ("web/b.html", "{{ x "),
            ("text/c.tera", "{{ a | no }}"),
        ]);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].starts_with("themes/mine/web/a.html: "), "{said:?}");
        assert!(said[1].starts_with("themes/mine/web/b.html: "), "{said:?}");
        assert_eq!(said[2], "themes/mine/text/c.tera: no: error in the template: Unknown filter `no`");
    }

    #[test]
    fn references_to_absent_templates_point_at_the_name() {
        let (_, said) =
            templates(&[("web/a.html", r#"{% extends "web/bose.html" %}"#), ("web/bases.html", "")]);
        assert_eq!(
            said,
            ["themes/mine/web/a.html: web/bose.html: there is no template called `web/bose.html`"]
        );
        let (_, said) = templates(&[("web/a.html", "法\n  {% include \"web/x.html\" %}")]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].ends_with("there is no template called `web/x.html`"), "{said:?}");
    }

    #[test]
    fn an_unknown_variable_is_found_when_a_page_is_made() {
        let (templates, _) = templates(&[("web/a.html", "字\n{{ titel }}")]);
        let (_, found) = templates.html("web/a.html", &Facts { title: "" }, &[]);
        let said = said(&templates, &found);
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("themes/mine/web/a.html: titel: "), "{said:?}");
        let (_, found) = templates.html("web/absent.html", &Facts { title: "" }, &[]);
        assert_eq!(found[0].code.name, "theme/missing-template");
    }
}
