//! PDF/X-4 (ISO 15930-7): what a file for exchange with a shop must say of itself.
//!
//! Colours on the job's plates, embedded fonts, boxes on every page, and nothing that acts or is shown on a screen only:
//! that is true of all press files. What makes one PDF/X-4 is the condition for which its inks are meant, told by the
//! profile of the press (6.2.2), and metadata by which versions are told apart (6.7).

use super::pdf::{Dictionary, Document, Object, Stream, dictionary, literal, text};
use super::profile::Profile;

/// What the metadata of a file say.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    /// The press that its inks are meant for.
    pub profile: &'a Profile,
    /// Its title.
    pub title: &'a str,
    /// The date of its content: year, month, day.
    pub date: (u16, u8, u8),
    /// The same for every version of this file and for no other.
    pub identity: &'a str,
    /// Which version it is.
    pub version: &'a str,
}

/// Makes `doc`, whose pages have their boxes, PDF/X-4.
pub(super) fn declare(doc: &mut Document, exchange: &Exchange<'_>) {
    let Exchange { profile, title, date: (year, month, day), identity, version } = exchange;
    let held = doc.add_object(profile.stream());
    // A condition that is in no registry has a name of its own, and says in words what it is (ISO 32000-1, table 365).
    let intent = doc.add_object(dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => text(profile.name()),
        "Info" => text(profile.name()), "DestOutputProfile" => held,
    });
    let stamp = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n\
         <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n<pdf:Trapped>False</pdf:Trapped>\n\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\n<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
         <xmp:CreateDate>{stamp}</xmp:CreateDate>\n<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n\
         <xmp:MetadataDate>{stamp}</xmp:MetadataDate>\n<xmpMM:DocumentID>{}</xmpMM:DocumentID>\n\
         <xmpMM:VersionID>{}</xmpMM:VersionID>\n<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        escaped(title),
        uuid(identity),
        escaped(version),
    );
    // Metadata are never compressed, so that tools find them without reading the file.
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = doc.add_object(Stream::new(metadata, packet.into_bytes()).with_compression(false));
    if let Ok(catalog) = doc.catalog_mut() {
        catalog.set("OutputIntents", vec![intent.into()]);
        catalog.set("Metadata", metadata);
    }
    let day = || literal(&format!("D:{year:04}{month:02}{day:02}000000Z"));
    let information: Dictionary = dictionary! {
        "Title" => text(title), "Creator" => literal(PRODUCER), "Producer" => literal(PRODUCER),
        "CreationDate" => day(), "ModDate" => day(), "Trapped" => "False",
    };
    let information = doc.add_object(information);
    doc.trailer.set("Info", Object::Reference(information));
    doc.version = "1.6".to_owned();
}

const PRODUCER: &str = concat!("coursepack ", env!("CARGO_PKG_VERSION"));

/// A name for a document (RFC 9562, version 8: of our own making) that is the same whenever `identity` is.
fn uuid(identity: &str) -> String {
    let hash = crate::base::hash::Hash::of(identity.as_bytes()).to_string();
    format!("uuid:{}-{}-8{}-8{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
