//! Every product on every size of paper that has a name: what a shop cuts off must be nothing that somebody wrote.

use crate::support::project::Project;

/// Products, with what their job must say besides.
const PRODUCTS: [(&str, &str); 18] = [
    ("handouts", "lessons: [道路交通]"),
    ("guides", "lessons: [道路交通]"),
    ("quiz", "variants: [A]"),
    ("book", "laws: none"),
    ("flyer", "calendar: 2027, picture: media/report-three-steps.png, bleed: 3mm"),
    ("poster", "law: 反家庭暴力法, bleed: 3mm"),
    ("timetable", ""),
    ("sign-in", ""),
    ("checklist", ""),
    ("binder", "classes: [司机保安班]"),
    ("wall", ""),
    ("coverage", ""),
    ("songs", ""),
    ("scripts", ""),
    ("reflection", ""),
    ("running-order", ""),
    ("certificate", ""),
    ("comparisons", ""),
];

/// The findings of preflight for the sample's products on `size`, each in a line.
fn findings(size: &str, also: &str) -> String {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml");
    let (before, rest) = programme.split_once("print:\n").expect("print jobs");
    let after = &rest[rest.find("\ndiscs:").expect("discs follow them")..];
    let jobs: String = PRODUCTS
        .iter()
        .map(|(product, more)| {
            let more = if more.is_empty() { String::new() } else { format!(", {more}") };
            format!("  - {{id: {product}, product: {product}, paper: {size}, copies: 10{more}{also}}}\n")
        })
        .collect();
    project.write("content/curriculum.yaml", format!("{before}print:\n{jobs}{after}"));
    let outcome = project.run(&["build", "--only", "print"]).expect(0);
    outcome.stdout + &outcome.stderr
}

/// Letters that are cut off stop a build; those near to the cut are told.
#[test]
fn every_product_fits_the_usual_sizes() {
    for size in ["A4", "A5", "B5", "16开", "32开", "DM"] {
        let found = findings(size, "");
        let near: Vec<&str> = found
            .lines()
            .filter(|line| line.contains("[pack/") && !line.contains("[pack/binding]"))
            // A poster is no leaflet: on 32开 its last line is as near to the cut as the paper is small.
            .filter(|line| size != "32开" || !line.contains("poster"))
            .collect();
        assert!(near.is_empty(), "{size}: {near:#?}");
    }
}

#[test]
fn every_product_fits_in_large_print() {
    let found = findings("A4", ", large: true");
    assert!(!found.contains("[pack/edge]") && !found.contains("[pack/fine]"), "{found}");
}

/// A3 asks more of pictures, A6 has hardly room: what is told are warnings, nothing is cut off.
#[test]
fn nothing_is_cut_off_on_the_largest_and_the_smallest() {
    for size in ["A3", "A6"] {
        findings(size, "");
    }
}
