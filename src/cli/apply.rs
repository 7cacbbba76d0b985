//! `apply`: an update onto a bundle.

use super::args::ApplyWords;
use super::progress::Reading;
use super::settings::Settings;
use super::verify::findings;
use super::{End, report};
use crate::base::par;
use crate::diag::Prose;
use crate::diag::messages::update as words;
use crate::diag::messages::verify as verify_words;
use crate::pack::apply::{self, End as Ended, Order};
use crate::pack::sign::{Key, SIGNATURE};
use crate::pack::verify::{Fault, Report, Signature, Step};

/// Applies the update.
///
/// # Errors
/// The update or the folder is something else, or the disk refuses.
pub fn run(asked: &ApplyWords, settings: &Settings) -> anyhow::Result<End> {
    let key = asked.key.as_deref().map(Key::open).transpose()?;
    let reading = Reading::new(settings);
    let steps = |step: Step<'_>| reading.step(step);
    let order = Order { key: key.as_ref(), full: asked.full, steps: &steps };
    let was_signed = asked.folder.join(SIGNATURE).is_file();
    let outcome = par::with_threads(settings.threads, || apply::apply(&asked.update, &asked.folder, &order));
    reading.end();
    let outcome = outcome??;
    let say = |prose: &Prose| report::result(&format!("{}\n", prose.in_lang(settings.lang)));
    if let Some(earlier) = &outcome.earlier {
        say(earlier);
    }
    match outcome.end {
        Ended::UpToDate(told) => say(&told),
        Ended::Refused(found, why) => {
            list(&found, settings);
            report::refusal(&why, settings);
            return Ok(End::Content);
        }
        Ended::BadUpdate(update) => {
            list(&update.found, settings);
            let why = distrust(&update);
            why.iter().for_each(say);
            let is_whole = update.found.is_empty();
            let refusal = match why.filter(|_| is_whole) {
                Some(_) => words::update_is_not_trusted(update.signature != Signature::Absent),
                None => words::update_is_wrong(),
            };
            report::refusal(&refusal, settings);
            return Ok(End::Content);
        }
        Ended::Done { told, report: checked, whole } => {
            list(&checked.found, settings);
            say(&told);
            if was_signed && !asked.folder.join(SIGNATURE).is_file() {
                say(&words::signature_lost());
            }
            if !whole {
                say(&words::rest_unchecked());
            }
            // What people put beside the bundle is their own.
            if checked.found.iter().any(|finding| finding.fault != Fault::Extra) {
                return Ok(End::Content);
            }
        }
    }
    Ok(End::Fine)
}

fn list(found: &[crate::pack::verify::Finding], settings: &Settings) {
    for line in findings(found, settings.lang) {
        report::result(&format!("{line}\n"));
    }
}

/// What is wrong with a signature, where that is what is wrong.
fn distrust(report: &Report) -> Option<Prose> {
    match &report.signature {
        Signature::Absent if report.signed_wanted => Some(verify_words::unsigned_but_wanted()),
        Signature::OtherKey { key, wanted } => Some(verify_words::other_key(key, wanted)),
        Signature::Bad => Some(verify_words::bad_signature()),
        _ => None,
    }
}
