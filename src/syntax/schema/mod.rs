//! The tables of fields as JSON Schema (draft 7, which editors know best): of YAML files, and of the front matter of
//! Markdown files. There is no second description of the fields: what the parser reads by is written down here in another
//! language.
//!
//! A schema knows neither the file's name nor other files. So it takes a file that says `translated_from` for a translation,
//! of which only a title is asked; and whether an id is one of something, only `check` knows.

mod tree;
mod value;

use super::fields::{Field, OF_TRANSLATIONS};
use super::kinds::Kind;
use super::kinds::{law, theme};
use crate::base::json;
use crate::diag::Lang;
use tree::{Json, list, map, text};

/// Something that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Files of a kind: as a whole where they are YAML, their front matter where they are Markdown.
    Kind(Kind),
    /// `theme.yaml` of a project's own theme.
    Theme,
}

impl Subject {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Subject> {
        Kind::ALL.into_iter().map(Subject::Kind).chain([Subject::Theme])
    }

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Kind(kind) => kind.name(),
            Subject::Theme => "theme",
        }
    }

    /// The files it is for, from the project's folder.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Subject::Kind(Kind::Curriculum) => &["content/curriculum.yaml"],
            Subject::Kind(Kind::Audiences) => &["content/audiences.yaml"],
            Subject::Kind(Kind::Glossary) => &["content/glossary.md"],
            Subject::Kind(Kind::Course) => &["content/courses/**/*.md"],
            Subject::Kind(Kind::Lesson) => &["content/lessons/**/*.md"],
            Subject::Kind(Kind::Law) => &["content/laws/**/*.md"],
            Subject::Kind(Kind::Policy) => &["content/policies/**/*.md"],
            Subject::Kind(Kind::Case) => &["content/cases/**/*.md"],
            Subject::Kind(Kind::Quiz) => &["content/quizzes/**/*.md"],
            Subject::Kind(Kind::Media) => &["content/media/**/*.yaml", "content/media/**/*.yml"],
            Subject::Kind(Kind::Class) => &["content/classes/**/*.yaml", "content/classes/**/*.yml"],
            Subject::Theme => &["themes/*/theme.yaml"],
        }
    }

    /// Whether whole files are YAML.
    pub fn is_yaml(self) -> bool {
        self.files().iter().all(|files| !files.ends_with(".md"))
    }
}

/// The schema of `subject` as JSON, with descriptions in `lang`.
pub fn schema(subject: Subject, lang: Lang) -> String {
    let mut shared = Shared { lang, tables: Vec::new(), definitions: Vec::new() };
    let body = match subject {
        Subject::Theme => shared.object(subject.name(), &[theme::FIELDS], rules(theme::FIELDS)),
        Subject::Kind(kind) => match kind.list_names() {
            Some(names) => shared.listed(subject.name(), kind.fields(), names),
            None if subject.is_yaml() => {
                shared.object(subject.name(), &[kind.fields()], rules(kind.fields()))
            }
            None => shared.front(kind),
        },
    };
    let mut whole = vec![
        ("$schema".to_owned(), text("http://json-schema.org/draft-07/schema#")),
        ("title".to_owned(), text(format!("coursepack {}", subject.name()))),
        ("description".to_owned(), text(subject.files().join(", "))),
    ];
    whole.extend(body);
    whole.push(("definitions".to_owned(), Json::Map(shared.definitions)));
    json::pretty(&Json::Map(whole))
}

/// What is written down once and referred to: each table, and each field of it, which has several names.
struct Shared {
    lang: Lang,
    /// The tables that are written down, by where they are, and what they are called.
    tables: Vec<(*const Field, String)>,
    definitions: Vec<(String, Json)>,
}

type Entries = Vec<(String, Json)>;

fn reference(name: &str) -> Json {
    map([("$ref", text(format!("#/definitions/{name}")))])
}

