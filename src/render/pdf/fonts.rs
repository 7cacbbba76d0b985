//! Door of `typst-kit`: the store of the theme's fonts.

use super::coverage::Coverage;
use super::world::{Book, Bytes, Font, faces};
use crate::render::theme::Theme;
use typst_kit::fonts::FontStore;

/// The theme's fonts, and no others: what a page looks like does not depend on the machine.
pub struct Fonts {
    store: FontStore,
    coverage: Coverage,
}

impl Fonts {
    /// All fonts below `fonts/` of the theme, in the order of their names.
    pub fn of(theme: &Theme) -> Fonts {
        let mut store = FontStore::new();
        let mut characters = Vec::new();
        for (name, file) in theme.below("fonts/") {
            if !name.ends_with(".ttf") && !name.ends_with(".otf") && !name.ends_with(".ttc") {
                continue;
            }
            for (font, info) in faces(Bytes::new(file.bytes.clone())) {
                characters.extend(info.coverage.iter());
                store.push((font, info));
            }
        }
        Fonts { store, coverage: Coverage::of(characters) }
    }

    /// What is known of each face.
    pub fn book(&self) -> &Book {
        self.store.book()
    }

    /// The face with this number.
    pub fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// The characters that can be printed.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }
}
