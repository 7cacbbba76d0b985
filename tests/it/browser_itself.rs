//! The browser of these tests sees what must not happen; a driver that is blind would let every page pass.

use crate::support::browser::Browser;
use crate::support::project::Project;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn complains(bundle: &Project, page: &mut crate::support::browser::Page) -> String {
    let result = catch_unwind(AssertUnwindSafe(|| page.assert_at_peace(bundle.root())));
    let panic = result.expect_err("the driver saw nothing");
    panic.downcast_ref::<String>().expect("a message").clone()
}

#[test]
fn requests_that_leave_and_errors_are_seen() {
    let Some(browser) = Browser::start() else { return };
    let bundle = Project::empty();
    bundle.write("calm.html", "<!doctype html><meta charset=utf-8><title>静</title><input id=q><p>好");
    bundle.write("out.html", "<!doctype html><img src='http://127.0.0.1:9/x.png'>");
    bundle.write("gone.html", "<!doctype html><script src='gone.js'></script>");
    bundle.write("throws.html", "<!doctype html><script>throw new Error('boo')</script>");

    let mut page = browser.page();
    page.open(&bundle.at("calm.html"), "?q=1#x");
    page.assert_at_peace(bundle.root());
    assert_eq!(page.text("document.title"), "静");
    assert_eq!(page.text("location.search + location.hash"), "?q=1#x");
    page.eval("document.getElementById('q').focus()");
    page.press("a", "a");
    page.enter("民法典");
    assert_eq!(page.text("document.getElementById('q').value"), "a民法典");
    assert!(page.screenshot().starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(page.requests().len(), 1);

    for (file, sign) in [("out.html", "127.0.0.1:9"), ("gone.html", "gone.js"), ("throws.html", "boo")] {
        let mut page = browser.page();
        page.open(&bundle.at(file), "");
        let complaint = complains(&bundle, &mut page);
        assert!(complaint.contains(sign), "{file}: {complaint}");
    }
}
