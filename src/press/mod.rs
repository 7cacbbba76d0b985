//! What a press needs: pages laid out on sheets, boxes and marks around them, and a look at the finished file.
//!
//! | module | question it answers |
//! |---|---|
//! | [`imposition`] | which page stands where on which side of which sheet? |

pub mod imposition;
