//! Messages about fields: YAML, CSV, front matter, and the values in them.

use crate::diag::{At, Diagnostic, Prose, codes};

/// Text that is no YAML; `why` in the parser's English.
pub fn yaml(at: At, why: &str) -> Diagnostic {
    let zh = REASONS.iter().find(|(known, _)| why.contains(known)).map(|(_, zh)| *zh);
    let message = match zh {
        Some(zh) => Prose::new(format!("YAML 写得不对：{zh}"), format!("malformed YAML: {why}")),
        None => Prose::new(format!("YAML 写得不对（{why}）"), format!("malformed YAML: {why}")),
    };
    Diagnostic::new(&codes::SCHEMA_YAML, at, message).help(
        "整句话里有冒号、引号、方括号时，用英文双引号把它括起来",
        "put double quotes around a value with colons, quotes or brackets in it",
    )
}

const REASONS: &[(&str, &str)] = &[
    ("mapping values are not allowed", "这里不能再有冒号"),
    ("unclosed quote", "引号没有成对"),
    ("unclosed bracket", "括号没有成对"),
    ("illegal placement of ':'", "这里不能有冒号，前面的括号可能没有成对"),
    ("unexpected character", "一句话不能用这个字符开头"),
    ("unknown anchor", "用 * 开头的文字要加引号"),
    ("tab", "缩进要用空格，不能用制表符"),
    ("could not find expected ':'", "这一行少了冒号，或冒号后面没有空格"),
    ("simple key expected", "这一行少了冒号，或冒号后面没有空格"),
    ("multiple YAML documents", "--- 把内容分成了两份，只能有一份"),
    ("did not find expected", "和前后的行对不上，多半是缩进不齐"),
    ("unexpected EOF", "括号没有成对，或多了逗号"),
    ("unexpected end", "内容没有写完"),
];

/// `标题：` with the colon of Chinese text.
pub fn full_width_colon(at: At) -> Diagnostic {
    let message = Prose::new("字段名后面要用半角冒号", "a field name is followed by an ASCII colon");
    Diagnostic::new(&codes::SCHEMA_YAML, at, message)
        .help("把“：”换成“: ”（冒号加一个空格）", "put `: ` in its place")
        .fix(": ")
}

/// A line that begins with tabs.
pub fn tab(at: At) -> Diagnostic {
    let message = Prose::new("这一行前面是制表符（Tab），不能用来缩进", "tabs may not indent a line");
    Diagnostic::new(&codes::SCHEMA_YAML, at, message)
        .help("删掉它，按空格键：每一层缩进两个空格", "delete them and type blanks, two for each level")
}

/// A line that is no `name: value`.
pub fn no_field(at: At, line: &str) -> Diagnostic {
    let message = Prose::new("这一行不是“字段: 值”", "this line is no `name: value`");
    let found = Diagnostic::new(&codes::SCHEMA_YAML, at, message);
    if line.contains(':') {
        found.help("冒号后面要空一格，例如 title: 家庭暴力", "put a space after the colon, such as title: x")
    } else {
        found.help(
            "写成 字段名: 值；接着上一行写的，前面要缩进",
            "write name: value; indent what continues the line above",
        )
    }
}

/// Aliases of aliases, or nesting without end.
pub fn too_complex(at: At) -> Diagnostic {
    let message =
        Prose::new("YAML 嵌套太深，或别名展开后太大", "the YAML nests too deeply or expands too far");
    Diagnostic::new(&codes::SCHEMA_BOMB, at, message)
        .help("直接把内容写出来，不要用 & 和 *", "write the values out instead of using & and *")
}

/// A field name that is a list or a mapping.
pub fn odd_key(at: At) -> Diagnostic {
    let message = Prose::new("字段名必须是一个词", "a field name must be a word");
    Diagnostic::new(&codes::SCHEMA_YAML, at, message)
}

/// A field written twice, in one language or in both.
pub fn duplicate(at: At, first: At, name: &str) -> Diagnostic {
    let message = Prose::new(format!("“{name}”写了两次"), format!("`{name}` is written twice"));
    Diagnostic::new(&codes::SCHEMA_DUPLICATE, at, message)
        .label(first, "先前的在这里", "first written here")
        .help("只留一处", "keep one of them")
}

