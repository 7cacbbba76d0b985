//! Reads a print job from its fields.

use super::{Binding, By, FIELDS, Per, PrintJob, Texts, Ware};
use crate::base::span::Spanned;
use crate::press::imposition::{Scheme, Signature};
use crate::press::palette::Palette;
use crate::press::size::Size;
use crate::syntax::fields::{Fields, Rules};
use crate::syntax::input::Input;
use crate::syntax::notation;
use crate::syntax::value::Value;

impl PrintJob {
    pub(in crate::syntax::kinds) fn read(input: &mut Input, value: &Value) -> PrintJob {
        let mut fields = Fields::of(input, FIELDS, value, Rules::default());
        let names: Vec<&str> = Size::names().collect();
        let sizes = (
            format!("开本，例如 {}，或宽×高（毫米），例如 210x285", names.join("、")),
            format!("a size such as {}, or width x height in millimetres such as 210x285", names.join(", ")),
        );
        let length = ("长度，例如 3mm", "a length such as 3mm");
        let size = fields.read("paper", (&sizes.0, &sizes.1), |text| text.parse::<Size>().ok());
        let bleed = fields.read("bleed", length, |text| text.parse().ok());
        let palette = (
            "颜色：1+1（黑白双面）、4+4（彩色双面）、spot（黑加一个专色）",
            "colours: 1+1 (black), 4+4 (four colours), spot (black and one spot colour)",
        );
        let marks = fields.read("marks", ("是或否", "true or false"), notation::yes_no);
        PrintJob {
            product: fields
                .choice("product", WARES)
                .map(|product| Spanned::new(product, fields.place("product"))),
            title: fields.text("title"),
            edition: fields.spanned("edition"),
            size: size.map(|size| Spanned::new(size, fields.place("paper"))),
            palette: fields.read("palette", palette, Palette::parse),
            binding: fields
                .choice("binding", BINDINGS)
                .map(|binding| Spanned::new(binding, fields.place("binding"))),
            imposition: imposition(&mut fields),
            bleed: bleed.map(|bleed| Spanned::new(bleed, fields.place("bleed"))),
            unmarked: marks == Some(false),
            weight: fields.read("weight", ("克重，例如 80", "grams of a square metre, such as 80"), grams),
            thickness: fields.read("thickness", length, |text| text.parse().ok()),
            copies: fields.count("copies"),
            per: fields.choice("per", PER),
            margin: fields
                .read("margin", ("百分数，例如 5%", "a percentage such as 5%"), percent)
                .unwrap_or(0),
            refuse_pictures: fields.choice("pictures", PICTURES).unwrap_or(false),
            large: fields.flag("large"),
            contact: fields.text("contact"),
            note: fields.text("note"),
            laws: fields.choice("laws", TEXTS).unwrap_or_default(),
            lessons: fields.names("lessons"),
            classes: fields.names("classes"),
            law: fields.spanned("law"),
            calendar: fields
                .read("calendar", ("年份，例如 2027", "a year such as 2027"), year)
                .map(|year| Spanned::new(year, fields.place("calendar"))),
            picture: fields.path("picture"),
            variants: fields.names("variants"),
            questions: fields.count("questions"),
            seed: fields.count("seed").unwrap_or(0),
            bilingual: fields.spanned("bilingual"),
            by: fields.choice("by", BY),
            id: fields.spanned("id").filter(|id| fields.input.folder_name(id)).unwrap_or_default(),
        }
    }
}

