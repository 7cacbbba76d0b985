//! The words of what helps to read and to practise: display, reading aloud, questions that are answered on the page. They go to
//! the scripts with `assets/nav.js`.

use serde::{Deserialize, Serialize};

/// See [`super::words::Words`]; `{}` is a place for one value.
#[derive(Debug, Deserialize, Serialize)]
pub struct LearnWords {
    // How a page is shown.
    pub display: &'static str,
    pub size: &'static str,
    /// From the usual one to the largest.
    #[serde(deserialize_with = "super::words::list")]
    pub sizes: &'static [&'static str],
    pub colours: &'static str,
    pub light: &'static str,
    pub contrast: &'static str,
    pub read_aloud: &'static str,
    pub stop_reading: &'static str,
    /// Of a link to the place it stands at.
    pub address: &'static str,
    // Questions.
    pub practise: &'static str,
    pub check: &'static str,
    pub nothing_chosen: &'static str,
    pub is_right: &'static str,
    pub is_wrong: &'static str,
    pub was_right: &'static str,
    pub was_wrong: &'static str,
    pub progress: &'static str,
    pub all_right: &'static str,
    pub wrong_again: &'static str,
    pub all_again: &'static str,
    pub remember: &'static str,
    // The start page of trainers.
    pub next_class: &'static str,
    pub to_play: &'static str,
}

/// In Chinese.
pub(super) static ZH: LearnWords = LearnWords {
    display: "显示",
    size: "字号",
    sizes: &["标准", "大", "特大", "最大"],
    colours: "颜色",
    light: "浅色",
    contrast: "黑白分明",
    read_aloud: "朗读",
    stop_reading: "停止朗读",
    address: "这里的地址：可以收藏，也可以抄给别人",
    practise: "选好以后按“对答案”。做错的题，最后再做一遍。",
    check: "对答案",
    nothing_chosen: "先选一个答案。",
    is_right: "答对了",
    is_wrong: "答错了，正确答案是 {}",
    was_right: "我答对了",
    was_wrong: "我没答对",
    progress: "做了 {} 题，共 {} 题，答对 {} 题",
    all_right: "全部答对。",
    wrong_again: "把没答对的 {} 题再做一遍",
    all_again: "全部重做",
    remember: "在这台电脑上记住做到哪里（不离开这台电脑，取消勾选就删掉）",
    next_class: "下次上课",
    to_play: "要放的",
};

/// In English.
pub(super) static EN: LearnWords = LearnWords {
    display: "Display",
    size: "Size",
    sizes: &["Normal", "Large", "Larger", "Largest"],
    colours: "Colours",
    light: "Light",
    contrast: "High contrast",
    read_aloud: "Read aloud",
    stop_reading: "Stop reading",
    address: "The address of this place: keep it, or give it to others",
    practise: "Choose, then press “Check”. What was wrong comes again at the end.",
    check: "Check",
    nothing_chosen: "Choose an answer first.",
    is_right: "Right",
    is_wrong: "Wrong. The right answer is {}",
    was_right: "I had it right",
    was_wrong: "I did not",
    progress: "{} of {} answered, {} right",
    all_right: "All of them right.",
    wrong_again: "Try the {} missed ones again",
    all_again: "Start over",
    remember: "Remember on this computer how far I am (it stays here; untick to delete it)",
    next_class: "The next class",
    to_play: "To be played",
};

/// In Uyghur.
pub(super) static UG: LearnWords = LearnWords {
    display: "كۆرۈنۈش",
    size: "خەت چوڭلۇقى",
    sizes: &["ئادەتتىكى", "چوڭ", "تېخىمۇ چوڭ", "ئەڭ چوڭ"],
    colours: "رەڭ",
    light: "يورۇق",
    contrast: "ئېنىق ئاق-قارا",
    read_aloud: "ئوقۇپ بېرىش",
    stop_reading: "توختىتىش",
    address: "بۇ جاينىڭ ئادرېسى: ساقلاشقا ياكى باشقىلارغا بېرىشكە بولىدۇ",
    practise: "تاللاپ بولۇپ «جاۋابنى كۆرۈش»نى بېسىڭ. خاتا سوئاللار ئاخىرىدا يەنە سورىلىدۇ.",
    check: "جاۋابنى كۆرۈش",
    nothing_chosen: "ئاۋۋال بىر جاۋابنى تاللاڭ.",
    is_right: "توغرا",
    is_wrong: "خاتا، توغرا جاۋاب: {}",
    was_right: "توغرا جاۋاب بەردىم",
    was_wrong: "خاتا جاۋاب بەردىم",
    progress: "{} سوئال ئىشلەندى، جەمئىي {}، توغرىسى {}",
    all_right: "ھەممىسى توغرا.",
    wrong_again: "خاتا {} سوئالنى قايتا ئىشلەش",
    all_again: "باشتىن باشلاش",
    remember: "قەيەرگىچە ئىشلىگەنلىكىمنى مۇشۇ كومپيۇتېردا ساقلاش (بەلگىنى ئېلىۋەتسىڭىز ئۆچۈرۈلىدۇ)",
    next_class: "كېيىنكى دەرس",
    to_play: "قويۇلىدىغانلار",
};
