//! What a press needs: pages laid out on sheets, with boxes and marks around them.
//!
//! | module | question it answers |
//! |---|---|
//! | [`size`], [`palette`] | how large, with which inks? |
//! | [`imposition`] | which page stands where on which side of which sheet? |
//! | [`sheet`] | where exactly, what is cut off, which marks stand around? |
//! | [`pdf`] | how does that become a file? |

pub mod imposition;
pub mod palette;
pub mod pdf;
pub mod sheet;
pub mod size;
