//! Statutes as values: what a law is made of, how a provision is addressed, cited and dated.
//!
//! Everything here is a pure function of text. Nothing knows files, Markdown documents or the curriculum; those
//! layers hand in a string and get back values that hold byte spans into it, so that a collection of thousands
//! of laws costs little more memory than its own text.
//!
//! | module | question it answers |
//! |---|---|
//! | [`numeral`] | which number is 一千零四十三? |
//! | [`address`] | what is 第一百三十三条之一第二款 called in a link, and in words? |
//! | [`statute`] | which articles, paragraphs and items does this text have? |
//! | [`dates`] | which day is 二〇一六年三月一日? |
//! | [`history`] | when was it adopted and amended, and since when is it in force? |
//! | [`adopter`] | which body adopted it? |
//! | [`instrument`] | is it a law, an interpretation, an amendment, and of which laws? |
//! | [`title`] | do these two names mean the same law, and which name was probably meant? |
//! | [`citation`] | which provisions does this running text cite? |
//! | [`compare`] | how do two versions differ, article by article and word by word? |
//! | [`edition`] | which version does 2018年修订的《…》 mean? |
//! | [`table`] | how do two versions look in two columns? |
//! | [`quote`] | are these words the law's own, word for word? |
//! | [`wording`] | how is the same citation written with another article, or other numerals? |
//! | [`version`] | which of several versions is in force on a day? |

pub mod address;
pub mod adopter;
pub mod citation;
pub mod compare;
pub mod dates;
pub mod edition;
pub mod history;
pub mod instrument;
pub mod numeral;
pub mod quote;
pub mod statute;
pub mod table;
pub mod title;
pub mod version;
pub mod wording;

mod cursor;
mod difference;
mod divisions;
mod form;
mod line;
mod read;
mod translation;

pub use address::{ArticleNo, Numerals, Provision};
pub use dates::Date;
pub use edition::Edition;
pub use statute::Statute;
