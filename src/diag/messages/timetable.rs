//! Messages about timetables: clashes between classes, and what does not fit into one.

use crate::diag::{At, Code, Diagnostic, Prose, codes};
use crate::law::Date;

/// The ids that one line can show; of more, how many there are.
fn listed(ids: &[&str]) -> (String, String) {
    const SHOWN: usize = 6;
    let shown = ids.get(..SHOWN.min(ids.len())).unwrap_or_default();
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match ids.len() {
        0..=SHOWN => (zh, en),
        all => (format!("{zh} 等 {all} 课"), format!("{en} and {} more", all - SHOWN)),
    }
}

/// `（共 3 次）` where there is more than one.
fn times(count: usize) -> (String, String) {
    match count {
        0 | 1 => (String::new(), String::new()),
        count => (format!("（共 {count} 次）"), format!(" ({count} times)")),
    }
}

fn two_classes(code: &'static Code, at: At, other: At, prose: Prose) -> Diagnostic {
    let found = Diagnostic::new(code, at.clone(), prose);
    if at == other { found } else { found.label(other, "另一个班在这里", "the other class") }
}

/// A trainer in two classes at once.
pub fn trainer(at: At, other: At, name: &str, when: &str, classes: (&str, &str), count: usize) -> Diagnostic {
    let (zh, en) = times(count);
    let prose = Prose::new(
        format!("{name} {when} 同时要在“{}”和“{}”讲课{zh}", classes.0, classes.1),
        format!("{name} teaches `{}` and `{}` at the same time, {when}{en}", classes.0, classes.1),
    );
    two_classes(&codes::CLASS_TRAINER, at, other, prose)
        .help("换一位讲师，或错开时段", "give one of them another trainer or other hours")
}

/// Too little time from one place to another.
pub fn travel(
    at: At,
    other: At,
    name: &str,
    when: &str,
    places: (&str, &str),
    minutes: (u32, u32),
) -> Diagnostic {
    let prose = Prose::new(
        format!("{name} 从{}到{}只有 {} 分钟，下一节 {when} 开始", places.0, places.1, minutes.0),
        format!(
            "{name} has {} minutes from {} to {}, where the next session begins {when}",
            minutes.0, places.0, places.1
        ),
    );
    two_classes(&codes::CLASS_TRAVEL, at, other, prose).help(
        format!(
            "中间留出 {} 分钟，或换一位讲师；路上用不了这么久，就在 curriculum.yaml 写 limits: {{travel: 分钟}}",
            minutes.1
        ),
        format!(
            "leave {} minutes, or take another trainer; where the way is shorter, say so in curriculum.yaml: \
             limits: {{travel: minutes}}",
            minutes.1
        ),
    )
}

/// More teaching than one person can do. `minutes`: of the first day or week that is too long, and the limit.
pub fn load(at: At, name: &str, day: Date, minutes: (u32, u32), week: bool, count: usize) -> Diagnostic {
    let (zh, en) = match (week, count) {
        (false, 1) => (format!("{day} 这一天"), format!("on {day}")),
        (false, count) => {
            (format!("{day} 这一天（共有 {count} 天）"), format!("on {day} (and too long on {count} days)"))
        }
        (true, 1) => (format!("{day} 那一周"), format!("in the week of {day}")),
        (true, count) => (
            format!("{day} 那一周（共有 {count} 周）"),
            format!("in the week of {day} (and too long in {count} weeks)"),
        ),
    };
    let prose = Prose::new(
        format!("{name} {zh}要讲 {} 分钟，限度是 {} 分钟", minutes.0, minutes.1),
        format!("{name} teaches {} minutes {en}; the limit is {}", minutes.0, minutes.1),
    );
    let field = if week { "week" } else { "day" };
    Diagnostic::new(&codes::CLASS_LOAD, at, prose).help(
        format!("分一些课给别的讲师；限度在 curriculum.yaml 里改：limits: {{{field}: 分钟}}"),
        format!(
            "give some of it to others; the limit is set in curriculum.yaml: limits: {{{field}: minutes}}"
        ),
    )
}

