//! The programme as a whole, and its audiences.

use crate::base::nearest::nearest;
use crate::base::span::Spanned;
use crate::diag::messages::schema;
use crate::diag::{Severity, codes};
use crate::law::Date;
use crate::syntax::fields::{Field, Fields, Rules, may, must};
use crate::syntax::input::Input;
use crate::syntax::value::{Entry, Node, Value};
use crate::syntax::{listed, notation, yaml};

/// `curriculum.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Curriculum {
    /// Title of the programme.
    pub title: Spanned<String>,
    /// Who gives it.
    pub provider: String,
    /// First day.
    pub start_date: Option<Date>,
    /// Last day.
    pub end_date: Option<Date>,
    /// BCP 47 tags; the first is the main one.
    pub in_language: Vec<String>,
    /// Name of a theme under `themes/`; nothing for the built-in one.
    pub theme: Option<Spanned<String>>,
    /// Licence of the whole.
    pub license: String,
    /// How articles are numbered in what the tool writes.
    pub citation_style: CitationStyle,
    /// The editions to build; empty: learner and trainer.
    pub editions: Vec<EditionSpec>,
    /// Sets that must be complete.
    pub requires: Vec<Requirement>,
    /// Print jobs.
    pub print: Vec<PrintJob>,
    /// What goes on discs.
    pub discs: Option<Discs>,
    /// Severity by code; `None` is off.
    pub checks: Vec<(Spanned<String>, Option<Severity>)>,
}

/// How article numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CitationStyle {
    /// 第二十三条
    #[default]
    Han,
    /// 第23条
    Arabic,
}

/// An edition asked for.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct EditionSpec {
    /// Its id: the folder under `web/` and `print/`.
    pub id: Spanned<String>,
    /// For learners or trainers.
    pub role: Role,
    /// Only for this audience.
    pub audience: Option<Spanned<String>>,
    /// Only in this language.
    pub language: Option<String>,
    /// Large print.
    pub large: bool,
    /// Only for this class.
    pub class: Option<Spanned<String>>,
}

/// Who reads an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Those who learn.
    #[default]
    Learner,
    /// Those who teach.
    Trainer,
}

/// A set that must be complete.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Requirement {
    /// policies, laws, films or songs.
    pub set: Spanned<String>,
    /// Ids, or nothing for `all`.
    pub list: Option<Vec<Spanned<String>>>,
    /// How many there must be.
    pub count: Option<u32>,
}

/// A print job, as written: later stages know what they need of it.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct PrintJob {
    /// Its id.
    pub id: Spanned<String>,
    /// What is printed: book, handouts, …
    pub product: String,
    /// Title of the job.
    pub title: String,
    /// A named size.
    pub paper: String,
    /// How many.
    pub copies: Option<u32>,
    /// The other fields, as written.
    pub options: Vec<(String, String)>,
}

/// Discs to be made.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Discs {
    /// usb, cd, dvd5, dvd9, bd25 or zip.
    pub target: String,
    /// Volume label.
    pub label: String,
    /// How many sets.
    pub copies: Option<u32>,
}

/// Who is taught.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Audience {
    /// Unique.
    pub id: Spanned<String>,
    /// As people call it.
    pub name: String,
    /// The id of a larger audience.
    pub part_of: Option<Spanned<String>>,
    /// Their language.
    pub in_language: String,
    /// How many people.
    pub size: Option<u32>,
}

/// The fields of `curriculum.yaml`.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称", "培训名称"]),
    must("provider", &["举办单位", "主办单位", "单位"]),
    must("start_date", &["开始日期", "起始日期"]),
    must("end_date", &["结束日期"]),
    may("in_language", &["语言"]),
    may("theme", &["外观", "主题"]),
    may("license", &["许可", "授权"]),
    may("citation_style", &["条号", "条号写法"]),
    may("editions", &["版本"]),
    may("requires", &["必备", "要求"]),
    may("print", &["印刷", "打印"]),
    may("discs", &["光盘", "介质"]),
    may("checks", &["检查"]),
];

/// The fields of an edition.
pub const EDITION_FIELDS: &[Field] = &[
    must("id", &["编号"]),
    may("role", &["角色"]),
    may("audience", &["受众", "对象"]),
    may("language", &["语言"]),
    may("large", &["大字"]),
    may("class", &["班次"]),
];

/// The sets that may be required, under `requires`.
pub const SET_FIELDS: &[Field] = &[
    may("policies", &["政策"]),
    may("laws", &["法律"]),
    may("films", &["影片", "电影"]),
    may("songs", &["歌曲"]),
];

/// What is required of a set.
pub const REQUIREMENT_FIELDS: &[Field] = &[may("list", &["清单", "名单"]), may("count", &["数量", "个数"])];

/// The fields of a print job that this layer understands; others are kept as written.
pub const PRINT_FIELDS: &[Field] = &[
    must("id", &["编号"]),
    must("product", &["产品", "品种"]),
    may("title", &["标题", "名称"]),
    may("paper", &["纸张", "开本"]),
    may("copies", &["份数", "印数"]),
];

/// The fields of `discs`.
pub const DISC_FIELDS: &[Field] =
    &[must("target", &["介质", "目标"]), may("label", &["卷标"]), may("copies", &["份数", "套数"])];

/// The fields of an audience.
pub const AUDIENCE_FIELDS: &[Field] = &[
    must("id", &["编号"]),
    must("name", &["名称"]),
    may("part_of", &["属于", "上级"]),
    may("in_language", &["语言"]),
    may("size", &["人数"]),
];

