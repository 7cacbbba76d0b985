//! What is written is read again, whatever the questions say.

use super::*;

/// A small generator (SplitMix64), so that every run tries the same banks.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % count as u64) as usize
    }

    fn words(&mut self) -> String {
        const WORDS: &[&str] = &[
            "报警",
            "保护令",
            "《民法典》第十条",
            "a=b",
            "~x~",
            "{甲}",
            "50%",
            "#1",
            "<b>",
            "a & b",
            "\"引\"",
            "'撇'",
            "A. ",
            "答案：",
            "____",
            "*星*",
            "[链]",
            "\\n",
            "\\",
            "::",
            "1. ",
            "- ",
            "> ",
            "$x$",
            "第 2 条",
            "，",
            "🍣寿",
            "//",
            "依据：",
        ];
        let count = 1 + self.below(5);
        let text: String = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        let text = text.trim().trim_matches('/').replace("🍣", "鱼");
        format!("{text}{}", ["吗", "呢", "了"][self.below(3)])
    }

    fn item(&mut self, kind: usize) -> Item {
        let mut item = Item::new(self.words());
        let mut option = |at: usize| format!("{}{at}", self.words());
        let options: Vec<String> = (0..4).map(&mut option).collect();
        item.answer = match kind {
            0 => Answer::Choice { right: vec![self.below(4)], many: false },
            1 => Answer::Choice { right: vec![0, 1 + self.below(3)], many: true },
            2 => Answer::Truth(self.below(2) == 0),
            3 => Answer::Words((0..1 + self.below(3)).map(|at| format!("{}{at}", self.words())).collect()),
            _ => Answer::Order(vec![2, 0, 3, 1]),
        };
        if !matches!(kind, 2 | 3) {
            item.options = options;
        }
        if kind == 4 {
            item.options.sort();
        }
        if self.below(2) == 0 {
            item.explanation = self.words();
            item.basis = "《民法典》第一千零四十三条".to_owned();
        }
        if self.below(2) == 0 {
            item.difficulty = "易".to_owned();
        }
        item
    }

    fn bank(&mut self, kinds: &[usize]) -> Bank {
        let items = (0..12).map(|_| {
            let kind = kinds[self.below(kinds.len())];
            self.item(kind).plain()
        });
        Bank { title: "题/库".to_owned(), items: items.collect() }
    }
}

fn goes_through(form: Form, kinds: &[usize], extension: &str, change: impl Fn(&mut Bank)) {
    for seed in 0..40 {
        let mut bank = Chance(seed).bank(kinds);
        change(&mut bank);
        let (files, losses) = write(&[("题库".to_owned(), bank.clone())], form);
        let lost: Vec<&Loss> =
            losses.iter().flatten().filter(|loss| loss.kind != LossKind::Licence).collect();
        assert!(lost.is_empty(), "{form:?} {seed}: {lost:?}");
        let file = files.last().expect("a file");
        let (found, drafts) = read(&file.bytes, extension).expect("a form that is read");
        assert_eq!(found, form);
        let [draft] = &drafts[..] else { panic!("{form:?}: {} banks", drafts.len()) };
        assert!(draft.losses.is_empty(), "{form:?} {seed}: {:?}", draft.losses);
        assert_eq!(draft.bank.items.len(), bank.items.len());
        for (read, item) in draft.bank.items.iter().zip(&bank.items) {
            assert_eq!(read, item, "{form:?} {seed}\n{}", String::from_utf8_lossy(&file.bytes));
        }
        if matches!(form, Form::Gift | Form::Moodle | Form::Qti) {
            assert_eq!(draft.bank.title, bank.title);
        }
    }
}

#[test]
fn gift_holds_all_but_orders() {
    goes_through(Form::Gift, &[0, 1, 2, 3], "gift", |_| {});
}

#[test]
fn aiken_holds_choices() {
    goes_through(Form::Aiken, &[0, 2], "txt", |bank| {
        for item in &mut bank.items {
            item.explanation.clear();
            item.basis.clear();
            item.difficulty.clear();
            if let Some(stem) = markdown::plain_start(&item.stem) {
                item.stem = stem;
            }
        }
    });
}

