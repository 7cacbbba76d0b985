//! Door of `typst-pdf`: pages -> a tagged file for archives (PDF/A-2a) and for everybody (PDF/UA-1).

use super::layout::PagedDocument;
use super::world::{Datetime, Desk, Faults, Smart};
use crate::law::Date;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What marks a file besides its pages.
pub struct Stamp {
    /// The same for every version of the same document, different for all others.
    pub identity: String,
    /// The date of its content. There is no clock: two builds give the same bytes.
    pub date: Option<Date>,
    /// What it is for.
    pub target: Target,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// People read it: PDF/A-2a and PDF/UA-1.
    Reader,
    /// A press: colours as they are, no tags. PDF/A would forbid plain CMYK.
    Press,
}

/// The date of what has none.
const UNDATED: (u16, u8, u8) = (2000, 1, 1);

/// The document as a PDF, or what stands against it.
///
/// # Errors
/// The faults that keep it from conforming to either standard, such as characters no font has.
pub fn export(document: &PagedDocument, stamp: &Stamp, desk: &Desk<'_>) -> Result<Vec<u8>, Faults> {
    let (year, month, day) = stamp.date.map_or(UNDATED, |date| (date.year(), date.month(), date.day()));
    let date = Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0);
    let standards: &[PdfStandard] = match stamp.target {
        Target::Reader => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        Target::Press => &[],
    };
    let options = PdfOptions {
        ident: Smart::Custom(stamp.identity.clone()),
        creator: Smart::Custom(Some(format!("coursepack {}", env!("CARGO_PKG_VERSION")))),
        timestamp: date.map(Timestamp::new_utc),
        page_ranges: None,
        // The two are known to go together; were they not, a plain tagged file is better than none.
        standards: PdfStandards::new(standards).unwrap_or_default(),
        tagged: stamp.target == Target::Reader,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|errors| desk.faults(&errors))
}
