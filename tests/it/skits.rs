//! Skits with roles and lines, on pages and on sheets for those who play them; sheets for what learners take home.

use crate::support::built::sample;
use crate::support::need;
use crate::support::words;

#[test]
fn a_skit_has_its_cast_its_props_and_a_line_for_each_that_is_said() {
    let page =
        std::fs::read_to_string(sample().dist("web/learner/lessons/jia-ting-bao-li.html")).expect("a page");
    let skit = page.split("class=\"block skit\"").nth(1).expect("a skit");
    assert!(skit.contains("<b>老吴</b>（怕事的丈夫）"), "{skit}");
    assert!(skit.contains("两把椅子、一张桌子、一部手机"));
    assert!(skit.contains("<li><b>吴嫂</b><span>又打上了。我去敲门！</span></li>"));
    assert!(skit.contains("<li class=\"cue\"><span>（拍桌子三下，孩子哭。）</span></li>"));
}

#[test]
fn actors_get_sheets_and_learners_room_to_write() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let of = |path: &str| words::of_pdf(&sample().dist(path), &pdftotext);
    let script = of("print/learner/scripts/jia-ting-bao-li.pdf");
    for told in ["小品《隔壁又响了》", "人物约10分钟", "☐一部手机", "晚上九点", "吴嫂、老吴借剪刀的！"]
    {
        assert!(script.contains(told), "{told}: {script}");
    }
    let rhyme = of("print/learner/scripts/cun-wu-gong-kai.pdf");
    assert!(rhyme.contains("丁（当）没看见！"), "{rhyme}");
    let sheet = of("print/learner/reflection/jie-tiao.pdf");
    for told in ["借条", "姓名", "做到的打勾", "我还想问"] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
}

#[test]
fn slides_say_who_plays_and_only_the_trainer_reads_along() {
    let of = |edition: &str| {
        let path = format!("web/{edition}/slides/jia-ting-bao-li.html");
        std::fs::read_to_string(sample().dist(&path)).expect("slides")
    };
    let (learner, trainer) = (of("learner"), of("trainer"));
    assert!(learner.contains("<b>老吴</b>（怕事的丈夫）") && !learner.contains("又打上了"));
    assert_eq!(trainer.matches("又打上了").count(), 1, "among the notes");
}
