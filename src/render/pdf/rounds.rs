//! Door of `typst-eval`: lays a document out, round by round, until it says of itself what is true.
//!
//! A page number in a contents list is known when all pages are set, and the list moves the pages: so a document is set
//! again with what the round before found, until nothing changes. `typst::compile` (0.15) does the same; it is written
//! anew here for one reason. What is only measured is set there in places that are looked up in the round before, so that
//! in the second round everything around it is set again, in a book nearly all. Here such places are never looked up:
//! a number in something measured counts from where the measuring began, which changes no measure that matters, and what
//! the first round has set stays set. Moreover, the rounds before the last one are not kept.

use super::layout::PagedDocument;
use super::world::{
    Constraint, Content, DocumentPosition, EcoString, EcoVec, EmptyIntrospector, Engine, Introspector, Label,
    Location, Numbering, Origin, Output, Protected, Route, Selector, Sink, SourceDiagnostic, SourceResult,
    StrResult, StyleChain, Target, TargetElem, Traced, Track, Tracked, VirtualPath, World, analyze,
};
use std::num::NonZeroUsize;

/// More rounds do not help: what has not settled by then moves to and fro, and is remarked on.
const MOST: usize = 5;

/// The document that `world` describes, and what was remarked meanwhile.
pub fn compile(world: &dyn World) -> (SourceResult<PagedDocument>, EcoVec<SourceDiagnostic>) {
    let mut sink = Sink::new();
    let document = settled(world.track(), &mut sink);
    (document, sink.warnings())
}

fn settled(world: Tracked<'_, dyn World + '_>, sink: &mut Sink) -> SourceResult<PagedDocument> {
    let (library, traced, route) = (world.library(), Traced::default(), Route::default());
    let fault = |error| EcoVec::from([SourceDiagnostic::error(Origin::detached(), format!("{error}"))]);
    let main = world.source(world.main()).map_err(fault)?;
    let (warned, traced) = (sink.track_mut(), traced.track());
    let content = typst_eval::eval(world, library, traced, warned, route.track(), &main)?.content();
    let base = StyleChain::new(&library.styles);
    let target = TargetElem::target.set(Target::Paged).wrap();
    let styles = base.chain(&target);
    let (mut last, mut round): (Option<PagedDocument>, usize) = (None, 0);
    loop {
        round += 1;
        let constraint = Constraint::new();
        let mut said = Sink::new();
        let before = last.as_ref().map(|document| Steady(Output::introspector(document)));
        let known: &dyn Introspector = before.as_ref().map_or(&EmptyIntrospector, |before| before);
        let mut engine = Engine {
            library,
            world,
            introspector: Protected::new(known.track_with(&constraint)),
            traced,
            sink: said.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, styles)?;
        let now = Steady(Output::introspector(&document));
        let settled = constraint.validate(&now as &dyn Introspector);
        if settled || round == MOST {
            if let Some(before) = before.as_ref().filter(|_| !settled) {
                let mut rounds: [&dyn Introspector; MOST + 1] = [before; MOST + 1];
                rounds[MOST] = &now;
                analyze(world, rounds, said.introspections())
                    .into_iter()
                    .for_each(|warning| sink.warn(warning));
            }
            sink.extend_from_sink(said);
            let delayed = sink.delayed();
            return if delayed.is_empty() { Ok(document) } else { Err(delayed) };
        }
        last = Some(document);
    }
}

/// What a round knows of the round before, without the places of what was only measured.
struct Steady<'a>(&'a dyn Introspector);

impl Introspector for Steady<'_> {
    fn locator(&self, _: u128, _: Location) -> Option<Location> {
        None
    }

    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        self.0.query(selector)
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.0.query_first(selector)
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        self.0.query_unique(selector)
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        self.0.query_label(label)
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.0.query_labelled()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        self.0.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.0.label_count(label)
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.pages(location)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.page(location)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        self.0.position(location)
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.0.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.0.page_supplement(location)
    }

    fn anchor(&self, location: Location) -> Option<&EcoString> {
        self.0.anchor(location)
    }

    fn document(&self, location: Location) -> Option<Location> {
        self.0.document(location)
    }

    fn path(&self, location: Location) -> Option<&VirtualPath> {
        self.0.path(location)
    }
}
