//! Captions, transcripts and the words of songs, in the forms in which editors have them.

use crate::support::project::Project;

/// A project with a clip and a song, and the fields that a test adds to them.
fn project(clip: &str, song: &str) -> Project {
    let project = Project::of("tests/errors/base");
    let sample = Project::sample();
    for name in ["three-steps.mp4", "contract-rhyme.mp3"] {
        std::fs::copy(
            sample.at(&format!("content/media/{name}")),
            project.at(&format!("content/media/{name}")),
        )
        .expect("a copy");
    }
    let common = "license: CC0, rights_holder: 居委会, usage: public";
    project.write(
        "content/media/films.yaml",
        format!(
            "- {{id: clip, title: 三步走, type: clip, file: three-steps.mp4, {common}{clip}}}\n\
             - {{id: song, title: 快板, type: song, file: contract-rhyme.mp3, {common}{song}}}\n"
        ),
    );
    project
}

/// The page that plays a medium.
fn built(project: &Project, medium: &str) -> String {
    project.run(&["build", "--only", "web"]).expect(0);
    project.read(&format!("dist/web/learner/media/{medium}.html"))
}

#[test]
fn captions_may_be_srt_in_the_encoding_of_old_programs() {
    let project = project(", captions: c.srt", "");
    // 先报警 in GB18030.
    let words = b"1\r\n00:00:01,500 --> 00:00:03,000\r\n\xCF\xC8\xB1\xA8\xBE\xAF\r\n\r\n";
    project.write("content/media/c.srt", words);
    assert!(built(&project, "clip").contains("data-captions=\"clip.vtt.js\""));
    assert_eq!(project.read("dist/web/learner/media/clip.vtt.js"), "cpCaptions([[1.5,3.0,\"先报警\"]]);\n");
}

#[test]
fn words_of_a_song_with_times_are_shown_in_time() {
    for (song, file) in [
        (", lyrics: s.lrc", "[ti:快板]\n[00:01.00]竹板一打\n[00:03.50]咱把合同说\n"),
        (", lyrics: \"[00:01.00]竹板一打\\n[00:03.50]咱把合同说\"", ""),
    ] {
        let project = project("", song);
        project.write("content/media/s.lrc", file);
        let page = built(&project, "song");
        assert!(page.contains("data-captions=\"song.vtt.js\""), "{song}");
        assert!(
            page.contains("竹板一打</span><br>\n<span class=\"line\">咱把合同说") && !page.contains("[00:"),
            "{song}"
        );
        let script = project.read("dist/web/learner/media/song.vtt.js");
        assert_eq!(script, "cpCaptions([[1.0,3.5,\"竹板一打\"],[3.5,11.5,\"咱把合同说\"]]);\n");
    }
    let project = project("", ", lyrics: \"竹板一打\\n咱把合同说\"");
    assert!(!built(&project, "song").contains("data-captions="), "words without times stay words");
}

#[test]
fn a_transcript_is_on_the_page_and_the_true_length_too() {
    let project = project(", transcript: t.txt", "");
    project.write("content/media/t.txt", "先到安全的地方，再报警。");
    let page = built(&project, "clip");
    assert!(page.contains("先到安全的地方，再报警。"));
    let song = project.read("dist/web/learner/media/song.html");
    assert!(page.contains("0:15") && song.contains("0:47"), "no manifest says how long they are");
}

#[test]
fn slips_are_told_line_by_line() {
    let project = project(", captions: c.vtt", "");
    project.write("content/media/c.vtt", "WEBVTT\n\n00:01 -> 00:02\n没有\n\n00:0x.500 --> 00:03.000\n坏\n");
    let told = project.run(&["check"]).expect(1);
    assert!(
        told.stdout.contains("media/captions") && told.stdout.contains("第 6 行的时间“00:0x.500”读不懂"),
        "{}",
        told.stdout
    );
    project.write("content/media/c.vtt", "WEBVTT\n\n01:00:00.000 --> 01:00:02.000\n别的影片\n");
    let told = project.run(&["check"]).expect(1);
    assert!(told.stdout.contains("一直到 1:00:00，可是影音只有 0:15"), "{}", told.stdout);
}

#[test]
fn chapters_are_understood_and_their_slips_told() {
    let project = project(", 章节: [{时间: 0:05, 标题: 留证据}, {time: 0:00, title: 先离开}]", "");
    project.run(&["check"]).expect(0);
    let project = self::project(", chapters: [{time: soon, title: 留证据}]", "");
    let told = project.run(&["check"]).expect(1);
    assert!(told.stdout.contains("schema/bad-value"), "{}", told.stdout);
}