#[test]
fn moodle_holds_everything() {
    goes_through(Form::Moodle, &[0, 1, 2, 3, 4], "xml", |_| {});
}

#[test]
fn qti_holds_everything_and_cases() {
    goes_through(Form::Qti, &[0, 1, 2, 3, 4], "zip", |bank| bank.items[3].case = "甲打了乙。".to_owned());
}

#[test]
fn a_table_holds_everything_and_cases() {
    goes_through(Form::Csv, &[0, 1, 2, 3, 4], "csv", |bank| bank.items[3].case = "甲打了乙。".to_owned());
}

#[test]
fn a_workbook_holds_everything_and_cases() {
    goes_through(Form::Xlsx, &[0, 1, 2, 3, 4], "xlsx", |bank| bank.items[3].case = "甲打了乙。".to_owned());
}

#[test]
fn kolibri_holds_choices_and_numbers() {
    goes_through(Form::Kolibri, &[0, 1, 2], "csv", |bank| {
        let number = Item { answer: Answer::Words(vec!["72".to_owned()]), ..Item::new("几小时") };
        bank.items.push(number);
    });
}

#[test]
fn what_moodle_teaches_of_gift_is_read() {
    let text = "// 说明\n$CATEGORY: $course$/法律\n\n::Q1:: 谁埋在格兰特的墓里\\? {\n=格兰特 # 对了\n~%50%别人\n~没有人\n}\n\n\
        ::Q2::[html]<p>太阳从<b>东</b>边出来</p>{TRUE}\n\n几年{#3:1}\n\n两个{~%50%甲 ~%50%乙 ~%-100%丙####依据：《民法典》第一条}\n\n\
        配对{=甲 -> 1 =乙 -> 2}\n\n谈谈体会{}\n\n只是一段话\n\n在{=东 =東}边\n\n没完{=甲\n";
    let drafts = gift::read(text);
    let [draft] = &drafts[..] else { panic!("one category") };
    assert_eq!(draft.bank.title, "法律");
    let answers: Vec<&Answer> = draft.bank.items.iter().map(|item| &item.answer).collect();
    let words = |words: &[&str]| Answer::Words(words.iter().map(|word| (*word).to_owned()).collect());
    assert_eq!(
        answers,
        [
            &Answer::Choice { right: vec![0], many: false },
            &Answer::Truth(true),
            &words(&["3"]),
            &Answer::Choice { right: vec![0, 1], many: true },
            &Answer::Unknown,
            &words(&["东", "東"]),
        ]
    );
    assert_eq!(draft.bank.items[1].stem, "太阳从东边出来");
    assert_eq!(draft.bank.items[3].basis, "《民法典》第一条");
    assert_eq!(draft.bank.items[5].stem, "在____边");
    let lost: Vec<(LossKind, Place)> =
        draft.losses.iter().map(|loss| (loss.kind, loss.place.clone())).collect();
    assert_eq!(
        lost,
        [
            (LossKind::Feedback, Place::Line(4)),
            (LossKind::Points, Place::Line(4)),
            (LossKind::Tolerance, Place::Line(12)),
            (LossKind::Kind, Place::Line(16)),
            (LossKind::NoAnswer, Place::Line(18)),
            (LossKind::NoQuestion, Place::Line(20)),
            (LossKind::Broken, Place::Line(24)),
        ]
    );
}

#[test]
fn broken_files_end_in_losses() {
    for text in
        ["<quiz><question type=\"truefalse\"><questiontext><text>半", "<assessmentItem><itemBody><p>半"]
    {
        let (_, drafts) = read(text.as_bytes(), "xml").expect("a form");
        assert_eq!(drafts[0].losses[0].kind, LossKind::Broken);
    }
    let bomb = "<!DOCTYPE q [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;\">]><quiz><question type=\"essay\"><questiontext><text>&b;问</text></questiontext></question></quiz>";
    // Nothing grows: the name is shown.
    assert_eq!(moodle::read(bomb)[0].bank.items[0].stem, "&b;问");
    let deep = format!("<quiz><question type=\"essay\">{}", "<a>".repeat(100_000));
    assert_eq!(moodle::read(&deep)[0].losses[0].kind, LossKind::Broken);
}

