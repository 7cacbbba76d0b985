//! Imposition: which page stands where on which side of which sheet, so that folding and cutting give 1, 2, 3, …
//!
//! Pure arithmetic; nothing here knows PDF. Sheets are looked at from the front and, for the back, after they were
//! turned over: [`Turn`] says how.

/// How pages are put onto sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// One page a side, nothing folded: what a copier or a digital press takes.
    Single,
    /// 骑马订: sheets of four pages, laid into each other and stapled through the fold.
    Saddle,
    /// 胶订, 锁线: signatures (帖) of 4, 8, 16 or 32 pages, each folded from one sheet, gathered behind one another.
    Perfect(Signature),
    /// Several leaves a sheet: cut, and the piles laid on each other, they are in order.
    CutAndStack {
        /// Beside each other.
        columns: usize,
        /// Above each other.
        rows: usize,
    },
    /// Every leaf as often as it fits on a sheet: each cut pile is one leaf.
    Repeat {
        /// Beside each other.
        columns: usize,
        /// Above each other.
        rows: usize,
    },
    /// 自翻版 (左右): front and back of a leaf beside each other on one plate; the sheet is turned over its long side
    /// and printed again, then cut into two.
    WorkAndTurn,
    /// 自翻版 (天地): front above back on one plate, head to head; the sheet is tumbled and printed again.
    WorkAndTumble,
}

impl Scheme {
    /// As a shop's clerk reads it.
    pub fn zh(self) -> String {
        match self {
            Scheme::Single => "不拼版（按单页文件印）".to_owned(),
            Scheme::Saddle => "骑马订拼版".to_owned(),
            Scheme::Perfect(signature) => format!("胶订，{}页一帖", signature.pages()),
            Scheme::CutAndStack { columns, rows } => format!("{columns}×{rows} 拼，裁切后叠放即成顺序"),
            Scheme::Repeat { columns, rows } => format!("{columns}×{rows} 同拼"),
            Scheme::WorkAndTurn => "自翻版（左右轮转）".to_owned(),
            Scheme::WorkAndTumble => "自翻版（天地轮转）".to_owned(),
        }
    }
}

/// The pages of a signature, printed on both sides of one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Signature {
    /// One fold.
    Four,
    /// Two folds.
    Eight,
    /// Three folds.
    Sixteen,
    /// Four folds.
    ThirtyTwo,
}

impl Signature {
    /// How many pages it has.
    pub fn pages(self) -> usize {
        4 << self as usize
    }

    /// The signature with so many pages.
    pub fn of(pages: u32) -> Option<Signature> {
        let all = [Signature::Four, Signature::Eight, Signature::Sixteen, Signature::ThirtyTwo];
        all.into_iter().find(|signature| signature.pages() == pages as usize)
    }
}

/// How a sheet is turned over for its back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Like a page of a book: left and right change places.
    Sideways,
    /// Head over heels: top and bottom change places.
    Tumble,
}

/// A place on a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The page, from 1; nothing where the place stays blank.
    pub page: Option<usize>,
    /// Whether it stands on its head.
    pub turned: bool,
}

/// A side of a sheet: rows of places, the top row first.
pub type Side = Vec<Vec<Place>>;

/// A sheet with both its sides.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// As it is first printed.
    pub front: Side,
    /// As it is seen when the sheet was turned over; nothing where a side is not printed.
    pub back: Option<Side>,
    /// How it is turned over.
    pub turn: Turn,
    /// The signature it belongs to, from 0, and its number in it, counted from the outside.
    pub signature: usize,
    /// How many sheets lie around it: the fold of inner sheets pushes their pages outward by so many thicknesses.
    pub inside_of: usize,
}

/// The sheets of a piece.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Imposed {
    /// In the order of printing.
    pub sheets: Vec<Sheet>,
    /// Blank pages that were added at the end.
    pub blanks: usize,
}

