//! The ways of writing of [`crate::syntax::notation`], of dates and of sizes, as regular expressions. `tests/it/schema.rs`
//! compares them with the parser, value by value.

use super::form::{Bare, Notation};

const fn text(pattern: &'static str) -> Notation {
    Notation { pattern, bare: Bare::Nothing }
}

const fn or_number(pattern: &'static str, least: u32, most: u32) -> Notation {
    Notation { pattern, bare: Bare::Whole(least, most) }
}

/// `2026-03-01`, `2026年3月1日`, `二〇二六年三月一日`.
pub(crate) const DATE: Notation = text(concat!(
    r"^\s*[0-9０-９〇零一二三四五六七八九十]{2,4}\s*(?:",
    r"年\s*[0-9０-９一二三四五六七八九十]{1,2}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[日号]",
    r"|-\s*(?:0?[1-9]|1[0-2])\s*-\s*(?:0?[1-9]|[12][0-9]|3[01])",
    r"|/\s*(?:0?[1-9]|1[0-2])\s*/\s*(?:0?[1-9]|[12][0-9]|3[01])",
    r"|[.．]\s*(?:0?[1-9]|1[0-2])\s*[.．]\s*(?:0?[1-9]|[12][0-9]|3[01]))\s*$"
));

/// `25`, `25分钟`, `1小时30分`, `1.5小时`.
pub(crate) const MINUTES: Notation = or_number(
    concat!(
        r"^\s*(?:[0-9０-９]+\s*小时|[0-9０-９]+\.5\s*小时",
        r"|(?:[0-9０-９]+\s*小时\s*)?[0-9０-９]+\s*(?:分钟|分|minutes|min)?)\s*$"
    ),
    0,
    u32::MAX,
);

/// `90`, `3:20`, `1:02:03`, `3分20秒`.
pub(crate) const SECONDS: Notation = or_number(
    concat!(
        r"^\s*(?:[0-9０-９]+\s*秒?|[0-9０-９]+\s*(?:[:：]\s*[0-9０-９]{2}\s*){1,2}",
        r"|(?=[0-9０-９])(?:[0-9０-９]+\s*小时\s*)?(?:[0-9０-９]+\s*(?:分钟|分)\s*)?(?:[0-9０-９]+\s*秒\s*)?)\s*$"
    ),
    0,
    u32::MAX,
);

/// A whole number.
pub(crate) const COUNT: Notation = or_number(r"^\s*[0-9０-９]+\s*$", 0, u32::MAX);

/// `10:00-13:00`
pub(crate) const HOURS: Notation = text(concat!(
    r"^\s*[0-9０-９]{1,2}\s*[:：]\s*[0-9０-９]{2}\s*[-–—~～至到]",
    r"\s*[0-9０-９]{1,2}\s*[:：]\s*[0-9０-９]{2}\s*$"
));

/// Several of them.
pub(crate) const HOURS_LIST: Notation = text(concat!(
    r"^[\s、,，;；]*(?:[0-9０-９]{1,2}[:：][0-9０-９]{2}\s*[-–—~～至到]",
    r"\s*[0-9０-９]{1,2}[:：][0-9０-９]{2}[\s、,，;；]*)+$"
));

/// A time of day, or such hours.
pub(crate) const HOUR: Notation = text(concat!(
    r"^\s*[0-9０-９]{1,2}\s*[:：]\s*[0-9０-９]{2}",
    r"(?:\s*[-–—~～至到]\s*[0-9０-９]{1,2}\s*[:：]\s*[0-9０-９]{2})?\s*$"
));

/// The words for a day of the week.
macro_rules! day {
    () => {
        concat!(
            r"(?:(?:星期|礼拜|周)?[一二三四五六日天1-7]|[Mm]on(?:day)?|[Tt]ue(?:sday)?|[Ww]ed(?:nesday)?",
            r"|[Tt]hu(?:rsday)?|[Ff]ri(?:day)?|[Ss]at(?:urday)?|[Ss]un(?:day)?)"
        )
    };
}

/// `星期五`, `周五`, `五`, `Friday`, `fri`, `5`.
pub(crate) const WEEKDAY: Notation = or_number(concat!(r"^\s*", day!(), r"\s*$"), 1, 7);

/// Several of them.
pub(crate) const WEEKDAYS: Notation =
    or_number(concat!(r"^\s*", day!(), r"(?:\s*[、,，;；]\s*", day!(), r")*[、,，;；\s]*$"), 1, 7);

/// A file of the project, no address. Numbers are names, too.
pub(crate) const PATH: Notation =
    Notation { pattern: r"^(?!.*://)(?!\s*[/\\])[\s\S]*$", bare: Bare::Anything };

/// Of a file.
pub(crate) const HASH: Notation = text(r"^\s*[0-9A-Fa-f]{64}\s*$");

/// An address on the open network.
pub(crate) const ADDRESS: Notation =
    text(r"^\s*https?://[^\s/?#@:]+\.[^\s/?#@:.]+(?::[^\s/?#@]*)?(?:[/?#]\S*)?\s*$");

/// Inks.
pub(crate) const PLATES: Notation = text(concat!(
    r"^\s*(?:1\+1|1\+0|4\+4|4\+0|单色|双面单色|黑白|四色|彩色|专色|[Ss][Pp][Oo][Tt]",
    r"|(?:专色|[Ss][Pp][Oo][Tt])[ 　:：]*[^ 　:：\s].*)\s*$"
));

/// How pages are put on sheets.
pub(crate) const SCHEME: Notation = text(concat!(
    r"^\s*(?:none|single|不拼|saddle|骑马订|work-and-turn|左右自翻|左右轮|work-and-tumble|天地自翻|天地轮",
    r"|signature-(?:4|8|16|32)|(?:4|8|16|32)页一帖",
    r"|(?:cut-and-stack|裁切叠放|repeat|同拼)\s*(?:[1-9]|1[0-2])\s*[x×]\s*(?:[1-9]|1[0-2]))\s*$"
));

/// `3mm`, `0.5cm`.
pub(crate) const MEASURE: Notation = Notation {
    pattern: r"^\s*(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*(?:mm|毫米|cm|厘米)?\s*$",
    bare: Bare::Number(0, 10_000),
};

/// Of paper.
pub(crate) const GRAMS: Notation =
    or_number(r"^\s*0*(?:[2-9][0-9]|[1-9][0-9]{2}|1000)\s*(?:g/m²|g|克)?\s*$", 20, 1000);

/// `5%`
pub(crate) const PERCENT: Notation = or_number(r"^\s*0*(?:[0-9]{1,2}|1[0-9]{2}|200)\s*[%％]?\s*$", 0, 200);

/// `2027`, `2027年`.
pub(crate) const YEAR: Notation = or_number(r"^\s*(?:19[0-9]{2}|20[0-9]{2}|2100)\s*年?\s*$", 1900, 2100);

/// `#a8321f`
pub(crate) const COLOUR: Notation = text(r"^\s*#[0-9A-Fa-f]{6}\s*$");

/// The name of a folder. Numbers are names, too.
pub(crate) const FOLDER: Notation = Notation {
    pattern: r#"^\s*(?!shop\s*$)(?!\.)[^\s/\\:*?"<>|]*[^\s/\\:*?"<>|.]\s*$"#,
    bare: Bare::Anything,
};
