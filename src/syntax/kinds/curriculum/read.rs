//! Reads the programme and its audiences from their fields.

use super::{
    AUDIENCE_FIELDS, Answers, Audience, CitationStyle, Curriculum, DISC_FIELDS, Discs, EDITION_FIELDS,
    EditionSpec, FIELDS, HOLIDAY_FIELDS, Holiday, Published, REQUIREMENT_FIELDS, Requirement, Role,
    SET_FIELDS,
};
use crate::base::nearest::nearest;
use crate::base::span::Spanned;
use crate::diag::messages::schema;
use crate::diag::{Severity, codes};
use crate::syntax::fields::{Demand, Fields, Rules};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::hours::{self, Limits, Room};
use crate::syntax::kinds::print::PrintJob;
use crate::syntax::value::{Node, Value};
use crate::syntax::{listed, notation, yaml};

impl Curriculum {
    pub(crate) fn read(input: &mut Input) -> Curriculum {
        let yaml = yaml::read(input, 0..input.text.len());
        let demand = if yaml.complete { Demand::Required } else { Demand::Nothing };
        let rules = Rules { broken: &yaml.broken, demand };
        let mut fields = Fields::of(input, FIELDS, &yaml.value, rules);
        Curriculum {
            title: fields.title(""),
            provider: fields.text("provider"),
            start_date: fields.date("start_date"),
            end_date: fields.date("end_date"),
            in_language: fields.words("in_language"),
            theme: theme(&mut fields),
            license: fields.text("license"),
            citation_style: fields.choice("citation_style", STYLES),
            editions: editions(&mut fields),
            requires: requirements(&mut fields),
            holidays: fields
                .items("holidays")
                .iter()
                .filter_map(|day| Holiday::read(fields.input, day))
                .collect(),
            work_days: hours::work_days(&mut fields, "work_days"),
            breaks: hours::closed(&mut fields, "breaks"),
            closed: hours::closed(&mut fields, "closed"),
            rooms: fields.items("rooms").iter().filter_map(|room| Room::read(fields.input, room)).collect(),
            limits: fields
                .filled("limits")
                .map(|limits| Limits::read(fields.input, limits))
                .unwrap_or_default(),
            print: fields.items("print").iter().map(|job| PrintJob::read(fields.input, job)).collect(),
            discs: fields.filled("discs").map(|discs| Discs::read(fields.input, discs)),
            checks: checks(&mut fields),
        }
    }
}

impl Audience {
    /// The audiences of `audiences.yaml`.
    pub(crate) fn read_all(input: &mut Input) -> Vec<Audience> {
        let listed = listed::read(input, Kind::Audiences);
        let read = |value: &Value| Audience::read(Fields::of(input, AUDIENCE_FIELDS, value, listed.rules()));
        listed.values.iter().map(read).collect()
    }

    fn read(mut fields: Fields) -> Audience {
        Audience {
            id: fields.spanned("id").unwrap_or_default(),
            name: fields.text("name"),
            part_of: fields.spanned("part_of"),
            apart: fields.flag("apart"),
            in_language: fields.text("in_language"),
            size: fields.count("size"),
        }
    }
}

pub(super) const STYLES: &[(&[&str], CitationStyle)] =
    &[(&["han", "汉字"], CitationStyle::Han), (&["arabic", "数字", "阿拉伯数字"], CitationStyle::Arabic)];

pub(super) const ROLES: &[(&[&str], Role)] =
    &[(&["learner", "学员"], Role::Learner), (&["trainer", "讲师"], Role::Trainer)];

pub(super) const PLACES: &[(&[&str], Published)] = &[
    (&["disc", "光盘", "u盘", "优盘"], Published::Disc),
    (&["web", "网站", "内网"], Published::Web),
    (&["public", "公开"], Published::Public),
];

pub(super) const ANSWERS: &[(&[&str], Answers)] =
    &[(&["shown", "有", "附答案"], Answers::Shown), (&["withheld", "没有", "不附"], Answers::Withheld)];

pub(in crate::syntax) const SEVERITIES: &[(&[&str], Option<Severity>)] = &[
    (&["off", "关", "false"], None),
    (&["warning", "警告"], Some(Severity::Warning)),
    (&["error", "错误"], Some(Severity::Error)),
];

pub(super) const TARGETS: &[(&[&str], &str)] = &[
    (&["usb", "u盘", "优盘"], "usb"),
    (&["cd"], "cd"),
    (&["dvd5", "dvd"], "dvd5"),
    (&["dvd9"], "dvd9"),
    (&["bd25"], "bd25"),
    (&["zip"], "zip"),
];

fn theme(fields: &mut Fields) -> Option<Spanned<String>> {
    let theme = fields.spanned("theme")?;
    fields.input.folder_name(&theme).then_some(theme)
}

