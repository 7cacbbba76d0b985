//! The table of all codes: one line each, with what `coursepack explain` says.

use super::{Prose, Severity};

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `family/name`, stable: other programs rely on it.
    pub name: &'static str,
    /// Unless the project says otherwise.
    pub severity: Severity,
    /// Cannot be switched off or lowered: it would lose or leak something.
    pub fixed: bool,
    /// What it means and what to do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Code {
    /// The explanation in both languages.
    pub fn explanation(&self) -> Prose {
        Prose::new(self.zh, self.en)
    }
}

/// The code called `name`.
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.name == name)
}

macro_rules! codes {
    ($($id:ident = $name:literal, $severity:ident, $fixed:literal, $zh:literal, $en:literal;)*) => {
        $(#[doc = $en] pub static $id: Code =
            Code { name: $name, severity: Severity::$severity, fixed: $fixed, zh: $zh, en: $en };)*
        /// Every code, in the order of this table.
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

// name, default severity, may never be lowered, what it means
codes! {
    FILE_NOT_UTF8 = "file/not-utf8", Error, true,
        "文件不是 UTF-8 编码。请用记事本“另存为”，编码选 UTF-8。",
        "The file is not UTF-8. Save it again with the encoding UTF-8.";
    FILE_UNREADABLE = "file/unreadable", Error, true,
        "文件读不出来：权限不够或磁盘出错。",
        "The file cannot be read: permissions or a failing disk.";
    FILE_TOO_LARGE = "file/too-large", Error, true,
        "文本文件过大。一课、一部法律都远小于这个上限；请检查是不是放错了文件，或把它拆开。",
        "The text file is too large. No lesson or law comes near the limit: is it the wrong file? Otherwise split it.";
    FILE_EMPTY = "file/empty", Warning, false,
        "文件是空的，什么也不会生成。写上内容，或删掉它。",
        "The file is empty, so nothing comes of it. Write it or delete it.";
    FILE_OUTSIDE = "file/outside", Error, true,
        "符号链接或路径指到了项目文件夹之外。课程包里的一切都必须在项目里，换一台电脑才打得开。",
        "A symlink or path leads out of the project. Everything must be inside, or it breaks on another computer.";
    FILE_MISPLACED = "file/misplaced", Warning, false,
        "文件不会被读取：不在任何一种内容的文件夹里，或者不是 .md 文件（例如 .docx、.txt、.md.txt）。",
        "The file is not read: it is in no folder of a known kind, or it is no .md file (but .docx, .txt, .md.txt).";
    FILE_DUPLICATE_ID = "file/duplicate-id", Error, true,
        "两个同类文件的文件名（不含扩展名）相同。文件名就是编号，必须唯一。",
        "Two files of one kind have the same stem. The stem is the id, which must be unique.";
    SCHEMA_YAML = "schema/yaml", Error, true,
        "YAML 写得不对：常见的是冒号后少了空格、缩进不齐、引号没有成对。",
        "The YAML is not well-formed: often a missing space after a colon, uneven indentation or an unpaired quote.";
    SCHEMA_DUPLICATE = "schema/duplicate-key", Error, true,
        "同一个字段写了两次，不知道听谁的。",
        "The same field is written twice, so it is unclear which one counts.";
    SCHEMA_BOMB = "schema/too-complex", Error, true,
        "YAML 展开后过大（别名层层引用或嵌套太深）。",
        "The YAML is too deep or expands too far (aliases of aliases).";
    SCHEMA_MISSING = "schema/missing-field", Error, true,
        "缺少必填字段。",
        "A required field is missing.";
    SCHEMA_UNKNOWN = "schema/unknown-field", Error, false,
        "没有这个字段，写了也不起作用。",
        "There is no such field; it would have no effect.";
    SCHEMA_VALUE = "schema/bad-value", Error, true,
        "字段的值不合要求。",
        "The value of a field is not of the form it needs.";
    SCHEMA_CSV = "schema/csv", Error, true,
        "CSV 表格有一行读不懂：列数不对或引号没有成对。",
        "A row of the CSV cannot be read: wrong number of columns or an unpaired quote.";
    SCHEMA_FRONT = "schema/front-matter", Error, true,
        "文件头的 --- 没有成对，后面的内容会全被当成字段。",
        "The front matter's --- is not closed.";
    SCHEMA_UNKNOWN_CODE = "schema/unknown-code", Error, false,
        "checks 里写的代码不存在，或不允许调低。",
        "A code under `checks` does not exist or may not be lowered.";
    BLOCK_UNKNOWN = "block/unknown-kind", Error, false,
        "没有这种块。块写成 > [!案例] 这样，种类必须是已知的。",
        "There is no such block kind. Blocks are written > [!CASE].";
    BLOCK_NO_KIND = "block/no-kind", Error, false,
        "块没有写种类，例如 > [!要点]。",
        "The block has no kind; write one, such as > [!KEYPOINTS].";
    BLOCK_ATTRIBUTE = "block/bad-attribute", Error, false,
        "块后面花括号里的属性不认识或值不对。",
        "An attribute in the braces of a block is unknown or has a bad value.";
    BLOCK_HTML = "block/raw-html", Error, false,
        "正文里有 HTML 标签。打印和离线网页都要用同一份文字，所以只接受 <br>、<sub>、<sup>、<ruby> 和注释。",
        "Raw HTML in the text. Only <br>, <sub>, <sup>, <ruby> and comments are understood, since print uses the same text.";
    BLOCK_DEEP = "block/too-deep", Error, true,
        "引用或列表嵌套太深，读者和工具都跟不上。",
        "Quotes or lists are nested too deeply.";
    BLOCK_FOOTNOTE = "block/footnote", Error, false,
        "脚注有标记没有内容，或写了内容却没有标记。",
        "A footnote reference has no text, or a footnote text has no reference.";
    BLOCK_EMPHASIS = "block/stray-emphasis", Warning, false,
        "加粗的 ** 紧挨着中文标点，按 Markdown 的规则不算加粗，星号会原样印出来。",
        "Beside punctuation between Han characters ** is no emphasis to Markdown, so the asterisks would be printed.";
    BLOCK_NO_LINES = "block/no-lines", Error, false,
        "剧本里没有台词。每句台词写成“老李：……”，一句一行。",
        "A skit says nothing: write each line as `Name: words`, one a line.";
    BLOCK_LAW_EMPTY = "block/law-without-text", Error, false,
        "法条块没有写引用，或引用不到任何条文，填不出内容。",
        "A law block cites nothing that could fill it.";
    LESSON_NO_OBJECTIVES = "lesson/no-objectives", Error, false,
        "这一课没有目标。写一个 > [!目标] 块，或 objectives 字段。",
        "The lesson has no objectives: add a > [!OBJECTIVES] block or the field.";
    LESSON_ORPHAN = "lesson/orphan", Warning, false,
        "没有任何课程包含这一课，学员从目录里找不到它。",
        "No course contains this lesson, so learners cannot find it from the contents.";
    LESSON_STALE = "lesson/stale-translation", Warning, false,
        "译文写明了译的是原文哪一版（translated_from/译自），原文后来改了。照旧发下去，两种文字说的就不一样。",
        "A translation says of which version of its original it is (`translated_from`), and the original was changed since: the two no longer say the same.";
    LESSON_UNMARKED = "lesson/unmarked-translation", Warning, false,
        "译文没有写明译的是原文哪一版，原文以后改了也不会有提示。",
        "A translation does not say of which version of its original it is, so that a later change would not be noticed.";
    LESSON_DRAFT = "lesson/draft", Warning, false,
        "课程里有一课还是草稿（status: draft），不会生成。",
        "A lesson of a course is still a draft and is left out.";
    STYLE_STATUTE = "style/reads-statute", Warning, false,
        "这一课在法条块之外大段照抄法律原文：超过三成，或者连着 150 个字以上。原文放进 > [!法条]，嘴里讲的用白话。和任何一部收录的法律连着 16 个字以上相同才算照抄，标点和空格不算。",
        "The lesson repeats statutes word for word outside law blocks: over 30 % of it, or more than 150 characters in a row. Put the text into > [!LAW] and tell it in plain words. Only 16 or more characters in a row that stand in a law of the collection count; punctuation and blanks do not.";
    STYLE_NO_PLAIN = "style/law-without-plain", Warning, false,
        "法条块后面没有紧跟白话块。条文给人看，白话讲给人听，两块会左右并排。",
        "No block of plain words follows a law block. The statute is to be looked at, the plain words are to be told; they are set side by side.";
    STYLE_NO_CASE = "style/no-case", Warning, false,
        "这一课没有案例：既没有 > [!案例]，也没有链接到 cases 里的一篇。不到 200 个字的课不看。",
        "The lesson tells no case: neither > [!CASE] nor a link to one in cases/. Lessons below 200 characters are not judged.";
    STYLE_NO_QUESTION = "style/no-question", Warning, false,
        "这一课没有问学员一句：没有 > [!问题]、> [!测验]、> [!活动]，讲师的话里也没有提问。不到 200 个字的课不看。",
        "The lesson asks nothing: no > [!QUESTIONS], > [!QUIZ] or > [!ACTIVITY], and no question in the trainer's notes. Lessons below 200 characters are not judged.";
    STYLE_LONG_TALK = "style/long-talk", Warning, false,
        "连着讲了 20 分钟以上，中间没有活动、提问、测验、影片或图片。一节写了“约 8 分钟”就按它算，其余的讲授时间按字数分摊。",
        "Over 20 minutes of talk without an activity, question, quiz, film or picture. A section lasts as long as its “约 8 分钟” says; the rest of the teaching minutes is spread by length.";
    STYLE_HARD_WORD = "style/hard-words", Warning, false,
        "用了老百姓不熟的法律用语，没有解释，术语表（glossary.md）里也没有。每课每个词只报第一处。",
        "A legal term is used that is explained neither on the spot nor in glossary.md. Only the first use in a lesson is told.";
    STYLE_LONG_SENTENCE = "style/long-sentence", Warning, false,
        "句子超过 60 个字，讲的人一口气念不完，听的人记不住开头。每课只报最长的一句。",
        "A sentence of more than 60 Han characters cannot be told in one breath. Only the longest of a lesson is told.";
    LINK_BROKEN = "link/broken", Error, false,
        "链接指向的文件不存在。",
        "A link leads to a file that does not exist.";
    LINK_OUTSIDE = "link/outside", Error, true,
        "链接指到了项目文件夹之外。",
        "A link leads out of the project.";
    LINK_ANCHOR = "link/no-anchor", Error, false,
        "页面存在，但里面没有这个小标题或位置。",
        "The page exists but has no such heading or anchor.";
    LINK_SCHEME = "link/scheme", Error, true,
        "不允许的链接种类。只接受相对路径、#位置、http(s)、mailto 和 tel。",
        "The kind of link is not allowed: only relative paths, #anchors, http(s), mailto and tel.";
    LINK_UNKNOWN_ID = "link/unknown-id", Error, false,
        "提到的编号（课、题库、受众、媒体……）不存在。",
        "An id (lesson, bank, audience, medium, …) that does not exist.";
    LAW_UNKNOWN = "law/unknown", Warning, false,
        "引用的法律不在 content/laws 里，无法核对：可能是名称写错了，也可能只是没有收录。要求一律收录的，在 checks 里把它设为 error。",
        "The law cited is not in content/laws, so it cannot be checked: a slip in its name, or a law that is not collected. Set it to error under `checks` where every law must be there.";
    LAW_NO_ARTICLE = "law/no-such-article", Error, false,
        "这部法律没有这一条。",
        "The law has no such article.";
    LAW_NO_PARAGRAPH = "law/no-such-paragraph", Error, false,
        "这一条没有这一款、项或目。款按自然段数，项是带（一）的，目是带 1. 的。",
        "The article has no such paragraph, item or point. Paragraphs are counted; items bear （一）, points 1.";
    LAW_REPEALED = "law/repealed", Error, false,
        "引用的法律在核对的那一天已经废止。讲历史要写明：原《…》、当时的《…》或《…》（已废止），就不再提示。案例里只作提醒：法院当年适用的是当年的法。",
        "The law cited is repealed on the day asked. Where an old law is meant, say so: 原《…》, 当时的《…》 or 《…》（已废止）. In cases this is a warning: a court applied the law of its day.";
    LAW_SUPERSEDED = "law/superseded", Error, false,
        "引用的是旧文本：写了旧文本的年份、引了旧文本的原话，或条号是旧文本的。消息里说现在在第几条、文字变了没有；只是换了条号的，check --fix 会改。",
        "The text means a former version: by its year, its words or its numbers. The message says where it stands now and whether it changed; `check --fix` mends mere numbers.";
    LAW_NOT_YET = "law/not-yet-in-force", Error, false,
        "引用的文本在核对的那一天还没有施行。培训结束之前会施行的，或只是没有收录当时的旧文本的，只作提醒。",
        "The version cited is not yet in force on the day asked. A warning where it comes into force before the programme ends, or where the law had an older version that is not here.";
    LAW_QUOTE = "law/quote-mismatch", Error, false,
        "法条块里或引用后引号里的文字和法律原文不一致（标点和空格不算）。省略的地方要写“……”。",
        "The words of a law block, or in quotation marks behind a citation, are not the law's (punctuation and blanks aside). Mark what is left out by ……";
    LAW_CHANGES = "law/changes-during", Warning, false,
        "开课时引用是对的，但培训结束之前这部法律要换新文本，引用的条文届时会变。",
        "The citation is right on the first day, but the law changes before the programme ends, and with it the provision cited.";
    STYLE_CITATION = "style/citation-numerals", Warning, false,
        "条号的写法和 citation_style（条号写法）规定的不一样。check --fix 会统一。",
        "The numerals of a citation are not those that citation_style asks for. `check --fix` makes them so.";
    LAW_NOT_COVERED = "law/not-covered", Warning, false,
        "条文号在范围内，但这部法律只有摘要，摘要没有讲到这一条。",
        "The article exists, but the law is only summarised and its summary does not cover it.";
    LAW_DATES = "law/no-dates", Error, false,
        "看不出这部法律的通过日期或施行日期，也就无法判断它是否有效。",
        "The law's dates of adoption or effect cannot be told, so neither can whether it is in force.";
    LAW_GUESSED = "law/date-guessed", Warning, false,
        "法律文件里没有写这个文本从哪天起施行，程序按通过、修正或公布的日子推算；核对的日子就在那之后一年里，推算错了，引用的结论就会错。查到日期写上 in_force（施行日期）就不再提示；收录了写明施行日期的修改决定，也不再提示。",
        "No text says since when this version is in force; its day of adoption, amendment or publication is taken, and the day asked lies within a year of it, so that a wrong guess would make verdicts wrong. Write `in_force`, or add the amending decision that names the day.";
    LAW_OUTDATED = "law/outdated", Warning, false,
        "收录了修改这部法律的决定或修正案，却没有收录修改后的文本：引用核对的还是旧条文。把修改后的全文也放进 content/laws/。",
        "A decision or an amendment of this law is here, but not the amended text: citations are checked against the old one. Put the amended text into content/laws/ as well.";
    LAW_DOUBLED_TEXT = "law/doubled-text", Warning, false,
        "同一部法律的同一个文本（通过或修正的日期一样）收录了两份，例如一份摘要、一份全文。引用只按一份核对：有全文的按全文。",
        "One text of a law (with the same day of adoption or amendment) is here twice, such as a summary beside the full text. Citations are checked against one of them: the full text where there is one.";
    LAW_TRANSLATION = "law/translation", Warning, false,
        "法律译文（例如 x.en.md、x.ug.md）的条文和原文对不上，缺了或多了几条。译文的条号写成 Article 2、2-ماددا，每条另起一段。",
        "The articles of a law's translation (x.en.md, x.ug.md) are not those of its original. Begin each with `Article 2` or `2-ماددا` in a paragraph of its own.";
    LAW_DOUBLED = "law/doubled-article", Error, false,
        "同一条出现了两次。",
        "An article stands twice.";
    LAW_ORDER = "law/article-order", Warning, false,
        "条文号不连续或次序不对，可能漏了内容。",
        "Article numbers skip or go back: something may be missing.";
    LAW_FORM = "law/form", Warning, false,
        "法律文本里有一处写法读不准：条号后缺空格、形近字、不属于条文的内容。",
        "Something in the text of a law that cannot be read for certain: a label without a blank, a look-alike, markup.";
    QUIZ_FORM = "quiz/form", Error, false,
        "题目的写法不完整：没有答案，或选项写法不对。",
        "A question is incomplete: no answer, or ill-formed options.";
    QUIZ_ANSWER = "quiz/answer", Error, false,
        "答案和选项对不上。",
        "The answer matches no option.";
    QUIZ_TOO_FEW = "quiz/too-few", Error, false,
        "题库里的题不够抽。",
        "The bank has fewer questions than are to be drawn.";
    QUIZ_REPEATED = "quiz/repeated", Warning, false,
        "题库里没问过的题不够抽，同一门课或同一个班会有题问两遍。",
        "The bank has not enough questions left, so that a course or a class is asked some of them twice.";
    QUIZ_DUPLICATE = "quiz/duplicate", Warning, false,
        "两道题（连同选项）一样，或几乎一样。标点、空格和选项的次序不算。",
        "Two questions with their options are the same or nearly so. Punctuation, blanks and the order of options do not count.";
    QUIZ_TRANSLATION = "quiz/translation", Warning, false,
        "题库的译文（例如 x.en.md）和原文的题对不上：题数、次序、题型或选项的个数不一样。课里抽题按题号，只好用原文的。",
        "The translation of a bank (such as x.en.md) has other questions than its original: their number, order, kinds or options differ. Lessons draw by number, so they take the original's.";
    QUIZ_UNBALANCED = "quiz/unbalanced", Warning, false,
        "题库里一多半单选题的答案是同一个字母，或判断题全对、全错（不到 8 道的不看）；或者排序题的选项已经按正确的顺序排着。",
        "More than half of the single choices of a bank have the same letter as answer, or its statements are all right or all wrong (fewer than 8 are not judged); or the options of an ordering question stand in the right order.";
    MEDIA_ABSENT = "media/absent", Error, false,
        "清单里写了这个媒体文件，但它不在文件夹里。",
        "The manifest names a media file that is not there.";
    MEDIA_FORM = "media/form", Error, false,
        "媒体清单的一项不完整：要么写 file，要么写 external: true。",
        "An item of the manifest is incomplete: give `file` or `external: true`.";
    MEDIA_PICTURE = "media/bad-picture", Error, true,
        "图片打不开：不是图片、已损坏，或大得不合理。",
        "A picture cannot be opened: not a picture, damaged, or unreasonably large.";
    MEDIA_UNPLAYABLE = "media/unplayable", Error, false,
        "老电脑放不了这个影音文件。哪里都能放的是：MP4 文件，画面 H.264（级别不超过 4.0、8 位、4:2:0），声音 AAC；只有声音的用 MP3。",
        "Old computers do not play this file. What plays everywhere: MP4 with H.264 (level 4.0 at most, 8 bits, 4:2:0) and AAC; MP3 for sound alone.";
    MEDIA_HARD = "media/hard-to-play", Warning, false,
        "这个影音文件在有的电脑上放得慢、没声音或要等很久才开始。哪里都能放的是：MP4 文件，画面 H.264，声音 AAC 双声道，目录放在文件开头。",
        "The file plays slowly, without sound or late on some computers. What plays everywhere: MP4 with H.264, AAC in stereo, and its table of contents first.";
    MEDIA_DAMAGED = "media/damaged", Error, false,
        "影音文件不完整、已损坏，或者根本不是影音文件。",
        "A media file breaks off, is damaged, or is no media file at all.";
    MEDIA_DURATION = "media/duration", Error, false,
        "影音文件的实际长度和清单里写的 duration 差了 2 秒以上：多半是放错了文件。",
        "A media file is more than 2 seconds longer or shorter than its `duration` says: probably the wrong file.";
    MEDIA_HASH = "media/sha256", Error, true,
        "影音文件和清单里登记的 sha256 对不上：文件被换过、改过或没有复制完整。",
        "A media file has another sha256 than its manifest says: replaced, changed or not copied whole.";
    MEDIA_USAGE = "media/usage", Warning, false,
        "没有写这个影音能用在哪里（usage），按“教学”算：可以上课用，不会进入公开发布的版本。",
        "Nothing says where a medium may be used (`usage`), so it counts as `teaching`: in class, and in no edition that is public.";
    MEDIA_CAPTIONS = "media/captions", Error, false,
        "字幕（VTT、SRT）或带时间的歌词（LRC）有读不懂的时间、没有字的段落，或者长过影音本身。",
        "Captions (VTT, SRT) or timed words of a song (LRC) have times that cannot be read or no words, or outlast the film.";
    MEDIA_NO_ALT = "a11y/no-alt", Warning, false,
        "图片没有替代文字。看不见图的人和打印稿都需要它：![这里写]( )。",
        "A picture has no alternative text: ![write it here]( ).";
    CLASS_DATES = "class/dates", Error, false,
        "班次的日期不对：结束早于开始，或课时在日期之外。",
        "The dates of a class are wrong: the end before the start, or a session outside them.";
    CLASS_TRAINER = "class/trainer", Warning, false,
        "一位讲师同时要在两个班讲课。只看确定的：这一节写明了讲师，或者班里只有一位讲师。",
        "A trainer is in two classes at once. Only what is certain counts: the session names its trainer, or the class has one alone.";
    CLASS_ROOM = "class/room", Warning, false,
        "一间教室同时排了两个班：地点和教室写得一样，时间又重叠。用 shares_with（合班）写明、一起上同一课的除外。",
        "Two classes are in one room at the same time: the words for place and room are the same. Joint sessions of classes that name each other under `shares_with` are none.";
    CLASS_AUDIENCE = "class/audience", Warning, false,
        "学员同时要在两处：有共同学员的班（shares_with）时间重叠，或者同时上课的人比这个受众的总人数还多。",
        "Learners are in two places at once: classes that share some (`shares_with`) meet at the same time, or more people of an audience are taught at a time than there are.";
    CLASS_CAPACITY = "class/capacity", Warning, false,
        "来的人比座位多：按班次的 capacity（容量）、curriculum.yaml 里 rooms（教室）的容量和分组的上限，取最小的。",
        "More people than seats: the least of `capacity` of the class, of its `rooms` in curriculum.yaml and of the size of its groups.";
    CLASS_GATHERING = "class/gathering", Warning, false,
        "聚集的人数超过了限度（curriculum.yaml 里的 limits: gathering）。",
        "More people gather than may: `gathering` under `limits` in curriculum.yaml.";
    CLASS_WINDOW = "class/window", Warning, false,
        "写明的一节课超出了每天的时段，或者碰上了课间、不上课的时间、节假日。",
        "A written session reaches out of the daily windows, or runs into a break, a closed time or a holiday.";
    CLASS_OVERLAP = "class/overlap", Warning, false,
        "同一个班里写明的两节课时间重叠。",
        "Two written sessions of a class overlap.";
    CLASS_SHORT = "class/short", Warning, false,
        "一个班的上课时间比要求的少（curriculum.yaml 里的 requires: minutes）。",
        "A class has less teaching than required: `minutes` under `requires` in curriculum.yaml.";
    CLASS_LOAD = "class/load", Warning, false,
        "一位讲师一天或一周讲得太多：没有另写时，一天 360 分钟、一周 1800 分钟（curriculum.yaml 里的 limits: day、week）。",
        "A trainer teaches too much on a day or in a week: more than 360 or 1800 minutes, or what `limits` in curriculum.yaml says (`day`, `week`).";
    CLASS_TRAVEL = "class/travel", Warning, false,
        "一位讲师同一天从一处赶到另一处，时间不够：没有另写时要 60 分钟（curriculum.yaml 里的 limits: travel）。",
        "A trainer has too little time from one place to another on one day: 60 minutes, or what `limits` in curriculum.yaml says (`travel`).";
    CLASS_UNPLACED = "class/unplaced", Warning, false,
        "有的课排不进课表：日期和时段装不下整门课程。",
        "Some lessons find no room in the timetable: days and windows do not hold the course.";
    CLASS_ORDER = "class/order", Warning, false,
        "写明的课表把一课排在了它的先修课前面。",
        "A written timetable has a lesson before one that it needs.";
    CLASS_OTHER_AUDIENCE = "class/other-audience", Warning, false,
        "给一个班上的课是写给别的受众的。",
        "A class is given lessons that are meant for other audiences.";
    LESSON_CIRCLE = "lesson/circle", Error, false,
        "几课互为先修，绕成一圈，排不出先后。",
        "Lessons need each other in a circle: there is no order for them.";
    COUNT_SET = "count/incomplete", Warning, false,
        "programme 要求的数量和实际不符。",
        "A required set does not have the number of items that the programme demands.";
    COUNT_DECLARED = "count/declared", Warning, false,
        "requires（必备）里写的数量，和后面清单里列出来的个数对不上：要么漏列了，要么数错了。",
        "The number under `requires` is not that of the names listed beside it: one is left out, or they were miscounted.";
    COVER_REQUIRED = "cover/required", Warning, false,
        "requires（必备）里的东西，没有一个班讲到：没有一课提到它，或者提到它的课没有班上。覆盖表（reports/coverage.html）里排在最前面。",
        "Something that is required is taught to no class: no lesson names it, or no class takes the lessons that do. It comes first in reports/coverage.html.";
    COVER_CLASS = "cover/class", Warning, false,
        "requires（必备）里写了每班都要讲的（each_class），或每班至少要有的分钟数，这个班没有做到。",
        "A class lacks what `requires` asks of each class (`each_class`), or the minutes.";
    COVER_AUDIENCE = "cover/audience", Warning, false,
        "这些人没有班可上：没有给他们办的班，也没有给更大范围的人办的班。",
        "Nobody teaches this audience: there is no class for it, for a larger one, or for each of its parts.";
    COVER_LESSON = "cover/lesson", Warning, false,
        "这一课写好了，也在课程里，但没有一个班上它。",
        "The lesson is ready and in a course, but no class is taught it.";
    THEME_WORDS = "theme/words", Error, false,
        "主题 words/ 里的字样对不上：没有这个名字，或者 {} 的个数不对。",
        "Words in a theme's `words/` do not fit: there is no such name, or the number of `{}` is another.";
    THEME_ABSENT = "theme/absent", Error, true,
        "找不到这个主题。",
        "There is no such theme.";
    THEME_MISSING = "theme/missing-template", Error, true,
        "主题里缺少一个模板。",
        "The theme lacks a template.";
    THEME_TEMPLATE = "theme/template", Error, true,
        "主题模板有错误。",
        "A template of the theme has an error.";
    THEME_TYPST = "theme/typesetting", Error, true,
        "排版时出错，多半是主题的打印模板写错了。",
        "Typesetting failed, most likely in the theme's print templates.";
    THEME_PROFILE = "theme/profile", Error, true,
        "主题里的 print/press.icc 应该是印厂的 CMYK 特性文件，但读不出来，或者是别的设备的。",
        "The theme's print/press.icc should be the CMYK profile of the shop's press, but is not.";
    FONT_GLYPH = "font/missing-glyph", Error, false,
        "主题的字体里没有这个字，打印出来会是空白或方框。",
        "The theme's fonts have no glyph for this character: it would print as a box.";
    PACK_BLEED = "pack/bleed", Error, false,
        "底色印到纸边的印件必须有出血（一般 3 毫米），不然裁切稍有偏差就露白边。",
        "What prints colour up to the edge needs a bleed, usually 3 mm, or white shows where the knife slips.";
    PACK_BINDING = "pack/binding", Error, false,
        "装订方式和页数、纸张或拼版对不上：太厚骑马订不住，太薄胶订粘不牢。",
        "The binding does not go with the pages, the paper or the imposition: too thick to staple, too thin to glue.";
    PACK_FILE = "pack/file", Error, false,
        "印厂拿到的文件不合用：裁切尺寸和印件不一样，或字体没有嵌入。多半是主题改动造成的。",
        "The press file is not fit: another size than the job's, or a font that is not embedded. Usually the theme's doing.";
    PACK_COLOUR = "pack/colour", Error, false,
        "颜色和印件的印版对不上：单色印件里有彩色，或有印版上没有的颜色。",
        "Colours do not go with the plates of the job: colour in a black job, or a colour space no plate carries.";
    PACK_RESOLUTION = "pack/resolution", Warning, false,
        "图片按印出来的大小算，精度不够：150 dpi 以下是错误，300 以下是警告。",
        "A picture is too coarse at the size at which it is placed: an error below 150 dpi, a warning below 300.";
    PACK_INK = "pack/ink", Warning, false,
        "几种油墨叠在一起太多，纸吃不下，干不透。",
        "Too much ink on top of each other: paper does not take it.";
    PACK_FINE = "pack/fine", Warning, false,
        "线太细（0.25 点以下）或字太小（6 点以下），印出来会断、会糊。",
        "Lines below 0.25 pt break up, letters below 6 pt fill in.";
    PACK_EDGE = "pack/edge", Warning, false,
        "字离裁切线太近（5 毫米以内），或者内容伸出了纸边。",
        "Letters are within 5 mm of the cut, or something reaches over the edge.";
    PACK_TRANSLATION = "pack/translation", Warning, false,
        "双语对照的印件里，有的课没有译文，只能印一种文字。",
        "Some lessons of a bilingual print job have no translation and are printed in one language.";
    PACK_HEADING = "pack/heading", Warning, false,
        "标题落在一页的最后，下面没有正文。",
        "A heading is the last thing on its page, with nothing below it.";
    PACK_COPIES = "pack/copies", Warning, false,
        "印件没写份数，也没有班次人数可以算。工单上会写“未定”，印厂会打电话来问。",
        "Neither copies nor sizes of classes are given. The job sheet says so, and the shop will telephone.";
    PACK_NOTHING = "pack/nothing", Warning, false,
        "印件里没有可印的内容，不会生成文件。",
        "There is nothing to print in this job, so no file is made.";
    PACK_NAME = "pack/name", Error, true,
        "有的文件名在U盘、光盘或 Windows 上存不下或打不开：有不允许的字符、和设备重名、太长、太深，或者两个名字只差大小写，或者 U盘上的文件到了 4 GiB。",
        "A file name that sticks, discs or Windows cannot hold: a forbidden character, a device's name, too long, too deep, two names that differ in case alone, or a file of 4 GiB for a stick.";
    PACK_PATH = "pack/path", Warning, false,
        "路径太长或有生僻字：光盘上放得下，但在有的电脑上、复制到别的文件夹里，可能打不开。",
        "A path that is long or has rare characters: it goes on a disc, but may not open on every computer or in every folder.";
    PACK_TOO_LARGE = "pack/too-large", Error, true,
        "一部影片比一张盘还大，怎么分也装不下。换大一些的盘，或者把影片压小。",
        "A film is larger than a volume, however media are shared out: take a larger one or make the film smaller.";
    LEAK_TRAINER = "leak/trainer-text", Error, true,
        "学员版里出现了讲师专用的文字。这是程序的错误，请不要分发。",
        "Text for trainers is in a learner's file. This is a fault of the program: do not hand it out.";
    LEAK_ANSWER = "leak/answer-key", Error, true,
        "学员版里出现了答案或解析。这是程序的错误，请不要分发。",
        "An answer or explanation is in a learner's file. This is a fault of the program: do not hand it out.";
    LEAK_DRAFT = "leak/draft", Error, true,
        "做好的文件里有草稿（status: draft）里的文字。可能是把草稿里的话抄到了别处；要发出去，就先把那一课定稿。",
        "A finished file holds words of a draft (`status: draft`). They may have been copied elsewhere: finish the lesson before its words are handed out.";
    LEAK_AUDIENCE = "leak/other-audience", Error, true,
        "只给一种对象的版本里，出现了写给别的对象的文字（仅限、除外，或别人的课）。",
        "An edition for one audience holds what is written for others (only, except, or their lessons).";
    LEAK_CLASS = "leak/other-class", Error, true,
        "一个班自己的版本里，出现了别的班的班名或课文。",
        "The edition of one class holds the name or the lessons of another.";
    LEAK_MEDIA = "leak/media", Error, true,
        "要发布出去的版本里有不允许发布的影音：清单里写了只用于教学（teaching）或只放光盘（disc_only）。",
        "An edition that is published holds a medium that may not go there: its manifest says `teaching` or `disc_only`.";
}
