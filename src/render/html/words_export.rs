//! The words of what is exported for other programs: single files, books, packages of learning platforms.

use serde::{Deserialize, Serialize};

/// See [`super::words::Words`]; `{}` is a place for one value.
#[derive(Debug, Deserialize, Serialize)]
pub struct ExportWords {
    /// Above the provisions that a page cites.
    pub provisions: &'static str,
    /// In place of a film or song: the name of its file.
    pub media_not_here: &'static str,
    /// The same where nobody knows a file.
    pub media_elsewhere: &'static str,
    /// Of a book: what is in it.
    pub contents: &'static str,
    /// Of a book: how it can be read by people who do not see it.
    pub accessibility: &'static str,
    /// A button for learners.
    pub done: &'static str,
    /// What the button says then.
    pub noted: &'static str,
}

/// In Chinese.
pub(super) static ZH: ExportWords = ExportWords {
    provisions: "本页引用的条文",
    media_not_here: "影音不在这个文件里：请用课程包（U 盘、光盘）放映 {}",
    media_elsewhere: "影音不在这个文件里：上课时由讲师放映",
    contents: "目录",
    accessibility: "全文是可以朗读、放大、换颜色的文字，有标题和目录可以跳转，图片都有文字说明。没有声音、影片和闪烁。",
    done: "我学完了",
    noted: "已经记为学完",
};

/// In English.
pub(super) static EN: ExportWords = ExportWords {
    provisions: "Provisions cited here",
    media_not_here: "Films and sound are not in this file: play {} from the course's stick or disc",
    media_elsewhere: "Films and sound are not in this file: the trainer plays them in class",
    contents: "Contents",
    accessibility: "All text can be read aloud, enlarged and recoloured; headings and a table of contents lead through it; all pictures have descriptions. There is no sound, no film, no flashing.",
    done: "I have learned this",
    noted: "Noted as learned",
};

/// In Uyghur.
pub(super) static UG: ExportWords = ExportWords {
    provisions: "بۇ بەتتە نەقىل كەلتۈرۈلگەن ماددىلار",
    media_not_here: "فىلىم ۋە ئاۋاز بۇ ھۆججەتتە يوق: دەرس دىسكىسىدىن قويۇڭ: {}",
    media_elsewhere: "فىلىم ۋە ئاۋاز بۇ ھۆججەتتە يوق: دەرستە ئوقۇتقۇچى قويىدۇ",
    contents: "مۇندەرىجە",
    accessibility: "بارلىق تېكىستنى ئۈنلۈك ئوقۇتقىلى، چوڭايتقىلى، رەڭگىنى ئۆزگەرتكىلى بولىدۇ؛ ماۋزۇلار ۋە مۇندەرىجە بار؛ رەسىملەرنىڭ ئىزاھاتى بار. ئاۋاز، فىلىم، چاقناش يوق.",
    done: "ئۆگىنىپ بولدۇم",
    noted: "ئۆگىنىپ بولدى دەپ خاتىرىلەندى",
};
