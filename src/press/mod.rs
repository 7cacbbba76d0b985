//! What a press needs: pages laid out on sheets, with boxes and marks around them.
//!
//! | module | question it answers |
//! |---|---|
//! | [`size`], [`palette`] | how large, with which inks? |
//! | [`imposition`] | which page stands where on which side of which sheet? |
//! | [`sheet`] | where exactly, what is cut off, which marks stand around? |
//! | [`pdf`] | how does that become a file? |
//! | [`recolour`], [`profile`] | how do colours become those of the plates? |
//! | [`exchange`] | what makes a file PDF/X-4? |
//! | [`content`], [`preflight`] | what does a finished file show, and what would go wrong with it? |

pub mod content;
pub mod exchange;
mod glyphs;
pub mod imposition;
mod jpeg;
pub mod palette;
pub mod pdf;
pub mod preflight;
pub mod profile;
pub mod recolour;
pub mod sheet;
pub mod size;
