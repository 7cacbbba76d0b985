//! The words of pages of classes, trainers and places.

use serde::{Deserialize, Serialize};

/// See [`super::words::Words`]; `{}` is a place for one value.
#[derive(Debug, Deserialize, Serialize)]
pub struct ClassWords {
    /// What the page of a class is.
    pub binder: &'static str,
    pub total: &'static str,
    pub days: &'static str,
    pub sessions: &'static str,
    pub weekdays: [&'static str; 7],
    pub media: &'static str,
    /// A film that is in no bundle.
    pub external: &'static str,
    pub papers: &'static str,
    /// Where papers come from.
    pub papers_lead: &'static str,
    pub copies: &'static str,
    /// How many is for the office to say.
    pub copies_open: &'static str,
    /// What a trainer looks at before a class begins.
    pub before: &'static str,
    #[serde(deserialize_with = "super::words::list")]
    pub checks: &'static [&'static str],
    /// Only where something is played.
    #[serde(deserialize_with = "super::words::list")]
    pub checks_media: &'static [&'static str],
    /// Before a link to the page that checks the files.
    pub check_files: &'static str,
    pub by_day: &'static str,
    pub day_before: &'static str,
    pub day_after: &'static str,
    pub trainers: &'static str,
    /// Whose sessions are counted.
    pub trainers_lead: &'static str,
    pub places: &'static str,
    pub name: &'static str,
    pub day_count: &'static str,
    pub session_count: &'static str,
    pub minutes: &'static str,
    pub longest: &'static str,
}

pub(super) static ZH: ClassWords = ClassWords {
    binder: "班级资料夹",
    total: "课时",
    days: "{} 天",
    sessions: "{} 节",
    weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
    media: "影片和歌曲",
    external: "不在这里，另外发",
    papers: "要印的纸",
    papers_lead: "印刷文件和工单在 print/shop/ 里，一件一个文件夹。",
    copies: "{} 份",
    copies_open: "份数见工单",
    before: "课前准备",
    checks: &[
        "投影机或电视能亮，最后一排看得清字",
        "要发的纸点过数，比人数多几份",
        "课程表贴在门口，签到表和笔放在桌上",
        "备用U盘在身上，停电也能照教案讲",
    ],
    checks_media: &["音箱有声音，最后一排听得清", "要放的影片和歌曲都打开试过"],
    check_files: "文件核对过，一个不少：",
    by_day: "按天看",
    day_before: "前一天",
    day_after: "后一天",
    trainers: "讲师",
    trainers_lead: "只算写明讲师的课，和只有一位讲师的班。",
    places: "地点",
    name: "名称",
    day_count: "天数",
    session_count: "节数",
    minutes: "分钟",
    longest: "最长一天",
};

pub(super) static EN: ClassWords = ClassWords {
    binder: "Class binder",
    total: "In all",
    days: "{} days",
    sessions: "{} sessions",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    media: "Films and songs",
    external: "not in this bundle, handed out on its own",
    papers: "Papers to print",
    papers_lead: "Files and job sheets are in print/shop/, a folder for each job.",
    copies: "{} copies",
    copies_open: "see the job sheet",
    before: "Before the class",
    checks: &[
        "The projector or television works; the last row can read it",
        "The papers are counted, with a few to spare",
        "The timetable hangs at the door; sign-in sheets and pens are on the table",
        "A second stick is at hand; the guide works without electricity",
    ],
    checks_media: &["The loudspeaker works; the last row can hear it", "Every film and song was opened once"],
    check_files: "The files are complete:",
    by_day: "By day",
    day_before: "Day before",
    day_after: "Day after",
    trainers: "Trainers",
    trainers_lead: "Sessions whose trainer is written, and those of classes with one trainer only.",
    places: "Places",
    name: "Name",
    day_count: "Days",
    session_count: "Sessions",
    minutes: "Minutes",
    longest: "Longest day",
};

pub(super) static UG: ClassWords = ClassWords {
    binder: "سىنىپ ھۆججەتلىرى",
    total: "جەمئىي",
    days: "{} كۈن",
    sessions: "{} دەرس",
    weekdays: ["دۈشەنبە", "سەيشەنبە", "چارشەنبە", "پەيشەنبە", "جۈمە", "شەنبە", "يەكشەنبە"],
    media: "فىلىم ۋە ناخشىلار",
    external: "بۇ يەردە يوق، ئايرىم تارقىتىلىدۇ",
    papers: "بېسىلىدىغان قەغەزلەر",
    papers_lead: "بېسىش ھۆججەتلىرى print/shop/ ئىچىدە.",
    copies: "{} نۇسخا",
    copies_open: "بېسىش ۋەرىقىسىگە قاراڭ",
    before: "دەرستىن بۇرۇن",
    checks: &[
        "پرويېكتور ياكى تېلېۋىزور ئىشلەيدۇ، ئارقا رەت كۆرەلەيدۇ",
        "تارقىتىدىغان قەغەزلەر سانالدى",
        "دەرس جەدۋىلى ئىشىككە چاپلاندى، ئىمزا ۋەرىقىسى ۋە قەلەم تەييار",
        "زاپاس U دىسكا يېنىمدا",
    ],
    checks_media: &[
        "ياڭراتقۇ ئىشلەيدۇ، ئارقا رەت ئاڭلىيالايدۇ",
        "ھەممە فىلىم ۋە ناخشا بىر قېتىم ئېچىپ بېقىلدى",
    ],
    check_files: "ھۆججەتلەر تولۇق:",
    by_day: "كۈن بويىچە",
    day_before: "ئالدىنقى كۈن",
    day_after: "كېيىنكى كۈن",
    trainers: "لېكتورلار",
    trainers_lead: "لېكتورى يېزىلغان دەرسلەرلا سانالدى.",
    places: "ئورۇنلار",
    name: "ئىسمى",
    day_count: "كۈن",
    session_count: "دەرس",
    minutes: "مىنۇت",
    longest: "ئەڭ ئۇزۇن كۈن",
};