/// Front matter that never ends.
pub fn front_not_closed(at: At) -> Diagnostic {
    let message = Prose::new("文件头的 --- 没有收尾", "the front matter is not closed");
    Diagnostic::new(&codes::SCHEMA_FRONT, at, message)
        .help("在字段的后面单独写一行 ---", "write a line --- after the fields")
}

/// Something else where fields should be.
pub fn no_mapping(at: At) -> Diagnostic {
    let message = Prose::new("这里应当是“字段: 值”", "expected fields here, one `name: value` a line");
    Diagnostic::new(&codes::SCHEMA_YAML, at, message)
}

/// A file that begins without any fields, though it needs some.
pub fn no_front(at: At, zh: &[&str], en: &[&str]) -> Diagnostic {
    let message = Prose::new(
        format!("文件开头没有写字段，缺少：{}", zh.join("、")),
        format!("the file has no front matter; missing: {}", en.join(", ")),
    );
    let example = |name: &str| format!("文件开头写：--- 换行 {name}: … 换行 ---");
    Diagnostic::new(&codes::SCHEMA_MISSING, at, message).help(
        example(zh.first().unwrap_or(&"")),
        format!("begin with --- newline {}: … newline ---", en.first().unwrap_or(&"")),
    )
}

/// A required field that is absent or empty.
pub fn missing(at: At, zh: &str, en: &str) -> Diagnostic {
    let message = Prose::new(format!("缺少必填字段“{zh}”"), format!("the required field `{en}` is missing"));
    Diagnostic::new(&codes::SCHEMA_MISSING, at, message)
        .help(format!("写上 {zh}: …（或 {en}: …）"), format!("write {en}: …"))
}

/// A field that does not exist.
pub fn unknown(at: At, name: &str, nearest: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = Prose::new(format!("没有“{name}”这个字段"), format!("there is no field `{name}`"));
    let found = Diagnostic::new(&codes::SCHEMA_UNKNOWN, at, message);
    match nearest {
        Some(_) => found.did_you_mean(nearest),
        None => {
            let known = known.join("、");
            found.help(format!("这里可以写：{known}"), format!("there are: {known}"))
        }
    }
}

/// A value that is not of the form its field needs.
pub fn bad_value(at: At, name: (&str, &str), value: &str, wanted: (&str, &str)) -> Diagnostic {
    let short: String = value.chars().take(30).collect();
    let message = Prose::new(
        format!("“{}”的值不能是“{short}”", name.0),
        format!("`{short}` is no value for `{}`", name.1),
    );
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
        .help(format!("应当是{}", wanted.0), format!("expected {}", wanted.1))
}

/// A list or mapping where a single value should be, or the other way round.
pub fn bad_shape(at: At, name: (&str, &str), wanted: (&str, &str)) -> Diagnostic {
    let message =
        Prose::new(format!("“{}”应当是{}", name.0, wanted.0), format!("`{}` should be {}", name.1, wanted.1));
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
}

/// One of several names that a value must be among.
pub fn not_among(
    at: At,
    name: (&str, &str),
    value: &str,
    nearest: Option<&str>,
    known: &[&str],
) -> Diagnostic {
    let list = known.join("、");
    let found = bad_value(at, name, value, (&format!("其中之一：{list}"), &format!("one of {list}")));
    match nearest {
        Some(_) => found.did_you_mean(nearest),
        None => found,
    }
}

/// A path that leads out of the project.
pub fn outside(at: At, path: &str) -> Diagnostic {
    let message =
        Prose::new(format!("“{path}”指到了项目文件夹之外"), format!("`{path}` leads out of the project"));
    Diagnostic::new(&codes::LINK_OUTSIDE, at, message)
        .help("把文件复制到清单旁边", "copy the file to where the manifest is")
}

/// A row of a table with more or fewer cells than its head.
pub fn row_width(at: At, has: usize, wanted: usize) -> Diagnostic {
    let message = Prose::new(
        format!("这一行有 {has} 格，表头有 {wanted} 格"),
        format!("this row has {has} cells, the head has {wanted}"),
    );
    Diagnostic::new(&codes::SCHEMA_CSV, at, message).help(
        "格子里有逗号时，用英文双引号把这一格括起来",
        "put double quotes around a cell with commas in it",
    )
}

