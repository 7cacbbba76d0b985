use super::*;
use crate::base::path::ContentPath;

fn put(path: &str, text: &str, keys: Option<Keys>) -> Neat {
    let path = ContentPath::new(path).expect("a path");
    let kind = Kind::of(&path).expect("a kind");
    neat(&Arc::new(SourceFile::new(&path, text.to_owned())), kind, &[], keys)
}

const LESSON: &str = "content/lessons/x.md";

#[test]
fn fields_come_in_the_order_of_the_table_and_comments_with_them() {
    let text = "---\n练习: 10\n# 讲多久\nteaching: 20\n标题: 甲\n受众:\n  - 乙\n---\n\n> [!目标]\n> - 会了\n\n正文。\n";
    let better = "---\n标题: 甲\n# 讲多久\nteaching: 20\n练习: 10\n受众:\n  - 乙\n---\n\n> [!目标]\n> - 会了\n\n正文。\n";
    assert_eq!(put(LESSON, text, None), Neat::Better(better.to_owned()));
    assert_eq!(put(LESSON, better, None), Neat::Already);
}

#[test]
fn fields_are_named_in_one_language() {
    let text = "---\n标题: 甲\nteaching: 20\n练习: 5\n受众: [乙]\n---\n\n> [!目标]\n> - 会了\n\n正文。\n";
    let zh = "---\n标题: 甲\n讲授: 20\n练习: 5\n受众: [乙]\n---\n\n> [!目标]\n> - 会了\n\n正文。\n";
    let en =
        "---\ntitle: 甲\nteaching: 20\nexercises: 5\naudience: [乙]\n---\n\n> [!目标]\n> - 会了\n\n正文。\n";
    assert_eq!(put(LESSON, text, Some(Keys::Zh)), Neat::Better(zh.to_owned()));
    assert_eq!(put(LESSON, text, Some(Keys::En)), Neat::Better(en.to_owned()));
    assert_eq!(put(LESSON, en, Some(Keys::En)), Neat::Already);
}

#[test]
fn what_others_said_is_left_alone() {
    let text = "---\n标题: 甲\n讲授: 20\n练习: 5\n受众: [乙]\n---\n\n> [!目标]\n> - 会了\n\n## 第 3 讲, 完\n\n> [!法条] 《示例法》第二条\n> 夜里 22 点以后, 要轻.\n\n> 引别人的话, 原样\n\n`代码, 原样`\n";
    assert_eq!(put(LESSON, text, None), Neat::Already);
    let law = "# 示例法\n\n2020年1月2日 示例会议通过\n\n<!-- INFO END -->\n\n第一条 有错字, 也不动.\n";
    assert_eq!(put("content/laws/示例法.md", law, None), Neat::Already);
}

#[test]
fn a_file_with_errors_is_left_alone() {
    assert_eq!(put(LESSON, "---\n标题: [\n---\n\n正文,对\n", None), Neat::Wrong);
}

#[test]
fn questions_keep_their_keys() {
    let bank = "---\ntitle: 题\n---\n\n1. 对不对?\n\n   答案：对\n   解析：先看,再答\n";
    let better = bank.replace("对不对?", "对不对？").replace("先看,再答", "先看，再答");
    assert_eq!(put("content/quizzes/x.md", bank, None), Neat::Better(better));
}
