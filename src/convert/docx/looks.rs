//! What the styles of a Word document make of its paragraphs.

use super::numbering;
use crate::convert::xml::{Piece, Pieces};
use std::collections::BTreeMap;

/// Styles based on styles: no document goes deeper.
const DEEPEST: usize = 20;

/// The styles by their ids.
pub(super) struct Looks {
    looks: BTreeMap<String, Look>,
}

/// What a style makes of a paragraph.
#[derive(Clone, Default)]
struct Look {
    name: String,
    outline: Option<usize>,
    based_on: String,
}

impl Looks {
    /// Reads `styles.xml`.
    pub(super) fn read(styles: &str) -> Looks {
        let mut looks = BTreeMap::new();
        let (mut id, mut look) = (String::new(), Look::default());
        let mut pieces = Pieces::of(styles);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => match element.name.as_str() {
                    "style" => (id, look) = (element.get("styleId").unwrap_or_default(), Look::default()),
                    "name" => look.name = element.get("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => look.based_on = element.get("val").unwrap_or_default(),
                    "outlineLvl" => look.outline = numbering::level(element.get("val")),
                    _ => {}
                },
                Piece::End(name) if name == "style" => {
                    looks.insert(std::mem::take(&mut id), std::mem::take(&mut look));
                }
                _ => {}
            }
        }
        Looks { looks }
    }

    /// The name of a style, and the level of heading that it or one of those that it is based on makes, from 0.
    pub(super) fn of(&self, style: Option<&str>) -> (&str, Option<usize>) {
        let Some(first) = style.and_then(|id| self.looks.get(id)) else { return ("", None) };
        let (mut look, mut level) = (first, None);
        for _ in 0..DEEPEST {
            let named = look.name.strip_prefix("heading ").and_then(|n| n.parse::<usize>().ok());
            level = look.outline.or(named.map(|n| n.saturating_sub(1)));
            let Some(next) = self.looks.get(&look.based_on).filter(|_| level.is_none()) else { break };
            look = next;
        }
        (&first.name, level)
    }
}