/// A table beyond all measure.
pub fn table_too_large(at: At, columns: usize, rows: usize) -> Diagnostic {
    let message = Prose::new(
        format!("表格太大，从这里往后没有读：最多 {columns} 列、{rows} 行"),
        format!("the table is too large and was read no further: {columns} columns and {rows} rows at most"),
    );
    Diagnostic::new(&codes::SCHEMA_CSV, at, message)
}

/// A quote in a table that is never closed.
pub fn open_cell(at: At) -> Diagnostic {
    let message = Prose::new("这一格的引号没有成对", "the quote of this cell is not closed");
    Diagnostic::new(&codes::SCHEMA_CSV, at, message)
}

/// A code under `checks` that does not exist.
pub fn unknown_code(at: At, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Prose::new(format!("没有“{name}”这项检查"), format!("there is no check `{name}`"));
    Diagnostic::new(&codes::SCHEMA_UNKNOWN_CODE, at, message).did_you_mean(nearest)
}

/// A code that may not be lowered.
pub fn fixed_code(at: At, name: &str) -> Diagnostic {
    let message = Prose::new(
        format!("“{name}”不能关掉，也不能调低"),
        format!("`{name}` cannot be switched off or lowered"),
    );
    Diagnostic::new(&codes::SCHEMA_UNKNOWN_CODE, at, message)
        .help("删掉这一行", "remove the line: what it guards against would lose or leak something")
}

/// Text of a glossary that stands under no term.
pub fn outside_terms(at: At) -> Diagnostic {
    let message = Prose::new("这段文字不在任何词条下面", "this text is under no term");
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
        .help("词条写成 ## 词语，解释写在下面", "write ## term, and its definition below")
}

/// A term with nothing under it.
pub fn term_without_definition(at: At, term: &str) -> Diagnostic {
    let message = Prose::new(format!("“{term}”没有解释"), format!("`{term}` has no definition"));
    Diagnostic::new(&codes::SCHEMA_MISSING, at, message)
        .help("在词条下面空一行写解释", "write the definition below the term")
}

/// A session whose minutes and hours contradict each other.
pub fn lengths_differ(at: At, minutes: u32, length: u32) -> Diagnostic {
    let message = Prose::new(
        format!("时间段长 {length} 分钟，分钟数却写着 {minutes}"),
        format!("the time spans {length} minutes, but `minutes` says {minutes}"),
    );
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message).help("只写一处", "give only one of them")
}

/// A session with nothing or several things to do.
pub fn session_of_one_thing(at: At, given: usize) -> Diagnostic {
    let message = if given == 0 {
        Prose::new("这一节没有写做什么", "this session does not say what is done")
    } else {
        Prose::new("这一节写了几件事", "this session does several things")
    };
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
        .help("课、媒体、活动、休息，选写一样", "give one of lesson, media, activity and break")
}

/// An id that cannot be the name of a folder.
pub fn bad_folder_name(at: At, name: &str) -> Diagnostic {
    let message =
        Prose::new(format!("“{name}”不能做文件夹的名字"), format!("`{name}` cannot be the name of a folder"));
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
        .help("只用文字、数字、- 和 _", "use letters, digits, - and _ only")
}

/// An edition of trainers that should have no answers.
pub fn answers_of_trainers(at: At) -> Diagnostic {
    let message = Prose::new("给讲师的版本总有答案", "editions of trainers always have the answers");
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message).help(
        "删掉 answers；不要答案的版本写 role: learner",
        "leave `answers` out; an edition without answers is one of learners: `role: learner`",
    )
}

/// An edition given by an id that tells nothing of its role.
pub fn edition_without_role(at: At, id: &str) -> Diagnostic {
    let lower = id.to_lowercase();
    let teaches =
        ["讲师", "教师", "老师", "讲员", "trainer", "teacher"].iter().any(|word| lower.contains(word));
    let role = if teaches { "trainer" } else { "learner" };
    let message = Prose::new(
        format!("看不出“{id}”是给学员还是给讲师的"),
        format!("`{id}` does not say whether it is for learners or trainers"),
    );
    Diagnostic::new(&codes::SCHEMA_VALUE, at, message)
        .help(format!("写成 {{id: {id}, role: {role}}}"), format!("write {{id: {id}, role: {role}}}"))
}