impl Curriculum {
    pub(crate) fn read(input: &mut Input) -> Curriculum {
        let yaml = yaml::read(input, 0..input.text.len());
        let rules = Rules { broken: &yaml.broken, ..Rules::default() };
        let mut fields = Fields::of(input, FIELDS, &yaml.value, rules);
        Curriculum {
            title: fields.title(""),
            provider: fields.text("provider"),
            start_date: fields.date("start_date"),
            end_date: fields.date("end_date"),
            in_language: fields.words("in_language"),
            theme: theme(&mut fields),
            license: fields.text("license"),
            citation_style: fields.choice("citation_style", STYLES).unwrap_or_default(),
            editions: editions(&mut fields),
            requires: requirements(&mut fields),
            print: fields.items("print").iter().map(|job| PrintJob::read(fields.input, job)).collect(),
            discs: fields.filled("discs").map(|discs| Discs::read(fields.input, discs)),
            checks: checks(&mut fields),
        }
    }
}

impl Audience {
    /// The audiences of `audiences.yaml`.
    pub(crate) fn read_all(input: &mut Input) -> Vec<Audience> {
        let (values, broken) = listed::read(input, &["audiences", "受众"]);
        let rules = Rules { broken: &broken, ..Rules::default() };
        values.iter().map(|value| Audience::read(Fields::of(input, AUDIENCE_FIELDS, value, rules))).collect()
    }

    fn read(mut fields: Fields) -> Audience {
        Audience {
            id: fields.spanned("id").unwrap_or_default(),
            name: fields.text("name"),
            part_of: fields.spanned("part_of"),
            in_language: fields.text("in_language"),
            size: fields.count("size"),
        }
    }
}

const STYLES: &[(&[&str], CitationStyle)] =
    &[(&["han", "汉字"], CitationStyle::Han), (&["arabic", "数字", "阿拉伯数字"], CitationStyle::Arabic)];

const ROLES: &[(&[&str], Role)] =
    &[(&["learner", "学员"], Role::Learner), (&["trainer", "讲师"], Role::Trainer)];

const SEVERITIES: &[(&[&str], Option<Severity>)] = &[
    (&["off", "关", "false"], None),
    (&["warning", "警告"], Some(Severity::Warning)),
    (&["error", "错误"], Some(Severity::Error)),
];

const TARGETS: &[(&[&str], &str)] = &[
    (&["usb", "u盘", "优盘"], "usb"),
    (&["cd"], "cd"),
    (&["dvd5", "dvd"], "dvd5"),
    (&["dvd9"], "dvd9"),
    (&["bd25"], "bd25"),
    (&["zip"], "zip"),
];

fn theme(fields: &mut Fields) -> Option<Spanned<String>> {
    let theme = fields.spanned("theme")?;
    folder_name(fields.input, &theme).then_some(theme)
}

/// Whether a name can be a folder's; reported where it cannot.
fn folder_name(input: &mut Input, name: &Spanned<String>) -> bool {
    let bad = |c: char| c.is_control() || c.is_whitespace() || "/\\:*?\"<>|".contains(c);
    let good = !name.value.contains(bad) && !name.value.starts_with('.') && !name.value.ends_with('.');
    if !good {
        input.report(schema::bad_folder_name(input.at(name.span), &name.value));
    }
    good
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
        if !folder_name(fields.input, &edition.id) {
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
        EditionSpec {
            id,
            role: role.or(implied).unwrap_or_default(),
            audience: fields.spanned("audience"),
            language: fields.spanned("language").map(|language| language.value),
            large: fields.flag("large"),
            class: fields.spanned("class"),
        }
    }
}

/// What is required: `{list: all, count: 3}`, or only `all`, a number, or a list of ids.
fn requirements(fields: &mut Fields) -> Vec<Requirement> {
    let Some(value) = fields.filled("requires") else { return Vec::new() };
    let mut sets = Fields::of(fields.input, SET_FIELDS, value, Rules::default());
    let mut requirements = Vec::new();
    for set in SET_FIELDS.iter().map(|field| field.en) {
        let Some(value) = sets.filled(set) else { continue };
        let (list, count) = match &value.node {
            Node::Map(_) => {
                let mut wanted = Fields::of(sets.input, REQUIREMENT_FIELDS, value, Rules::default());
                (wanted.names("list"), wanted.count("count"))
            }
            Node::Text(text) if notation::number(text).is_some() => (Vec::new(), sets.count(set)),
            _ => (sets.names(set), None),
        };
        let all = list.iter().all(|name| matches!(name.value.as_str(), "all" | "全部"));
        let span = sets.place(set);
        requirements.push(Requirement {
            set: Spanned::new(set.to_owned(), span),
            list: (!all && !list.is_empty()).then_some(list),
            count,
        });
    }
    requirements
}

impl PrintJob {
    fn read(input: &mut Input, value: &Value) -> PrintJob {
        let rules = Rules { open: true, ..Rules::default() };
        let mut fields = Fields::of(input, PRINT_FIELDS, value, rules);
        let options = fields.rest().iter().map(|entry| (entry.key.value.clone(), written(&entry.value)));
        PrintJob {
            options: options.collect(),
            id: fields.spanned("id").unwrap_or_default(),
            product: fields.text("product"),
            title: fields.text("title"),
            paper: fields.text("paper"),
            copies: fields.count("copies"),
        }
    }
}

/// A value as one text; lists are joined by commas.
fn written(value: &Value) -> String {
    match &value.node {
        Node::Null => String::new(),
        Node::Text(text) => text.trim().to_owned(),
        Node::List(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Node::Map(entries) => {
            let pair = |entry: &Entry| format!("{}: {}", entry.key.value, written(&entry.value));
            entries.iter().map(pair).collect::<Vec<_>>().join(", ")
        }
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