fn grams(text: &str) -> Option<u32> {
    let bare = ["g/m²", "g", "克"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    notation::number(bare).filter(|grams| (20..=1000).contains(grams))
}

fn percent(text: &str) -> Option<u32> {
    let bare = text.strip_suffix(['%', '％']).unwrap_or(text);
    notation::number(bare).filter(|percent| *percent <= 200)
}

fn year(text: &str) -> Option<u32> {
    let bare = text.strip_suffix('年').unwrap_or(text);
    notation::number(bare).filter(|year| (1900..=2100).contains(year))
}

/// `saddle`, `signature-16`, `2x1` (cut and stack), `repeat 2x2`, `work-and-turn`, …
fn imposition(fields: &mut Fields) -> Option<Spanned<Scheme>> {
    let wanted = (
        "拼版方式：不拼、骑马订、16页一帖（4、8、16、32）、裁切叠放 2x1、同拼 2x2、左右自翻、天地自翻",
        "an imposition: none, saddle, signature-16 (4, 8, 16, 32), cut-and-stack 2x1, repeat 2x2, work-and-turn, work-and-tumble",
    );
    let scheme = fields.read("imposition", wanted, scheme)?;
    Some(Spanned::new(scheme, fields.place("imposition")))
}

fn scheme(text: &str) -> Option<Scheme> {
    let text = text.trim().to_lowercase();
    let named: &[(&[&str], Scheme)] = &[
        (&["none", "single", "不拼"], Scheme::Single),
        (&["saddle", "骑马订"], Scheme::Saddle),
        (&["work-and-turn", "左右自翻", "左右轮"], Scheme::WorkAndTurn),
        (&["work-and-tumble", "天地自翻", "天地轮"], Scheme::WorkAndTumble),
    ];
    if let Some((_, scheme)) = named.iter().find(|(names, _)| names.contains(&text.as_str())) {
        return Some(*scheme);
    }
    let pages = text.strip_prefix("signature-").or_else(|| text.strip_suffix("页一帖"));
    if let Some(pages) = pages {
        return Some(Scheme::Perfect(Signature::of(notation::number(pages)?)?));
    }
    let grid = |text: &str| {
        let (columns, rows) = text.trim().split_once(['x', '×'])?;
        let side = |text: &str| Some(notation::number(text)? as usize).filter(|n| (1..=12).contains(n));
        Some((side(columns)?, side(rows)?))
    };
    if let Some(rest) = ["cut-and-stack", "裁切叠放"].iter().find_map(|name| text.strip_prefix(name)) {
        let (columns, rows) = grid(rest)?;
        return Some(Scheme::CutAndStack { columns, rows });
    }
    let rest = ["repeat", "同拼"].iter().find_map(|name| text.strip_prefix(name))?;
    let (columns, rows) = grid(rest)?;
    Some(Scheme::Repeat { columns, rows })
}

/// Each product by its names: the first is that of files, the second that of people.
pub(super) const WARES: &[(&[&str], Ware)] = &[
    (&["handouts", "讲义", "学员单页", "handout"], Ware::Handouts),
    (&["guides", "教案", "讲师教案", "guide"], Ware::Guides),
    (&["book", "书", "汇编", "讲义汇编"], Ware::Book),
    (&["quiz", "试卷", "测验卷", "quizzes"], Ware::Quiz),
    (&["flyer", "传单", "宣传单"], Ware::Flyer),
    (&["poster", "挂图", "海报"], Ware::Poster),
    (&["timetable", "课程表", "timetables"], Ware::Timetable),
    (&["sign-in", "签到表"], Ware::SignIn),
    (&["checklist", "检查表", "督查表"], Ware::Checklist),
    (&["binder", "资料夹", "班级资料夹", "binders"], Ware::Binder),
    (&["wall", "墙上课表", "墙报课表"], Ware::Wall),
    (&["coverage", "覆盖表", "覆盖图"], Ware::Coverage),
    (&["songs", "歌片", "歌词", "歌单"], Ware::Songs),
    (&["scripts", "剧本", "演出本", "script"], Ware::Scripts),
    (&["slides", "放映稿", "幻灯片", "幻灯"], Ware::Slides),
    (&["reflection", "心得单", "心得", "心得体会"], Ware::Reflection),
    (&["disc-label", "光盘面", "盘面"], Ware::DiscLabel),
    (&["disc-inlay", "光盘封套", "封套"], Ware::DiscInlay),
    (&["certificate", "结业证书", "证书", "certificates"], Ware::Certificate),
    (&["running-order", "广播单", "广播顺序"], Ware::RunningOrder),
    (&["comparisons", "新旧对照表", "对照表"], Ware::Comparisons),
];

pub(super) const BINDINGS: &[(&[&str], Binding)] = &[
    (&["loose", "散页", "none", "不装订"], Binding::Loose),
    (&["corner", "角钉", "一钉", "左上角一钉", "staple"], Binding::Corner),
    (&["saddle", "骑马订"], Binding::Saddle),
    (&["perfect", "胶订", "无线胶订", "胶装"], Binding::Perfect),
];

pub(super) const PER: &[(&[&str], Per)] = &[
    (&["learner", "学员", "每人", "人"], Per::Learner),
    (&["class", "班", "每班", "班次"], Per::Class),
    (&["trainer", "讲师", "每位讲师"], Per::Trainer),
];

pub(super) const BY: &[(&[&str], By)] = &[
    (&["class", "班", "班次"], By::Class),
    (&["trainer", "讲师"], By::Trainer),
    (&["place", "地点", "教室"], By::Place),
    (&["day", "天", "日期"], By::Day),
];

pub(super) const PICTURES: &[(&[&str], bool)] =
    &[(&["convert", "转换"], false), (&["refuse", "拒收", "不收"], true)];

pub(super) const TEXTS: &[(&[&str], Texts)] = &[
    (&["cited", "引用", "引用的条文"], Texts::Cited),
    (&["full", "全文"], Texts::Full),
    (&["none", "不收"], Texts::None),
];
