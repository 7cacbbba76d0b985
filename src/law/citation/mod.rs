//! Finds what a text cites: 《反家庭暴力法》第二十三条第二款, 民法典第1043条, 同法第十条, 本法第三条, 前款.
//!
//! This is grammar alone: whether there is a law of that name, and such an article in it, is for those who know the
//! collection; of it the grammar only needs the [`Names`]. Names of laws are given as written; compare them by
//! [`title::normalise`](super::title::normalise).
//!
//! | module | what it reads |
//! |---|---|
//! | `reader` | a document, from its first word to its last |
//! | `titled` | 《…》, what stands behind it in brackets, and its provisions |
//! | `before` | what stands before 第: 民法典, 本法, 同法, or nothing that names a law |
//! | `relative` | 前款, 本条 |
//! | `provisions` | 第五条第一款、第三款和第七条 |
//! | `names` | names of laws without 《》 |

use std::ops::Range;

use super::address::Provision;
use super::edition::Edition;

mod before;
mod names;
mod provisions;
mod reader;
mod relative;
mod titled;

pub use names::Names;
pub use reader::Reader;

/// A law that a text names or points at, and the provisions of it that are cited with it. Ranges are bytes of the text
/// that was read; those of one text are in order and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the first word of the name to the last of the provisions.
    pub span: Range<usize>,
    /// What names the law: 《…》 with its brackets, 民法典, 同法, 本法. Empty, at the start of `span`, if nothing does.
    pub words: Range<usize>,
    /// The law.
    pub law: Named,
    /// The version, if a year or a day beside the name says it.
    pub version: Option<Edition>,
    /// Whether the author says that it is no longer the law of today: 原《…》, 当时的《…》, 《…》（已废止）.
    pub past: bool,
    /// Brackets right behind the title: （法释〔2020〕26号）, （以下简称民法典）; with the brackets.
    pub remark: Option<Range<usize>>,
    /// In the order of the text; empty if only the law is named.
    pub provisions: Vec<Cited>,
}

/// A provision as a text cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its own words: 第五条第一款, 第三款, of 第二十九、三十条 the second 三十条. Of a range both ends.
    pub span: Range<usize>,
    /// Where it stands in the law, as far as the words say.
    pub provision: Provision,
    /// The last one of a range: of 第五条至第八条, 第八条. Which lie between, only the statute knows.
    pub through: Option<Provision>,
}

/// Which law is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// The one of this name. For 同法 and for a name that was agreed on (以下简称) it is the name that came first.
    Law(String),
    /// The statute that speaks.
    This,
}