/// Editions as ids or mappings. An id alone says its role: `learner`, `trainer`.
fn editions(fields: &mut Fields) -> Vec<EditionSpec> {
    let Some(value) = fields.filled("editions") else { return Vec::new() };
    let mut editions: Vec<EditionSpec> = Vec::new();
    for item in value.each() {
        let edition = match &item.node {
            Node::Text(_) => fields.scalar("editions", item).map(|id| {
                let id = id.map(str::to_owned);
                EditionSpec { id, ..EditionSpec::default() }
            }),
            _ => Some(EditionSpec::read(fields.input, item)),
        };
        let Some(mut edition) = edition.filter(|edition| !edition.id.value.is_empty()) else { continue };
        if !fields.input.folder_name(&edition.id) {
            continue;
        }
        if let Some(first) = editions.iter().find(|other| other.id.value == edition.id.value) {
            let (at, first) = (fields.input.at(edition.id.span), fields.input.at(first.id.span));
            fields.input.report(schema::duplicate(at, first, &edition.id.value));
            continue;
        }
        if let Node::Text(_) = item.node {
            edition.role = role_of(fields.input, &edition.id);
        }
        editions.push(edition);
    }
    editions
}

fn role_of(input: &mut Input, id: &Spanned<String>) -> Role {
    let lower = id.value.to_lowercase();
    match ROLES.iter().find(|(names, _)| names.contains(&lower.as_str())) {
        Some((_, role)) => *role,
        None => {
            input.report(schema::edition_without_role(input.at(id.span), &id.value));
            Role::Learner
        }
    }
}

impl EditionSpec {
    fn read(input: &mut Input, value: &Value) -> EditionSpec {
        let mut fields = Fields::of(input, EDITION_FIELDS, value, Rules::default());
        let id = fields.spanned("id").unwrap_or_default();
        let role = fields.choice("role", ROLES);
        let implied =
            ROLES.iter().find(|(names, _)| names.contains(&id.value.as_str())).map(|(_, role)| *role);
        let role = role.or(implied).unwrap_or_default();
        let answers = fields.choice("answers", ANSWERS);
        if role == Role::Trainer && answers == Some(Answers::Withheld) {
            let at = fields.input.at(fields.place("answers"));
            fields.input.report(schema::answers_of_trainers(at));
        }
        EditionSpec {
            id,
            role,
            audience: fields.spanned("audience"),
            language: fields.spanned("language").map(|language| language.value),
            large: fields.flag("large"),
            class: fields.spanned("class"),
            published: fields.choice("published", PLACES).unwrap_or_default(),
            answers,
        }
    }
}

/// What is required: `{list: all, count: 3, each_class: true}`, or only `all`, a number, or a list of ids.
fn requirements(fields: &mut Fields) -> Vec<Requirement> {
    let Some(value) = fields.filled("requires") else { return Vec::new() };
    let mut sets = Fields::of(fields.input, SET_FIELDS, value, Rules::default());
    let mut requirements = Vec::new();
    for set in SET_FIELDS.iter().map(|field| field.en) {
        let Some(value) = sets.filled(set) else { continue };
        let (list, count, each) = match &value.node {
            Node::Map(_) => {
                let mut wanted = Fields::of(sets.input, REQUIREMENT_FIELDS, value, Rules::default());
                (wanted.names("list"), wanted.count("count"), wanted.flag("each_class"))
            }
            Node::Text(text) if notation::number(text).is_some() => (Vec::new(), sets.count(set), false),
            _ => (sets.names(set), None, false),
        };
        let all = list.iter().all(|name| matches!(name.value.as_str(), "all" | "全部"));
        let span = sets.place(set);
        requirements.push(Requirement {
            set: Spanned::new(set.to_owned(), span),
            list: (!all && !list.is_empty()).then_some(list),
            count,
            each,
        });
    }
    requirements
}

impl Holiday {
    fn read(input: &mut Input, value: &Value) -> Option<Holiday> {
        let rules = Rules { demand: Demand::Required, ..Rules::default() };
        let mut fields = Fields::of(input, HOLIDAY_FIELDS, value, rules);
        let from = fields.date("date")?;
        let to = fields.date("to").unwrap_or(from).max(from);
        Some(Holiday { from, to, name: fields.text("name"), work: fields.flag("work") })
    }
}

impl Discs {
    fn read(input: &mut Input, value: &Value) -> Discs {
        let mut fields = Fields::of(input, DISC_FIELDS, value, Rules::default());
        Discs {
            target: fields.choice("target", TARGETS).unwrap_or_default().to_owned(),
            label: fields.text("label"),
            copies: fields.count("copies"),
        }
    }
}

/// Severities by code: codes must exist, and some may not be lowered.
fn checks(fields: &mut Fields) -> Vec<(Spanned<String>, Option<Severity>)> {
    let Some(value) = fields.filled("checks") else { return Vec::new() };
    let Node::Map(entries) = &value.node else {
        fields.input.report(schema::no_mapping(fields.input.at(value.span)));
        return Vec::new();
    };
    let mut checks = Vec::new();
    for entry in entries {
        let name = &entry.key.value;
        let at = fields.input.at(entry.key.span);
        let Some(code) = codes::find(name) else {
            let near = nearest(name, codes::ALL.iter().map(|code| code.name));
            fields.input.report(schema::unknown_code(at, name, near));
            continue;
        };
        let Some(severity) = fields.among("checks", &entry.value, SEVERITIES) else { continue };
        if code.fixed && severity != Some(code.severity) {
            fields.input.report(schema::fixed_code(at, name));
        } else {
            checks.push((entry.key.clone(), severity));
        }
    }
    checks
}
