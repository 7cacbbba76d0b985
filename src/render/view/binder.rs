//! What lies in the binder of a class beside its timetable and its lessons.

use crate::syntax::ast::PageRef;
use crate::syntax::kinds::media::MediaType;

/// Media and papers of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BinderView {
    /// Films, songs and clips that its lessons and sessions play, in the order in which they are met.
    pub media: Vec<BinderMedium>,
    /// What is ordered for it from the printer; learners are not told.
    pub papers: Vec<BinderPaper>,
}

/// A film, song or clip.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BinderMedium {
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: MediaType,
    /// The page that plays it; pictures have none.
    pub page: Option<PageRef>,
    /// How long it plays, in seconds.
    pub seconds: Option<u32>,
    /// Its file in the bundle.
    pub file: Option<String>,
    /// Whether it is handed out on its own and is in no bundle.
    pub external: bool,
    /// The lessons that play it; none where it has a session of its own only.
    pub lessons: Vec<PageRef>,
}

/// A paper that is printed for the class.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BinderPaper {
    /// Title of the print job.
    pub title: String,
    /// Name of its folder below `print/shop/`.
    pub job: String,
    /// The finished size: `A4`.
    pub size: String,
    /// How many for this class; nothing where the job says one number for all classes or nobody was counted.
    pub copies: Option<u32>,
}
