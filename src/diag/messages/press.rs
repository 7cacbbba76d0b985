//! Messages of preflight: what was measured in a finished press file and would go wrong in the shop.

use crate::diag::{At, Diagnostic, Prose, Severity, codes};

/// Where in which file.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The job's id.
    pub job: &'a str,
    /// The title of the piece.
    pub title: &'a str,
    /// Its page, from 1.
    pub page: usize,
}

impl Place<'_> {
    fn prose(self, zh: impl AsRef<str>, en: impl AsRef<str>) -> Prose {
        let Place { job, title, page } = self;
        Prose::new(
            format!("印件“{job}”的“{title}”第 {page} 页：{}", zh.as_ref()),
            format!("print job `{job}`, `{title}`, page {page}: {}", en.as_ref()),
        )
    }
}

/// A font that is not in the file.
pub fn font_missing(at: At, place: Place<'_>) -> Diagnostic {
    let prose = place
        .prose("有字体没有嵌入，印厂会换成别的字体", "a font is not embedded; the shop would take another");
    Diagnostic::new(&codes::PACK_FILE, at, prose)
}

/// The page is cut to another size.
pub fn trim(at: At, place: Place<'_>, (width, height): (f32, f32), size: &str) -> Diagnostic {
    let prose = place.prose(
        format!("裁切尺寸是 {width:.0}×{height:.0} 毫米，印件要的是 {size}"),
        format!("it is cut to {width:.0} x {height:.0} mm, the job says {size}"),
    );
    Diagnostic::new(&codes::PACK_FILE, at, prose).help(
        "主题里的 set page 要用 ..leaf，不要写死尺寸",
        "in the theme, give `set page` the size of `..leaf`",
    )
}

/// A colour that no plate carries.
pub fn foreign_colour(at: At, place: Place<'_>, space: &str, picture: bool) -> Diagnostic {
    let (zh, en) = if picture { ("图片", "a picture") } else { ("这里", "something here") };
    let prose = place.prose(
        format!("{zh}是 {space} 颜色，印版上没有"),
        format!("{en} has {space} colours, which no plate carries"),
    );
    let found = Diagnostic::new(&codes::PACK_COLOUR, at, prose);
    if picture {
        found.help(
            "换成灰度图或 CMYK 图；或在印件里写 pictures: convert，让程序转换",
            "give a grey or CMYK picture, or write `pictures: convert` in the job",
        )
    } else {
        found.help("把渐变或特殊颜色改成普通颜色", "use plain colours in place of gradients")
    }
}

/// Ink of a plate that the job does not have.
pub fn foreign_plate(at: At, place: Place<'_>, palette: &str, en: &str) -> Diagnostic {
    let prose = place.prose(
        format!("用了印件没有的印版；这件是{palette}"),
        format!("there is ink of a plate that the job ({en}) does not have"),
    );
    Diagnostic::new(&codes::PACK_COLOUR, at, prose).help(
        "主题里的颜色要用 type.typ 里按用途定的颜色；或者改印件的 palette",
        "in the theme, use the colours by role of type.typ; or change the job's `palette`",
    )
}

/// More ink than paper takes.
pub fn total_ink(at: At, place: Place<'_>, percent: u32) -> Diagnostic {
    let prose = place.prose(
        format!("有的地方油墨叠加到 {percent}%，纸吃不下，会背面蹭脏"),
        format!("inks add up to {percent} %, more than paper takes"),
    );
    Diagnostic::new(&codes::PACK_INK, at, prose)
        .help("深色改用少几种油墨，总量不要超过 320%", "mix dark colours of fewer inks, at most 320 % in all")
}

/// A picture too coarse.
pub fn resolution(at: At, place: Place<'_>, dpi: u32, error: bool) -> Diagnostic {
    let (zh, en, severity) = if error {
        ("印出来会糊", "it will look blurred", Severity::Error)
    } else {
        ("不到 300，近看有点糊", "below 300 it is a little soft", Severity::Warning)
    };
    let prose = place
        .prose(format!("图片只有 {dpi} dpi，{zh}"), format!("the picture has {dpi} dpi as placed; {en}"));
    Diagnostic { severity, ..Diagnostic::new(&codes::PACK_RESOLUTION, at, prose) }.help(
        "换一张更大的图（印 10 厘米宽要 1200 像素），或用线条图 SVG",
        "use a larger picture (1200 pixels for 10 cm), or a drawing as SVG",
    )
}

/// A line too thin.
pub fn hairline(at: At, place: Place<'_>, width: f32) -> Diagnostic {
    let prose = place.prose(
        format!("有一条线只有 {width:.2} 点粗，印出来会断"),
        format!("a line is {width:.2} pt thin and may break up"),
    );
    Diagnostic::new(&codes::PACK_FINE, at, prose).help("线不要细于 0.25 点", "make lines 0.25 pt or more")
}

/// Letters too small.
pub fn small_type(at: At, place: Place<'_>, size: f32) -> Diagnostic {
    let prose = place.prose(
        format!("有的字只有 {size:.1} 点，印出来看不清"),
        format!("some letters are {size:.1} pt small"),
    );
    Diagnostic::new(&codes::PACK_FINE, at, prose).help("字不要小于 6 点", "make letters 6 pt or more")
}

/// A heading with nothing below it.
pub fn stranded_heading(at: At, place: Place<'_>) -> Diagnostic {
    let prose =
        place.prose("标题是这一页的最后一行，下面没有正文", "a heading is the last thing on the page");
    Diagnostic::new(&codes::PACK_HEADING, at, prose)
        .help("在标题下面写正文，或删掉这个标题", "write something below it, or take the heading away")
}

/// Letters too near to the cut.
pub fn near_edge(at: At, place: Place<'_>, distance: f32) -> Diagnostic {
    let prose = place.prose(
        format!("字离裁切线只有 {distance:.1} 毫米，裁刀一偏就切到字"),
        format!("letters are {distance:.1} mm from the cut"),
    );
    Diagnostic::new(&codes::PACK_EDGE, at, prose)
        .help("字离纸边至少 5 毫米", "keep letters 5 mm away from the edge")
}

/// Letters that the cut goes through.
pub fn overflow(at: At, place: Place<'_>) -> Diagnostic {
    let prose = place.prose(
        "内容太宽或太长，伸出了纸边，会被裁掉",
        "what is here reaches over the edge and will be cut off",
    );
    Diagnostic { severity: Severity::Error, ..Diagnostic::new(&codes::PACK_EDGE, at, prose) }.help(
        "把表格或长串字母拆短，或换大一点的开本",
        "break the table or the long word, or take a larger size",
    )
}

/// Colour that ends at the cut.
pub fn no_bleed(at: At, place: Place<'_>) -> Diagnostic {
    let prose = place.prose("底色或图片印到纸边就停了，没有出血", "colour ends at the edge without a bleed");
    Diagnostic::new(&codes::PACK_BLEED, at, prose).help(
        "底色要越过裁切线 3 毫米；或者离开纸边",
        "let it reach 3 mm over the edge, or keep away from it",
    )
}