/// Two classes in one room.
pub fn room(at: At, other: At, room: &str, when: &str, classes: (&str, &str), count: usize) -> Diagnostic {
    let (zh, en) = times(count);
    let prose = Prose::new(
        format!("{room} {when} 同时排了“{}”和“{}”{zh}", classes.0, classes.1),
        format!("`{}` and `{}` are both in {room} at the same time, {when}{en}", classes.0, classes.1),
    );
    two_classes(&codes::CLASS_ROOM, at, other, prose).help(
        "错开时段或换地方；其实是两间屋子，就把地点写到哪一间",
        "give one of them other hours or another place; if there are two rooms, say which in `location`",
    )
}

/// Two classes that share learners, at the same time in two places.
pub fn learners(at: At, other: At, when: &str, classes: (&str, &str), count: usize) -> Diagnostic {
    let (zh, en) = times(count);
    let prose = Prose::new(
        format!("“{}”和“{}”有共同的学员，{when} 却同时上课{zh}", classes.0, classes.1),
        format!("`{}` and `{}` share learners, but meet at the same time, {when}{en}", classes.0, classes.1),
    );
    two_classes(&codes::CLASS_AUDIENCE, at, other, prose).help(
        "错开时段，或让两个班在同一地点、同一时间上同一课",
        "give one of them other hours, or let both have the same lesson at the same place and time",
    )
}

/// More people of an audience taught at a time than there are.
pub fn audience(at: At, name: &str, when: &str, people: u32, size: u32) -> Diagnostic {
    let prose = Prose::new(
        format!("{when} 同时上课的{name}有 {people} 人，可是一共只有 {size} 人"),
        format!("{people} of {name} are taught at the same time, {when}, but there are only {size}"),
    );
    Diagnostic::new(&codes::CLASS_AUDIENCE, at, prose).help(
        "错开几个班的时段，或核对班次和受众的人数",
        "give some of the classes other hours, or check the sizes of classes and audience",
    )
}

/// More people than seats. `room` is empty for the limit of a group.
pub fn capacity(at: At, class: &str, people: u32, room: &str, seats: u32) -> Diagnostic {
    let (zh, en) = match room {
        "" => (format!("一组最多 {seats} 人"), format!("a group may have {seats}")),
        room => (format!("{room}只坐得下 {seats} 人"), format!("{room} holds {seats}")),
    };
    let prose = Prose::new(
        format!("“{class}”一次来 {people} 人，{zh}"),
        format!("`{class}` has {people} people at a time; {en}"),
    );
    Diagnostic::new(&codes::CLASS_CAPACITY, at, prose).help(
        format!("换大一些的地方，或分组轮训：groups: {{size: {seats}}}"),
        format!("take a larger place, or teach it by turns: groups: {{size: {seats}}}"),
    )
}

/// More people in one place than may gather.
pub fn gathering(at: At, class: &str, people: u32, limit: u32) -> Diagnostic {
    let prose = Prose::new(
        format!("“{class}”一次聚集 {people} 人，限度是 {limit} 人"),
        format!("`{class}` gathers {people} people at a time; the limit is {limit}"),
    );
    Diagnostic::new(&codes::CLASS_GATHERING, at, prose).help(
        format!("分组轮训：groups: {{size: {limit}}}"),
        format!("teach it by turns: groups: {{size: {limit}}}"),
    )
}

/// A written session that reaches out of the windows of its class.
pub fn outside_hours(at: At, when: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("{when} 的这一节不在班次的时段之内"),
        format!("this session, {when}, is not within the daily windows of the class"),
    );
    Diagnostic::new(&codes::CLASS_WINDOW, at, prose)
        .help("改时间或缩短，或把 daily（时段）放宽", "move or shorten it, or widen `daily`")
}

