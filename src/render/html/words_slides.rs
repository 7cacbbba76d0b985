//! The words of slides and of the trainer's window beside them.

use serde::{Deserialize, Serialize};

/// See [`super::words::Words`]; `{}` is a place for one value.
#[derive(Debug, Deserialize, Serialize)]
pub struct SlideWords {
    /// Above the list of keys.
    pub keys: &'static str,
    /// What each line of keys does: turn on, turn back, leap, first and last, film, countdown, black, full, presenter, this list.
    #[serde(deserialize_with = "super::words::list")]
    pub does: &'static [&'static str],
    /// Minutes that the lesson should have taken until this slide.
    pub planned: &'static str,
    /// After the last slide.
    pub last: &'static str,
    pub no_notes: &'static str,
    pub time_up: &'static str,
    /// Where the other window is gone.
    pub alone: &'static str,
    pub open_again: &'static str,
    pub is_black: &'static str,
    pub play: &'static str,
    pub now: &'static str,
}

pub(super) static ZH: SlideWords = SlideWords {
    keys: "按键",
    does: &[
        "往前：先放影片、先亮答案，再翻到下一张",
        "往回翻",
        "数字再按回车：跳到那一张",
        "第一张，最后一张",
        "影片、歌曲：播放，暂停",
        "倒计时：开始，暂停",
        "黑屏，再按恢复",
        "全屏（退出按 Esc）",
        "打开讲者窗口；投影窗口关了，也用它再打开",
        "显示、收起这张表",
    ],
    planned: "计划",
    last: "最后一张",
    no_notes: "这一张没有备注。",
    time_up: "时间到",
    alone: "投影窗口不在了。",
    open_again: "再打开投影窗口",
    is_black: "已黑屏",
    play: "播放",
    now: "现在",
};

pub(super) static EN: SlideWords = SlideWords {
    keys: "Keys",
    does: &[
        "On: plays the film or reveals the answer first, then turns",
        "Back",
        "A number, then Enter: to that slide",
        "First slide, last slide",
        "Film or song: play, pause",
        "Countdown: start, pause",
        "Black screen, and back",
        "Full screen (Esc leaves it)",
        "Open the presenter's window, or the projector's again where it was closed",
        "Show or hide this list",
    ],
    planned: "Planned",
    last: "Last slide",
    no_notes: "There are no notes for this slide.",
    time_up: "Time is up",
    alone: "The projector's window is gone.",
    open_again: "Open it again",
    is_black: "Black screen",
    play: "Play",
    now: "Now",
};

pub(super) static UG: SlideWords = SlideWords {
    keys: "كۇنۇپكىلار",
    does: &[
        "ئالدىغا: ئالدى بىلەن فىلىم ياكى جاۋاب، ئاندىن كېيىنكى بەت",
        "كەينىگە",
        "سان ۋە Enter: شۇ بەتكە",
        "بىرىنچى بەت، ئاخىرقى بەت",
        "فىلىم ياكى ناخشا: قويۇش، توختىتىش",
        "ۋاقىت ساناش: باشلاش، توختىتىش",
        "قارا ئېكران، يەنە باسسا قايتىدۇ",
        "تولۇق ئېكران (Esc چىقىش)",
        "لېكتور كۆزنىكى؛ پرويېكتور كۆزنىكى تاقالغان بولسا قايتا ئاچىدۇ",
        "بۇ جەدۋەلنى كۆرسىتىش، يىغىش",
    ],
    planned: "پىلان",
    last: "ئاخىرقى بەت",
    no_notes: "بۇ بەتنىڭ ئىزاھاتى يوق.",
    time_up: "ۋاقىت توشتى",
    alone: "پرويېكتور كۆزنىكى يوق.",
    open_again: "قايتا ئېچىش",
    is_black: "قارا ئېكران",
    play: "قويۇش",
    now: "ھازىر",
};