#[test]
fn what_moodle_teaches_of_its_xml_is_read() {
    let text = "<?xml version=\"1.0\"?>\n<quiz>\n<question type=\"category\"><category><text>$course$/top/冬学/法律</text></category></question>\n\
        <question type=\"multichoice\"><name><text>一</text></name><questiontext format=\"html\"><text><![CDATA[<p>哪些<b>对</b>？</p>]]></text></questiontext>\
        <generalfeedback format=\"html\"><text>&lt;p&gt;依据：《民法典》第一条&lt;/p&gt;</text></generalfeedback><single>false</single>\
        <answer fraction=\"50\"><text>甲</text><feedback><text>对了</text></feedback></answer><answer fraction=\"50\"><text>乙</text></answer>\
        <answer fraction=\"-100\"><text>丙</text></answer></question>\n\
        <question type=\"ordering\"><questiontext><text>先后？</text></questiontext><answer fraction=\"1\"><text>起床</text></answer>\
        <answer fraction=\"2\"><text>吃饭</text></answer><answer fraction=\"3\"><text>上工</text></answer></question>\n\
        <question type=\"matching\"><questiontext><text>配对</text></questiontext></question>\n\
        <question type=\"cloze\"><questiontext><text>填{1:SA:=甲}</text></questiontext></question>\n</quiz>";
    let (form, drafts) = read(text.as_bytes(), "xml").expect("a form");
    assert_eq!((form, drafts.len()), (Form::Moodle, 1));
    let bank = &drafts[0].bank;
    assert_eq!((bank.title.as_str(), bank.items.len()), ("法律", 2));
    assert_eq!(bank.items[0].answer, Answer::Choice { right: vec![0, 1], many: true });
    assert_eq!((bank.items[0].stem.as_str(), bank.items[0].basis.as_str()), ("哪些对？", "《民法典》第一条"));
    let Answer::Order(order) = &bank.items[1].answer else { panic!("an order") };
    let in_order: Vec<&str> = order.iter().map(|at| bank.items[1].options[*at].as_str()).collect();
    assert_eq!(in_order, ["起床", "吃饭", "上工"]);
    assert_ne!(bank.items[1].options, ["起床", "吃饭", "上工"], "what is shown does not give it away");
    let lost: Vec<LossKind> = drafts[0].losses.iter().map(|loss| loss.kind).collect();
    assert_eq!(lost, [LossKind::Feedback, LossKind::Kind, LossKind::Kind]);
}

#[test]
fn aiken_is_read_as_it_is_typed() {
    let text = "\u{feff}哪一个先做？\r\nA) 报警\r\nB) 逃走\r\nC) 拍照\r\nANSWER: A\r\n\r\n哪一个号码？\r\nA. 110\r\nB. 119\r\nanswer: b\r\n\r\n没有答案的\r\nA. 甲\r\n";
    let (form, drafts) = read(text.as_bytes(), "txt").expect("a form");
    assert_eq!(form, Form::Aiken);
    let answers: Vec<&Answer> = drafts[0].bank.items.iter().map(|item| &item.answer).collect();
    assert_eq!(
        answers,
        [&Answer::Choice { right: vec![0], many: false }, &Answer::Choice { right: vec![1], many: false }]
    );
    assert_eq!(drafts[0].losses[0].kind, LossKind::Broken);
}

#[test]
fn orders_of_qti_are_read() {
    let text = "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"a\" title=\"车手\"><responseDeclaration identifier=\"RESPONSE\" \
        cardinality=\"ordered\" baseType=\"identifier\"><correctResponse><value>C</value><value>A</value><value>B</value></correctResponse></responseDeclaration>\
        <itemBody><orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\"><prompt>谁先到？</prompt><simpleChoice identifier=\"A\">甲</simpleChoice>\
        <simpleChoice identifier=\"B\">乙</simpleChoice><simpleChoice identifier=\"C\">丙</simpleChoice></orderInteraction></itemBody></assessmentItem>";
    let (form, drafts) = read(text.as_bytes(), "xml").expect("a form");
    assert_eq!(form, Form::Qti);
    assert_eq!(drafts[0].bank.items[0].answer, Answer::Order(vec![2, 0, 1]));
    assert_eq!(drafts[0].bank.items[0].stem, "谁先到？");
}