/// A written session in a break, a closed time or on a holiday.
pub fn closed_hours(at: At, when: &str, name: &str) -> Diagnostic {
    let (zh, en) = if name.is_empty() { ("休息", "a break") } else { (name, name) };
    let prose = Prose::new(
        format!("{when} 的这一节碰上了不上课的时间：{zh}"),
        format!("this session, {when}, runs into a time without lessons: {en}"),
    );
    Diagnostic::new(&codes::CLASS_WINDOW, at, prose).help("换个时间", "move it")
}

/// Two written sessions of a class that overlap.
pub fn overlap(at: At, before: At, when: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("{when} 的这一节开始时，前一节还没有上完"),
        format!("this session, {when}, begins before the one before it ends"),
    );
    Diagnostic::new(&codes::CLASS_OVERLAP, at, prose)
        .label(before, "前一节在这里", "the one before")
        .help("改时间或分钟数", "change the time or the minutes")
}

/// Less time than is required; `asked` is where that is written.
pub fn short(at: At, asked: Option<At>, class: &str, has: u32, wanted: u32) -> Diagnostic {
    let prose = Prose::new(
        format!("“{class}”一共上课 {has} 分钟，要求至少 {wanted} 分钟"),
        format!("`{class}` has {has} minutes of teaching; {wanted} are required"),
    );
    let told = Diagnostic::new(&codes::CLASS_SHORT, at, prose)
        .help("加课，或延长日期和时段", "add lessons, or more days and hours");
    match asked {
        Some(asked) => told.label(asked, "要求写在这里", "asked for here"),
        None => told,
    }
}

/// Lessons that find no room.
pub fn unplaced(at: At, class: &str, lessons: &[&str], minutes: u32, free: u32) -> Diagnostic {
    let (zh, en) = listed(lessons);
    let prose = Prose::new(
        format!("“{class}”的时间不够，有 {minutes} 分钟的课排不进去：{zh}"),
        format!("`{class}` has no room for {minutes} minutes of lessons: {en}"),
    );
    Diagnostic::new(&codes::CLASS_UNPLACED, at, prose).help(
        format!("延长结束日期或每天的时段；现在零散剩下的共 {free} 分钟"),
        format!("give it more days or longer windows; {free} minutes remain here and there"),
    )
}

/// A lesson that is written before one that it needs.
pub fn order(at: At, other: At, lesson: &str, needed: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("“{lesson}”要先学“{needed}”，课表里却排在前面"),
        format!("`{lesson}` needs `{needed}`, which the timetable has later"),
    );
    Diagnostic::new(&codes::CLASS_ORDER, at, prose)
        .label(other, "要先学的在这里", "the one that it needs")
        .help("把两节对调", "exchange the two")
}

/// Lessons for other audiences than that of the class.
pub fn other_audience(at: At, class: &str, audience: &str, lessons: &[&str]) -> Diagnostic {
    let (zh, en) = listed(lessons);
    let prose = Prose::new(
        format!("“{class}”的对象是{audience}，这些课不是写给他们的：{zh}"),
        format!("`{class}` is for {audience}; these lessons are not: {en}"),
    );
    Diagnostic::new(&codes::CLASS_OTHER_AUDIENCE, at, prose).help(
        "换一门课程，或在课文的 audience（受众）里加上他们",
        "choose another course, or add them to `audience` of the lessons",
    )
}

/// Lessons that need each other.
pub fn circle(at: At, lessons: &[String]) -> Diagnostic {
    let first = lessons.first().map_or("", String::as_str);
    let shown = |joint: &str| format!("{}{joint}{first}", lessons.join(joint));
    let prose = Prose::new(
        format!("先修的课绕成了一圈：{}", shown(" → ")),
        format!("lessons need each other in a circle: {}", shown(" → ")),
    );
    Diagnostic::new(&codes::LESSON_CIRCLE, at, prose)
        .help("从其中一课的 prerequisites（先修）里删掉一个", "remove one of them from `prerequisites`")
}
