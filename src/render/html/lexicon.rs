//! The words of all languages: the program's own, and those that a theme adds or says otherwise.

use super::words::Words;
use crate::base::hash::Hash;
use crate::base::json::{self, Misfit};
use crate::base::lang::primary;
use crate::base::nearest::nearest;
use crate::base::snapshot::SourceFile;
use crate::diag::messages::theme as messages;
use crate::diag::{At, Diagnostic};
use crate::syntax;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The words of a theme, by language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    own: BTreeMap<String, &'static Words>,
}

/// Tables that were read, by what they were read from. They live as long as the program, as its own do: a preview that
/// reads a theme again after every change keeps one table for each state of its words, not one for each change.
static READ: Mutex<BTreeMap<Hash, &'static Words>> = Mutex::new(BTreeMap::new());

impl Lexicon {
    /// Adds the words of one language. What a table does not say, the program's own says: in that language, or in
    /// Chinese. What it says that nobody asks for, or with other places for values, is a finding.
    pub fn add(&mut self, lang: &str, file: &SourceFile) -> Vec<Diagnostic> {
        let (wordings, mut found) = syntax::words(file);
        let base = Words::of(lang);
        let texts = wordings.iter().map(|wording| (wording.name.as_slice(), wording.text.value.as_str()));
        let told = json::retold(base, texts);
        for (index, misfit) in told.misfits {
            let Some(wording) = wordings.get(index) else { continue };
            let (at, name) = (At::new(&file.path, wording.text.span), wording.name.join("."));
            found.push(match misfit {
                Misfit::Unknown(known) => {
                    let near = nearest(&name, known.iter().map(String::as_str));
                    messages::unknown_word(at, &name, near)
                }
                Misfit::Places { wanted } => messages::places_of_word(at, &name, wanted),
            });
        }
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let known = read.get(&Hash::of(file.text.as_bytes())).copied();
        if let Some(words) = known.or_else(|| json::kept(told.value)) {
            read.insert(Hash::of(file.text.as_bytes()), words);
            self.own.insert(lang.to_ascii_lowercase(), words);
        }
        found
    }

    /// The words for a page in `lang` (BCP 47): the theme's for this tag, or for its language; else the program's own.
    pub fn of(&self, lang: &str) -> &'static Words {
        let tag = lang.to_ascii_lowercase();
        let own = self.own.get(&tag).or_else(|| self.own.get(primary(&tag)));
        own.copied().unwrap_or_else(|| Words::of(lang))
    }
}
