//! The words around films and songs: where they are, how they are played.

use serde::{Deserialize, Serialize};

/// See [`super::words::Words`]; `{}` is a place for one value, `|` parts the lines of `keys` and the key from its use.
#[derive(Debug, Deserialize, Serialize)]
pub struct MediaWords {
    /// On a start page, of one disc of several: its number, how many there are.
    pub this_volume: &'static str,
    /// Beside a title in a list.
    pub on_volume: &'static str,
    // In place of a player whose file is on another disc.
    pub film_elsewhere: &'static str,
    pub song_elsewhere: &'static str,
    pub audio_elsewhere: &'static str,
    /// In place of a player whose file is missing or broken: `{}` leads to the page that checks files, the file follows.
    pub broken: &'static str,
    /// From a lesson to the page that plays its film.
    pub play_page: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub play_on: &'static str,
    pub playlist: &'static str,
    pub chapters: &'static str,
    pub captions: &'static str,
    pub follow: &'static str,
    pub volume: &'static str,
    pub facts: &'static str,
    pub length: &'static str,
    pub license: &'static str,
    pub rights_holder: &'static str,
    pub language: &'static str,
    /// `Key=use`, parted by `|`.
    pub keys: &'static str,
}

/// In Chinese.
pub(super) static ZH: MediaWords = MediaWords {
    this_volume: "这是第 {} 张光盘，共 {} 张。影片分在各张盘上，课文每张都有。",
    on_volume: "在第 {} 张光盘上",
    film_elsewhere: "这部影片在第 {} 张光盘上：换上那张盘，从那里打开本页。",
    song_elsewhere: "这首歌在第 {} 张光盘上：换上那张盘，从那里打开本页。",
    audio_elsewhere: "这段音频在第 {} 张光盘上：换上那张盘，从那里打开本页。",
    broken: "这里放不出来：文件可能没有拷全，也可能坏了。先{}；文件都好，就用电脑上的播放器打开：",
    play_page: "打开播放页",
    previous: "上一个",
    next: "下一个",
    play_on: "放完接着放下一个",
    playlist: "本课影音",
    chapters: "章节",
    captions: "字幕",
    follow: "点一行，从那里放起",
    volume: "音量",
    facts: "资料",
    length: "时长",
    license: "许可",
    rights_holder: "权利人",
    language: "语言",
    keys: "空格=播放、暂停|← →=退、进 5 秒|↑ ↓=音量|F=全屏|C=字幕|N P=下一个、上一个|0–9=跳到几成",
};

/// In English.
pub(super) static EN: MediaWords = MediaWords {
    this_volume: "This is disc {} of {}. Films are spread over the discs; every disc has all the pages.",
    on_volume: "on disc {}",
    film_elsewhere: "This film is on disc {}: put that disc in and open this page from it.",
    song_elsewhere: "This song is on disc {}: put that disc in and open this page from it.",
    audio_elsewhere: "This recording is on disc {}: put that disc in and open this page from it.",
    broken: "It cannot be played here: the file may be missing or damaged. {} first; if all are whole, open it in a player of this computer:",
    play_page: "Open its page",
    previous: "Previous",
    next: "Next",
    play_on: "Play on to the next",
    playlist: "In this lesson",
    chapters: "Chapters",
    captions: "Captions",
    follow: "Choose a line to play from there",
    volume: "Volume",
    facts: "About",
    length: "Length",
    license: "Licence",
    rights_holder: "Rights",
    language: "Language",
    keys: "Space=play, pause|← →=5 seconds back, on|↑ ↓=volume|F=full screen|C=captions|N P=next, previous|0–9=jump to tenths",
};

/// In Uyghur.
pub(super) static UG: MediaWords = MediaWords {
    this_volume: "بۇ {}-دىسكا، جەمئىي {} دىسكا. فىلىملەر دىسكىلارغا بۆلۈنگەن، دەرسلەر ھەر بىرىدە بار.",
    on_volume: "{}-دىسكىدا",
    film_elsewhere: "بۇ فىلىم {}-دىسكىدا: شۇ دىسكىنى سېلىپ، بۇ بەتنى شۇ يەردىن ئېچىڭ.",
    song_elsewhere: "بۇ ناخشا {}-دىسكىدا: شۇ دىسكىنى سېلىپ، بۇ بەتنى شۇ يەردىن ئېچىڭ.",
    audio_elsewhere: "بۇ ئاۋاز {}-دىسكىدا: شۇ دىسكىنى سېلىپ، بۇ بەتنى شۇ يەردىن ئېچىڭ.",
    broken: "بۇ يەردە قويغىلى بولمىدى: ھۆججەت تولۇق كۆچۈرۈلمىگەن ياكى بۇزۇلغان بولۇشى مۇمكىن. ئاۋۋال: {}؛ ساق بولسا قويغۇچتا ئېچىڭ:",
    play_page: "قويۇش بېتىنى ئېچىش",
    previous: "ئالدىنقىسى",
    next: "كېيىنكىسى",
    play_on: "تۈگىگەندە كېيىنكىسىنى قويۇش",
    playlist: "بۇ دەرستىكىلەر",
    chapters: "بۆلۈملەر",
    captions: "خەتلەر",
    follow: "بىر قۇرنى چەكسىڭىز شۇ يەردىن قويۇلىدۇ",
    volume: "ئاۋاز",
    facts: "ئۇچۇرلار",
    length: "ۋاقتى",
    license: "ئىجازەت",
    rights_holder: "ھوقۇق ئىگىسى",
    language: "تىلى",
    keys: "بوشلۇق=قويۇش، توختىتىش|← →=5 سېكۇنت|↑ ↓=ئاۋاز|F=تولۇق ئېكران|C=خەت|N P=كېيىنكىسى، ئالدىنقىسى|0–9=ئوندىن بىرگە ئاتلاش",
};