/// Puts `pages` pages onto sheets.
pub fn impose(pages: usize, scheme: Scheme) -> Imposed {
    match scheme {
        Scheme::Single => single(pages),
        Scheme::Saddle => saddle(pages),
        Scheme::Perfect(signature) => perfect(pages, signature),
        Scheme::CutAndStack { columns, rows } => cut_and_stack(pages, columns.max(1), rows.max(1)),
        Scheme::Repeat { columns, rows } => repeat(pages, columns.max(1), rows.max(1)),
        Scheme::WorkAndTurn => on_one_plate(pages, Turn::Sideways),
        Scheme::WorkAndTumble => on_one_plate(pages, Turn::Tumble),
    }
}

/// The page `number` of `pages`, or a blank.
fn upright(number: usize, pages: usize) -> Place {
    Place { page: (number <= pages).then_some(number), turned: false }
}

fn single(pages: usize) -> Imposed {
    let leaf = |at: usize| Sheet {
        front: vec![vec![upright(2 * at + 1, pages)]],
        back: (2 * at + 2 <= pages).then(|| vec![vec![upright(2 * at + 2, pages)]]),
        turn: Turn::Sideways,
        signature: 0,
        inside_of: 0,
    };
    Imposed { sheets: (0..pages.div_ceil(2)).map(leaf).collect(), blanks: 0 }
}

fn saddle(pages: usize) -> Imposed {
    let all = pages.div_ceil(4) * 4;
    let sheet = |at: usize| {
        let row = |left, right| vec![vec![upright(left, pages), upright(right, pages)]];
        Sheet {
            front: row(all - 2 * at, 2 * at + 1),
            back: Some(row(2 * at + 2, all - 2 * at - 1)),
            turn: Turn::Sideways,
            signature: 0,
            inside_of: at,
        }
    };
    Imposed { sheets: (0..all / 4).map(sheet).collect(), blanks: all - pages }
}

/// Signatures of one sheet each. What does not fill the last one takes the smallest signatures that hold it, the larger
/// first, so that there are at most three blanks.
fn perfect(pages: usize, signature: Signature) -> Imposed {
    let all = pages.div_ceil(4) * 4;
    let (mut sheets, mut first) = (Vec::new(), 0);
    let mut size = signature.pages();
    while first < all {
        while size > all - first {
            size /= 2;
        }
        sheets.push(folded(first, size, pages, sheets.len()));
        first += size;
    }
    Imposed { sheets, blanks: all - pages }
}

/// A leaf in a stack: the page that looks up, the one that looks down, and whether both stand on their heads.
#[derive(Clone, Copy)]
struct Leaf {
    up: usize,
    down: usize,
    turned: bool,
}

impl Leaf {
    /// Turned over about an edge at its side, which keeps its head up, or about its head.
    fn flipped(self, about_head: bool) -> Leaf {
        Leaf { up: self.down, down: self.up, turned: self.turned ^ about_head }
    }
}

/// One sheet folded to `size` pages, of which the first comes after page `first`. The folded signature is taken as it
/// lies before the reader, spine at the left, and unfolded: the lower half of every stack swings out to the left, then
/// up over the head, then to the right, then up again.
fn folded(first: usize, size: usize, pages: usize, number: usize) -> Sheet {
    let leaf = |at: usize| Leaf { up: first + 2 * at + 1, down: first + 2 * at + 2, turned: false };
    let mut grid: Vec<Vec<Vec<Leaf>>> = vec![vec![(0..size / 2).map(leaf).collect()]];
    let mut unfold = [Edge::Left, Edge::Head, Edge::Right, Edge::Head].into_iter();
    while grid[0][0].len() > 1 {
        let Some(edge) = unfold.next() else { break };
        grid = unfolded(grid, edge);
    }
    let side = |page: fn(&Leaf) -> usize| -> Side {
        let place = |stack: &Vec<Leaf>| {
            stack
                .first()
                .map_or(Place::default(), |leaf| Place { turned: leaf.turned, ..upright(page(leaf), pages) })
        };
        grid.iter().map(|row| row.iter().map(place).collect()).collect()
    };
    let front = side(|leaf| leaf.up);
    let mut back = side(|leaf| leaf.down);
    back.iter_mut().for_each(|row| row.reverse());
    Sheet { front, back: Some(back), turn: Turn::Sideways, signature: number, inside_of: 0 }
}

