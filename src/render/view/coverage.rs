//! The map of coverage, ready to be shown: on the trainer's page, in the report, on paper. A template gets it as it is.

use serde::Serialize;

/// What each class is taught of what is required, gaps first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct CoverageMap {
    /// How many classes there are.
    pub classes: usize,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Where another number is declared than is listed, and where the two agree.
    pub declared: Vec<Declared>,
    /// The audiences.
    pub audiences: Vec<AudienceRow>,
    /// Titles of lessons that no class is taught.
    pub lessons: Vec<String>,
    /// Titles of laws that no text cites.
    pub laws: Vec<String>,
    /// Titles of films and songs that are shown nowhere.
    pub media: Vec<String>,
    /// The map, cut so that it is not too wide.
    pub tables: Vec<MapTable>,
}

/// Something that is required and missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Gap {
    /// The set's name in files: `laws`.
    pub set: &'static str,
    /// What is missing, of the same set and in the same classes.
    pub titles: Vec<String>,
    /// Whether no class has it.
    pub nobody: bool,
    /// Names of the classes that lack it, where each must have it; of many, the first ones.
    pub classes: Vec<String>,
    /// How many classes lack it.
    pub lacking: usize,
    /// Of minutes: how many are asked.
    pub least: u32,
}

/// A number that the programme declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Declared {
    /// The set's name in files.
    pub set: &'static str,
    /// What is declared.
    pub count: u32,
    /// How many are listed.
    pub listed: usize,
    /// Whether the two differ.
    pub differs: bool,
}

/// An audience.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AudienceRow {
    /// Its name.
    pub name: String,
    /// How many people.
    pub size: Option<u32>,
    /// How many learners its classes have.
    pub places: u32,
    /// How many classes.
    pub classes: usize,
    /// Whether it is taught.
    pub taught: bool,
}

/// A part of the map: some classes, all sets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MapTable {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows by sets.
    pub groups: Vec<MapGroup>,
}

/// Classes that are taught the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Column {
    /// The number of the column, from 1.
    pub number: usize,
    /// What stands above it: the class, or the course of several classes.
    pub label: String,
    /// Names of the classes.
    pub classes: Vec<String>,
    /// The course's title.
    pub course: String,
    /// The audience's name.
    pub audience: String,
}

/// A set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MapGroup {
    /// Its name in files: `laws`.
    pub set: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Whether it is required.
    pub required: bool,
    /// Whether each class must have all of it.
    pub each: bool,
    /// Its rows.
    pub rows: Vec<MapRow>,
    /// How many rows are left out because there are so many; each of them is as the last one shown.
    pub more: usize,
}

/// Something that can be taught.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MapRow {
    /// What.
    pub title: String,
    /// A cell a column.
    pub cells: Vec<Cell>,
    /// How many classes are taught it, of all that there are.
    pub taught: usize,
    /// Whether something is missing.
    pub gap: bool,
}

/// A class (or several that are taught the same) and something that can be taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cell {
    /// How many lessons teach it; of time, how many minutes.
    pub count: u32,
    /// How dark it is: 0 to 3.
    pub level: u8,
    /// Whether something is missing here.
    pub gap: bool,
}
