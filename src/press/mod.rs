//! What a press needs: pages laid out on sheets, with boxes and marks around them.
//!
//! | module | question it answers |
//! |---|---|
//! | [`size`], [`palette`] | how large, with which inks? |
//! | [`imposition`] | which page stands where on which side of which sheet? |
//! | [`sheet`] | where exactly, what is cut off, which marks stand around? |
//! | [`pdf`] | how does that become a file? |
//! | [`recolour`] | how do colours become those of the plates? |
//! | [`content`], [`preflight`] | what does a finished file show, and what would go wrong with it? |

pub mod content;
mod glyphs;
pub mod imposition;
mod jpeg;
pub mod palette;
pub mod pdf;
pub mod preflight;
pub mod recolour;
pub mod sheet;
pub mod size;
