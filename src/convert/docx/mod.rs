//! Word documents (.docx): the paragraphs that a reader sees, with the numbers that Word makes.
//!
//! The crates that read whole documents do so for trusted ones: they unpack parts of any size, build trees of any
//! depth and end the program on what they do not expect. Of a statute only paragraphs and labels are wanted, which a
//! stream gives.

mod lesson;
mod looks;
mod notes;
mod numbering;
mod paragraphs;
mod raw_notes;

use super::Original;
use super::form::Foreign;
use super::package::Package;
pub use lesson::lesson;
use numbering::Numbering;
use paragraphs::Reader;

/// The lines that the document shows, a paragraph or a part of one each.
///
/// # Errors
/// It is no Word document, damaged, or larger than a law can be.
pub fn read(bytes: &[u8]) -> Result<Original, Foreign> {
    let mut package = Package::open(bytes)?;
    let document = package.part("word/document.xml")?.ok_or(Foreign::OtherZip)?;
    let mut part = |name: &str| package.part(name).map(Option::unwrap_or_default);
    let numbering = Numbering::read(&part("word/numbering.xml")?, &part("word/styles.xml")?);
    let footnotes = notes::read(&part("word/footnotes.xml")?);
    let endnotes = notes::read(&part("word/endnotes.xml")?);
    Ok(Reader::new(numbering, footnotes, endnotes).read(&document))
}
