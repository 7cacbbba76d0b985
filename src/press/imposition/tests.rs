//! Sheets are folded and cut here as hands would do it, and the pages must come out in order.

use super::{Place, Scheme, Sheet, Side, Signature, Turn, impose};

/// A leaf of paper: what is printed on the side that looks up, and on the other, each with its head.
#[derive(Clone, Copy, Debug)]
struct Paper {
    up: Place,
    down: Place,
}

/// The leaves of a sheet where they lie, each stack one leaf high. What is behind a place of the front is found by
/// turning the sheet over.
fn paper(sheet: &Sheet) -> Vec<Vec<Vec<Paper>>> {
    let (rows, columns) = (sheet.front.len(), sheet.front[0].len());
    let blank: Side = vec![vec![Place::default(); columns]; rows];
    let back = sheet.back.as_ref().unwrap_or(&blank);
    let behind = |row: usize, column: usize| match sheet.turn {
        Turn::Sideways => back[row][columns - 1 - column],
        // Turned about the horizontal: what stands upright then is on its head seen through the paper.
        Turn::Tumble => {
            let place = back[rows - 1 - row][column];
            Place { turned: !place.turned, ..place }
        }
    };
    let cell =
        |row: usize, column: usize| vec![Paper { up: sheet.front[row][column], down: behind(row, column) }];
    (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect()
}

fn turn_over(stack: Vec<Paper>, about_head: bool) -> Vec<Paper> {
    let flip = |place: Place| Place { turned: place.turned ^ about_head, ..place };
    stack.into_iter().rev().map(|leaf| Paper { up: flip(leaf.down), down: flip(leaf.up) }).collect()
}

/// Folds the top rows behind the bottom rows.
fn fold_top_behind(grid: Vec<Vec<Vec<Paper>>>) -> Vec<Vec<Vec<Paper>>> {
    let half = grid.len() / 2;
    let (top, bottom) = grid.split_at(half);
    let pile = |row: usize, column: usize| {
        let behind = turn_over(top[half - 1 - row][column].clone(), true);
        [bottom[row][column].clone(), behind].concat()
    };
    (0..half).map(|row| (0..bottom[0].len()).map(|column| pile(row, column)).collect()).collect()
}

/// Folds the left (or right) columns behind the others.
fn fold_side_behind(grid: Vec<Vec<Vec<Paper>>>, left: bool) -> Vec<Vec<Vec<Paper>>> {
    let fold = |row: Vec<Vec<Paper>>| -> Vec<Vec<Paper>> {
        let half = row.len() / 2;
        let (first, second) = row.split_at(half);
        let (stays, goes) = if left { (second, first) } else { (first, second) };
        let pile = |column: usize| {
            [stays[column].clone(), turn_over(goes[half - 1 - column].clone(), false)].concat()
        };
        (0..half).map(pile).collect()
    };
    grid.into_iter().map(fold).collect()
}

/// Folds a signature: from the last fold that was opened to the spine.
fn fold(sheet: &Sheet) -> Vec<Paper> {
    let mut grid = paper(sheet);
    let folds = (grid.len() * grid[0].len()).ilog2();
    for number in (0..folds).rev() {
        grid = match number {
            0 => fold_side_behind(grid, true),
            2 => fold_side_behind(grid, false),
            _ => fold_top_behind(grid),
        };
    }
    grid[0][0].clone()
}

/// Reads a pile from the top, both sides of each leaf; everything must stand on its feet.
fn read(pile: &[Paper]) -> Vec<usize> {
    let places = pile.iter().flat_map(|leaf| [leaf.up, leaf.down]);
    places
        .filter_map(|place| {
            assert!(place.page.is_none() || !place.turned, "{place:?} stands on its head");
            place.page
        })
        .collect()
}

fn in_order(pages: usize) -> Vec<usize> {
    (1..=pages).collect()
}

#[test]
fn folded_and_gathered_signatures_read_in_order() {
    for signature in [Signature::Four, Signature::Eight, Signature::Sixteen, Signature::ThirtyTwo] {
        for pages in 1..=200 {
            let imposed = impose(pages, Scheme::Perfect(signature));
            let book: Vec<usize> = imposed.sheets.iter().flat_map(|sheet| read(&fold(sheet))).collect();
            assert_eq!(book, in_order(pages), "{signature:?}, {pages} pages");
            assert!(imposed.blanks < 4 && (pages + imposed.blanks).is_multiple_of(4));
        }
    }
}

#[test]
fn nested_sheets_read_in_order() {
    for pages in 1..=200 {
        let imposed = impose(pages, Scheme::Saddle);
        // The sheets lie open on each other, the innermost at the top, and are folded together.
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for sheet in &imposed.sheets {
            let mut row = paper(sheet).remove(0);
            right.extend(row.pop().expect("two places"));
            left.extend(row.pop().expect("two places"));
        }
        let pile = [right, turn_over(left, false)].concat();
        assert_eq!(read(&pile), in_order(pages), "{pages} pages");
        assert_eq!(imposed.blanks, pages.next_multiple_of(4) - pages);
    }
}

#[test]
fn cut_piles_read_in_order() {
    for (columns, rows) in [(1, 1), (2, 1), (2, 2), (3, 2), (4, 4)] {
        for pages in 1..=100 {
            let imposed = impose(pages, Scheme::CutAndStack { columns, rows });
            let grids: Vec<_> = imposed.sheets.iter().map(paper).collect();
            let mut pile = Vec::new();
            for row in 0..rows {
                for column in 0..columns {
                    pile.extend(grids.iter().map(|grid| grid[row][column][0]));
                }
            }
            assert_eq!(read(&pile), in_order(pages), "{columns} x {rows}, {pages} pages");
        }
    }
}

#[test]
fn one_plate_gives_two_whole_leaves() {
    for scheme in [Scheme::WorkAndTurn, Scheme::WorkAndTumble] {
        for sheet in impose(2, scheme).sheets {
            for leaf in paper(&sheet).into_iter().flatten().flatten() {
                // A leaf that lies with its back up, or on its head, is taken into the hand the right way round.
                let leaf =
                    if leaf.up.page == Some(1) { leaf } else { Paper { up: leaf.down, down: leaf.up } };
                assert_eq!((leaf.up.page, leaf.down.page), (Some(1), Some(2)), "{scheme:?}");
                assert_eq!(
                    leaf.up.turned, leaf.down.turned,
                    "{scheme:?}: the back must stand like the front"
                );
            }
        }
    }
}

#[test]
fn repeated_leaves_have_their_own_back_behind_them() {
    let imposed = impose(4, Scheme::Repeat { columns: 2, rows: 2 });
    assert_eq!(imposed.sheets.len(), 2);
    for (at, sheet) in imposed.sheets.iter().enumerate() {
        for leaf in paper(sheet).into_iter().flatten().flatten() {
            assert_eq!((leaf.up.page, leaf.down.page), (Some(2 * at + 1), Some(2 * at + 2)));
        }
    }
}

#[test]
fn the_usual_sheet_of_eight_pages_looks_as_in_the_handbooks() {
    let sheet = &impose(8, Scheme::Perfect(Signature::Eight)).sheets[0];
    let shown = |side: &Side| -> Vec<Vec<String>> {
        let place =
            |place: &Place| format!("{}{}", place.page.unwrap_or(0), if place.turned { "'" } else { "" });
        side.iter().map(|row| row.iter().map(place).collect()).collect()
    };
    assert_eq!(shown(&sheet.front), [["5'", "4'"], ["8", "1"]]);
    assert_eq!(shown(sheet.back.as_ref().expect("a back")), [["3'", "6'"], ["2", "7"]]);
}
