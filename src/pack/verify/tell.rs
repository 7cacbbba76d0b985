//! Which sentence goes with what is wrong.

use super::Fault;
use crate::diag::Prose;
use crate::diag::messages::{update, verify as words};

pub(super) fn prose(fault: &Fault) -> Prose {
    match fault {
        Fault::Program => words::program(),
        Fault::Shortcut => words::shortcut(),
        Fault::Autorun => words::autorun(),
        Fault::Starts => words::starts(),
        Fault::Outside => words::outside(),
        Fault::BadLine(line) => words::bad_line(*line),
        Fault::ListedTwice => words::listed_twice(),
        Fault::NotUnderstood => words::not_understood(),
        Fault::Disagrees(manifest) => words::disagrees(manifest),
        Fault::Missing => words::missing(),
        Fault::Shorter { expected, found } => words::shorter(*expected, *found),
        Fault::Longer { expected, found } => words::longer(*expected, *found),
        Fault::Changed => words::changed(),
        Fault::IsLike(other) => words::is_like(other),
        Fault::Unreadable(why) => words::unreadable(why),
        Fault::Link => words::link(),
        Fault::Odd => words::odd(),
        Fault::Renamed(was) => words::renamed(was),
        Fault::OtherCase(was) => words::other_case(was),
        Fault::Twin(other) => words::twin(other),
        Fault::Lingers => update::still_there(),
        Fault::InTheWay => update::in_the_way(),
        Fault::Extra => words::extra(),
    }
}

pub(super) fn name(fault: &Fault) -> &'static str {
    match fault {
        Fault::Program => "program",
        Fault::Shortcut => "shortcut",
        Fault::Autorun => "autorun",
        Fault::Starts => "autorun-starts",
        Fault::Outside => "outside",
        Fault::BadLine(_) => "bad-line",
        Fault::ListedTwice => "listed-twice",
        Fault::NotUnderstood => "not-understood",
        Fault::Disagrees(_) => "disagrees",
        Fault::Missing => "missing",
        Fault::Shorter { .. } => "shorter",
        Fault::Longer { .. } => "longer",
        Fault::Changed => "changed",
        Fault::IsLike(_) => "is-like",
        Fault::Unreadable(_) => "unreadable",
        Fault::Link => "link",
        Fault::Odd => "odd",
        Fault::Renamed(_) => "renamed",
        Fault::OtherCase(_) => "other-case",
        Fault::Twin(_) => "twin",
        Fault::Lingers => "lingers",
        Fault::InTheWay => "in-the-way",
        Fault::Extra => "extra",
    }
}
