//! The same input gives the same bytes, wherever and however it is built.

use crate::support::files::below;
use crate::support::program;
use crate::support::project::{Project, assert_equal, copy, fingerprint};
use std::fs;

#[test]
fn neither_the_folder_nor_the_threads_nor_the_order_of_files_shows() {
    let one = Project::sample();
    let eight = Project::empty();
    let root = eight.at("很深的/文件夹 with blanks/项目");
    // Written in the opposite order: a file system lists them differently.
    let sample = one.at("content");
    for file in below(&sample).into_iter().rev() {
        let target = root.join("content").join(file.strip_prefix(&sample).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, &target).expect("a copy");
    }
    one.run(&["build", "--threads", "1"]).expect(0);
    program::run(&root, &["build", "--threads", "8"]).expect(0);
    assert_equal(&fingerprint(&one.at("dist")), &fingerprint(&root.join("dist")));
}

#[test]
fn building_again_changes_nothing() {
    let project = Project::sample();
    project.run(&["build"]).expect(0);
    let first = fingerprint(&project.at("dist"));
    project.run(&["build"]).expect(0);
    assert_equal(&first, &fingerprint(&project.at("dist")));
    let elsewhere = Project::empty();
    copy(&project.at("content"), &elsewhere.at("content"));
    elsewhere.run(&["build", "--out", "里面/外面"]).expect(0);
    assert_equal(&first, &fingerprint(&elsewhere.at("里面/外面")));
}