impl Shared {
    /// A mapping with the fields of `table`, which is what stands in the field `name`.
    fn mapping(&mut self, name: &str, table: &'static [Field]) -> Json {
        if let Some((_, known)) = self.tables.iter().find(|(known, _)| *known == table.as_ptr()) {
            return reference(known);
        }
        let taken = self.tables.iter().filter(|(_, other)| other.starts_with(name)).count();
        let name = if taken == 0 { name.to_owned() } else { format!("{name}-{}", taken + 1) };
        self.tables.push((table.as_ptr(), name.clone()));
        let object = self.object(&name, &[table], rules(table));
        self.definitions.push((name.clone(), Json::Map(object)));
        reference(&name)
    }

    /// A mapping with the fields of these tables and no others.
    fn object(&mut self, name: &str, tables: &[&'static [Field]], rules: Vec<Json>) -> Entries {
        let mut properties = Vec::new();
        for field in tables.iter().copied().flatten() {
            let place = format!("{name}.{}", field.en);
            // A full text of a law may leave empty what its own words say.
            let value = value::of(self, field, field.required && name != Kind::Law.name());
            self.definitions.push((place.clone(), value));
            properties.extend(field.names().map(|name| (name.to_owned(), reference(&place))));
        }
        let mut entries = vec![
            ("type".to_owned(), text("object")),
            ("properties".to_owned(), Json::Map(properties)),
            ("additionalProperties".to_owned(), Json::Bool(false)),
        ];
        if !rules.is_empty() {
            entries.push(("allOf".to_owned(), Json::List(rules)));
        }
        entries
    }

    /// Front matter. A translation says its title and leaves the rest to its original; a full text of a law tells all of it
    /// in its own words.
    fn front(&mut self, kind: Kind) -> Entries {
        let table = kind.fields();
        let mut rules: Vec<Json> = table.iter().chain(OF_TRANSLATIONS).filter_map(once).collect();
        let demand = |fields: Vec<Json>| map([("allOf", Json::List(fields))]);
        let all = || demand(table.iter().filter(|field| field.required).map(is_there).collect());
        let title = || demand(table.iter().filter(|field| field.en == "title").map(is_there).collect());
        if kind == Kind::Law {
            let summary = law::FIELDS.iter().find(|field| field.en == "articles").map(is_there);
            rules.extend(summary.map(|summary| map([("if", summary), ("then", all())])));
        } else if kind != Kind::Glossary {
            let translated = OF_TRANSLATIONS.iter().map(is_there);
            rules.push(map([("if", map([("anyOf", list(translated))])), ("then", title()), ("else", all())]));
        }
        self.object(kind.name(), &[table, OF_TRANSLATIONS], rules)
    }

    /// A list of mappings, one of them alone, or a mapping that holds the list in a field.
    fn listed(&mut self, name: &str, table: &'static [Field], names: &[&'static str]) -> Entries {
        let one = self.mapping(name, table);
        let items = map([("type", text("array")), ("items", one.clone())]);
        let either = map([("anyOf", list([items.clone(), one.clone()]))]);
        let around = names.iter().map(|name| {
            map([
                ("type", text("object")),
                ("properties", map([(*name, either.clone())])),
                ("required", list([text(*name)])),
                ("additionalProperties", Json::Bool(false)),
            ])
        });
        vec![("anyOf".to_owned(), list([items, one].into_iter().chain(around)))]
    }
}

/// Fields that must be there are, and none is there under two names.
fn rules(table: &[Field]) -> Vec<Json> {
    table.iter().filter_map(|field| if field.required { Some(one_of(field)) } else { once(field) }).collect()
}

fn required(names: impl IntoIterator<Item = &'static str>) -> Json {
    map([("required", list(names.into_iter().map(text)))])
}

/// The field is there, under one of its names.
fn one_of(field: &Field) -> Json {
    map([("oneOf", list(field.names().map(|name| required([name]))))])
}

/// The field is not there under two of its names.
fn once(field: &Field) -> Option<Json> {
    let names: Vec<&str> = field.names().collect();
    let pairs =
        names.iter().enumerate().flat_map(|(at, a)| names[at + 1..].iter().map(move |b| required([*a, *b])));
    let pairs: Vec<Json> = pairs.collect();
    (!pairs.is_empty()).then(|| map([("not", map([("anyOf", Json::List(pairs))]))]))
}

/// Whether the field is there at all.
fn is_there(field: &Field) -> Json {
    map([("anyOf", list(field.names().map(|name| required([name]))))])
}
