//! What a document of Akoma Ntoso says of itself: which law it is, which version of it, and what happened to it when.
//!
//! Identifiers follow the Akoma Ntoso Naming Convention: `/akn/cn/act/2015-12-27/反家庭暴力法/zho@2015-12-27`, the day
//! of adoption, the short title, and the day of the version.

use super::LawFile;
use crate::base::xml::Xml;
use crate::curriculum::amendment::Amendment;
use crate::curriculum::shelf::{Shelf, Work};
use crate::law::instrument::Instrument;
use crate::law::{Date, adopter, history, title};

/// Who says all this.
const SOURCE: &str = "#coursepack";

/// The facts of a version.
pub(super) struct Facts<'a> {
    shelf: &'a Shelf,
    work: &'a Work,
    /// First adopted.
    adopted: Date,
    /// This version.
    document: Date,
    in_force: Option<Date>,
    /// By repeal.
    ended: Option<Date>,
    ended_by: Option<&'a str>,
    /// By repeal or by a later version.
    until: Option<Date>,
    amendments: Vec<&'a Amendment>,
    instrument: Option<Instrument>,
    number: &'a str,
    authors: Vec<&'static str>,
}

impl<'a> Facts<'a> {
    /// Nothing where no day of the law is known.
    pub fn of(shelf: &'a Shelf, work: &'a Work, index: usize, files: &[LawFile<'a>]) -> Option<Facts<'a>> {
        let version = work.versions.get(index)?;
        let header = || files.iter().flat_map(|file| file.law.header(file.source));
        let told = history::header_dates(header()).adopted;
        let document = version.document.or(told).or(version.in_force)?;
        let amendments = shelf.amendments_of(work).filter(|amendment| amendment.document <= Some(document));
        Some(Facts {
            shelf,
            work,
            adopted: told.unwrap_or(document),
            document,
            in_force: version.in_force,
            ended: version.ended,
            ended_by: version.ended_by.as_deref(),
            until: work.until(index),
            amendments: amendments.collect(),
            instrument: files.iter().find_map(|file| file.law.instrument(file.source)),
            number: files
                .iter()
                .map(|file| file.law.identifier.as_str())
                .find(|id| !id.is_empty())
                .unwrap_or(""),
            authors: adopter::of(header()),
        })
    }

    /// Whether the text is as it was first adopted.
    pub fn is_original(&self) -> bool {
        self.adopted == self.document
    }

    /// The element `meta`. `note` says of a summary that it is one.
    pub fn write(&self, xml: &mut Xml, note: Option<&str>) {
        xml.open("meta", &[]);
        self.identification(xml, note.is_some());
        let events = self.events();
        self.lifecycle(xml, &events);
        self.references(xml);
        if let Some(note) = note {
            xml.open("notes", &[("source", SOURCE)]);
            xml.open("note", &[("eId", "note_1")]);
            xml.words("p", &[], note);
            xml.close();
            xml.close();
        }
        xml.close();
    }

    fn identification(&self, xml: &mut Xml, summary: bool) {
        let subtype = self.subtype();
        let work = work_uri(subtype, self.adopted, &self.work.short);
        let expression = format!("{work}/zho@{}", self.document);
        xml.open("identification", &[("source", SOURCE)]);
        xml.open("FRBRWork", &[]);
        self.core(xml, (&format!("{work}/!main"), &work), (self.adopted, "adoption"));
        xml.empty("FRBRcountry", &[("value", "cn")]);
        if !subtype.is_empty() {
            xml.empty("FRBRsubtype", &[("value", subtype)]);
        }
        if !self.number.is_empty() {
            xml.empty("FRBRnumber", &[("value", self.number)]);
        }
        xml.empty("FRBRname", &[("value", &self.work.short)]);
        xml.close();
        xml.open("FRBRExpression", &[]);
        let name = if self.is_original() { "adoption" } else { "amendment" };
        self.core(xml, (&format!("{expression}/!main"), &expression), (self.document, name));
        if summary {
            xml.empty("FRBRauthoritative", &[("value", "false")]);
        }
        xml.empty("FRBRlanguage", &[("language", "zho")]);
        xml.close();
        xml.open("FRBRManifestation", &[]);
        let file = (format!("{expression}/!main.xml"), format!("{expression}.xml"));
        // The file bears the day of its text, not that of its making: same input, same bytes.
        xml.empty("FRBRthis", &[("value", &file.0)]);
        xml.empty("FRBRuri", &[("value", &file.1)]);
        xml.empty("FRBRdate", &[("date", &self.document.to_string()), ("name", name)]);
        xml.empty("FRBRauthor", &[("href", SOURCE)]);
        xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
        xml.close();
        xml.close();
    }

    fn core(&self, xml: &mut Xml, (this, uri): (&str, &str), (date, name): (Date, &str)) {
        xml.empty("FRBRthis", &[("value", this)]);
        xml.empty("FRBRuri", &[("value", uri)]);
        xml.empty("FRBRdate", &[("date", &date.to_string()), ("name", name)]);
        for number in 1..=self.authors.len() {
            xml.empty("FRBRauthor", &[("href", &format!("#org_{number}"))]);
        }
        if self.authors.is_empty() {
            xml.empty("FRBRauthor", &[("href", "#org_unknown")]);
        }
    }

    fn subtype(&self) -> &'static str {
        match self.instrument {
            None | Some(Instrument::Law) => "",
            Some(other) => other.name(),
        }
    }

    /// What happened, in order, with what made it happen.
    fn events(&self) -> Vec<Event> {
        let event = |date, kind, source: String| Event { date, kind, source, force: Force::Same };
        let mut events = vec![event(self.adopted, "generation", "#original".to_owned())];
        for (amendment, number) in self.amendments.iter().zip(1..) {
            events.extend(
                amendment.document.map(|day| event(day, "amendment", format!("#amendment_{number}"))),
            );
        }
        if !self.is_original() && events.iter().all(|event| event.date != self.document) {
            events.push(event(self.document, "amendment", "#original".to_owned()));
        }
        let in_force =
            self.in_force.map(|day| Event { force: Force::Begins, ..event(day, "", "#original".to_owned()) });
        let over = self.until.map(|day| {
            let repealed = self.ended == Some(day);
            let source = if repealed && self.ended_by.is_some() { "#repeal" } else { "#original" };
            let kind = if repealed { "repeal" } else { "amendment" };
            Event { force: Force::Ends, ..event(day, kind, source.to_owned()) }
        });
        events.extend(in_force.into_iter().chain(over));
        events.sort_by_key(|event| event.date);
        events
    }

    fn lifecycle(&self, xml: &mut Xml, events: &[Event]) {
        xml.open("lifecycle", &[("source", SOURCE)]);
        let mut interval: Vec<(&'static str, String)> = Vec::new();
        for (event, number) in events.iter().zip(1..) {
            let (id, date) = (format!("eventRef_{number}"), event.date.to_string());
            let mut attributes: Vec<(&'static str, &str)> =
                vec![("eId", &id), ("date", &date), ("source", &event.source)];
            if !event.kind.is_empty() {
                attributes.push(("type", event.kind));
            }
            xml.empty("eventRef", &attributes);
            match event.force {
                Force::Same => {}
                Force::Begins => interval.push(("start", format!("#{id}"))),
                Force::Ends => interval.push(("end", format!("#{id}"))),
            }
        }
        xml.close();
        if interval.is_empty() {
            return;
        }
        xml.open("temporalData", &[("source", SOURCE)]);
        xml.open("temporalGroup", &[("eId", "temporalGroup_1")]);
        let mut attributes: Vec<(&'static str, &str)> = vec![("refersTo", "#inForce")];
        attributes.extend(interval.iter().map(|(name, id)| (*name, id.as_str())));
        xml.empty("timeInterval", &attributes);
        xml.close();
        xml.close();
    }

    fn references(&self, xml: &mut Xml) {
        let reference = |xml: &mut Xml, element, id: &str, href: &str, words: &str| {
            xml.empty(element, &[("eId", id), ("href", href), ("showAs", words)]);
        };
        xml.open("references", &[("source", SOURCE)]);
        let own = work_uri(self.subtype(), self.adopted, &self.work.short);
        reference(xml, "original", "original", &own, &self.work.title);
        for (amendment, number) in self.amendments.iter().zip(1..) {
            let Some(day) = amendment.document else { continue };
            let href = work_uri(Instrument::Amendment.name(), day, &amendment.short);
            reference(xml, "passiveRef", &format!("amendment_{number}"), &href, &amendment.short);
        }
        if let Some(title) = self.ended_by {
            reference(xml, "passiveRef", "repeal", &repealing(self.shelf, title), title);
        }
        for (author, number) in self.authors.iter().zip(1..) {
            let href = format!("/akn/ontology/organization/cn/{author}");
            reference(xml, "TLCOrganization", &format!("org_{number}"), &href, author);
        }
        if self.authors.is_empty() {
            let href = "/akn/ontology/organization/cn/unknown";
            reference(xml, "TLCOrganization", "org_unknown", href, "制定机关不详");
        }
        let own = "/akn/ontology/organization/coursepack";
        reference(xml, "TLCOrganization", "coursepack", own, "coursepack");
        if self.in_force.is_some() || self.until.is_some() {
            reference(xml, "TLCConcept", "inForce", "/akn/ontology/concept/cn/inForce", "施行");
        }
        xml.close();
    }
}

/// Something that happened to the law.
struct Event {
    date: Date,
    /// `generation`, `amendment`, `repeal`, or empty.
    kind: &'static str,
    /// What made it happen: a reference.
    source: String,
    force: Force,
}

/// What an event means for the version's force.
enum Force {
    Same,
    Begins,
    Ends,
}

/// The identifier of the law called `title`; without the day of its adoption if the law is not here.
fn repealing(shelf: &Shelf, title: &str) -> String {
    let adopted = shelf.find(title).and_then(|work| work.versions.iter().filter_map(|v| v.document).min());
    let name = title::short(title);
    adopted.map_or_else(|| format!("/akn/cn/act/{}", segment(name)), |day| work_uri("", day, name))
}

/// The identifier of a law.
fn work_uri(subtype: &str, adopted: Date, title: &str) -> String {
    let subtype = if subtype.is_empty() { String::new() } else { format!("/{subtype}") };
    format!("/akn/cn/act{subtype}/{adopted}/{}", segment(title))
}

/// A title as a part of an identifier: letters, Han and digits.
fn segment(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
