//! Door of `typst-pdf`: pages -> a tagged file for archives (PDF/A-2a) and for everybody (PDF/UA-1).

use super::inks::{self, Inks};
use super::layout::PagedDocument;
use super::leads;
use super::world::{Datetime, Desk, Faults, Smart};
use crate::law::Date;
use std::borrow::Cow;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What marks a file besides its pages.
pub struct Stamp {
    /// The same for every version of the same document, different for all others.
    pub identity: String,
    /// The date of its content. There is no clock: two builds give the same bytes.
    pub date: Option<Date>,
}

/// What a file is for.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// People read it, as it is when it is cut: PDF/A-2a and PDF/UA-1.
    Reader,
    /// A press: the design's colours as these inks, no tags. PDF/A would forbid plain CMYK.
    Press(&'a Inks),
}

/// The date of what has none.
pub const UNDATED: (u16, u8, u8) = (2000, 1, 1);

/// The document as a PDF, or what stands against it.
///
/// # Errors
/// The faults that keep it from conforming to either standard, such as characters no font has.
pub fn export(
    document: &PagedDocument,
    target: Target<'_>,
    stamp: &Stamp,
    desk: &Desk<'_>,
) -> Result<Vec<u8>, Faults> {
    let (led, lost) = match target {
        Target::Reader => leads::led(document),
        Target::Press(_) => (Cow::Borrowed(document), Vec::new()),
    };
    if !lost.is_empty() {
        return Err(lost);
    }
    let document = match target {
        Target::Reader => inks::for_readers(&led),
        Target::Press(inks) => inks.on_plates(document),
    };
    let (year, month, day) = stamp.date.map_or(UNDATED, |date| (date.year(), date.month(), date.day()));
    let date = Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0);
    let (standards, purpose): (&[PdfStandard], _) = match target {
        Target::Reader => (&[PdfStandard::A_2a, PdfStandard::Ua_1], ""),
        Target::Press(_) => (&[], "\npress"),
    };
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}{purpose}", stamp.identity)),
        creator: Smart::Custom(Some(format!("coursepack {}", env!("CARGO_PKG_VERSION")))),
        timestamp: date.map(Timestamp::new_utc),
        page_ranges: None,
        // The two are known to go together; were they not, a plain tagged file is better than none.
        standards: PdfStandards::new(standards).unwrap_or_default(),
        tagged: matches!(target, Target::Reader),
        pretty: false,
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| desk.faults(&errors))
}