/// Where a fold is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
    Head,
}

/// Opens one fold: the lower half of all stacks is turned over about `edge` and lies beside them.
fn unfolded(grid: Vec<Vec<Vec<Leaf>>>, edge: Edge) -> Vec<Vec<Vec<Leaf>>> {
    let halves = |row: Vec<Vec<Leaf>>| -> (Vec<Vec<Leaf>>, Vec<Vec<Leaf>>) {
        let half = |mut stack: Vec<Leaf>| {
            let lower = stack.split_off(stack.len() / 2);
            let lower = lower.into_iter().rev().map(|leaf| leaf.flipped(edge == Edge::Head));
            (stack, lower.collect())
        };
        row.into_iter().map(half).unzip()
    };
    let rows = grid.into_iter().map(halves);
    match edge {
        Edge::Left | Edge::Right => {
            let open = |(upper, mut lower): (Vec<Vec<Leaf>>, Vec<Vec<Leaf>>)| {
                lower.reverse();
                if edge == Edge::Left { [lower, upper].concat() } else { [upper, lower].concat() }
            };
            rows.map(open).collect()
        }
        Edge::Head => {
            let (upper, mut lower): (Vec<_>, Vec<_>) = rows.unzip();
            lower.reverse();
            [lower, upper].concat()
        }
    }
}

fn cut_and_stack(pages: usize, columns: usize, rows: usize) -> Imposed {
    let leaves = pages.div_ceil(2);
    let depth = leaves.div_ceil(columns * rows);
    let sheet = |at: usize| {
        let side = |back: bool| -> Side {
            let place = |row: usize, column: usize| {
                let column = if back { columns - 1 - column } else { column };
                let leaf = (row * columns + column) * depth + at;
                upright(2 * leaf + 1 + usize::from(back), pages)
            };
            (0..rows).map(|row| (0..columns).map(|column| place(row, column)).collect()).collect()
        };
        let back = (pages > 1).then(|| side(true));
        Sheet { front: side(false), back, turn: Turn::Sideways, signature: 0, inside_of: 0 }
    };
    Imposed { sheets: (0..depth).map(sheet).collect(), blanks: 0 }
}

fn repeat(pages: usize, columns: usize, rows: usize) -> Imposed {
    let sheet = |leaf: usize| {
        let side = |page: usize| vec![vec![upright(page, pages); columns]; rows];
        let back = (2 * leaf + 2 <= pages).then(|| side(2 * leaf + 2));
        Sheet { front: side(2 * leaf + 1), back, turn: Turn::Sideways, signature: 0, inside_of: 0 }
    };
    Imposed { sheets: (0..pages.div_ceil(2)).map(sheet).collect(), blanks: 0 }
}

/// Both pages of each leaf on one plate, which prints both sides.
fn on_one_plate(pages: usize, turn: Turn) -> Imposed {
    let sheet = |leaf: usize| {
        let (front, back) = (upright(2 * leaf + 1, pages), upright(2 * leaf + 2, pages));
        let plate: Side = match turn {
            Turn::Sideways => vec![vec![front, back]],
            // Head to head: what is tumbled comes back upright.
            Turn::Tumble => vec![vec![Place { turned: true, ..front }], vec![back]],
        };
        Sheet { front: plate.clone(), back: Some(plate), turn, signature: 0, inside_of: 0 }
    };
    Imposed { sheets: (0..pages.div_ceil(2)).map(sheet).collect(), blanks: pages % 2 }
}

#[cfg(test)]
mod tests;
