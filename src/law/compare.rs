//! Two versions of a law, article by article: what stayed, moved, was split, merged, added, deleted. Articles are
//! aligned by their words, since numbers move.

use super::address::ArticleNo;
use super::quote::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub use super::difference::{Piece, words};

/// An article of one of the versions.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// Its number.
    pub no: ArticleNo,
    /// Its label as the text has it: 第二条, 二、.
    pub label: &'a str,
    /// Its words without the label.
    pub text: &'a str,
    /// The headings (编章节) above it, the outermost first.
    pub under: Vec<String>,
}

/// Both versions side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the new version; what was deleted stands where it stood in the old one.
    pub rows: Vec<Row>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub kind: Kind,
    /// Indices into the old articles; several if they were merged, none if it is new.
    pub old: Vec<usize>,
    /// Indices into the new articles; several if it was split, none if it was deleted.
    pub new: Vec<usize>,
    /// The numbers of the old articles.
    pub was: Vec<ArticleNo>,
    /// The numbers of the new articles.
    pub is: Vec<ArticleNo>,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Same words, same number.
    Unchanged,
    /// Other words, same number.
    Changed,
    /// Same words, other number.
    Moved,
    /// Other words, other number.
    MovedChanged,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// New.
    Added,
    /// Gone.
    Deleted,
}

impl Kind {
    /// As programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Unchanged => "unchanged",
            Kind::Changed => "changed",
            Kind::Moved => "moved",
            Kind::MovedChanged => "moved-changed",
            Kind::Split => "split",
            Kind::Merged => "merged",
            Kind::Added => "added",
            Kind::Deleted => "deleted",
        }
    }

    /// In words.
    pub fn zh(self) -> &'static str {
        match self {
            Kind::Unchanged => "未修改",
            Kind::Changed => "修改",
            Kind::Moved => "移位",
            Kind::MovedChanged => "移位并修改",
            Kind::Split => "拆分",
            Kind::Merged => "合并",
            Kind::Added => "新增",
            Kind::Deleted => "删去",
        }
    }
}

/// What became of one old article: found by its words, since numbers move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The same words.
    Same(ArticleNo),
    /// Other words, or part of an article that was merged.
    Changed(ArticleNo),
    /// Several articles.
    Split(Vec<ArticleNo>),
    /// Nothing.
    Gone,
}

impl Comparison {
    /// What became of an article of the old version.
    pub fn fate(&self, old: ArticleNo) -> Option<Fate> {
        let row = self.rows.iter().find(|row| row.was.contains(&old))?;
        Some(match (row.kind, row.is.as_slice()) {
            (_, []) => Fate::Gone,
            (Kind::Unchanged | Kind::Moved, [new]) => Fate::Same(*new),
            (_, [new]) => Fate::Changed(*new),
            (_, several) => Fate::Split(several.to_vec()),
        })
    }
}

/// Two articles with this in common (per mille of their pairs of characters) are one, wherever they stand.
const ALIKE: usize = 600;
/// The same for two of which the neighbours on one side belong together.
const ALIKE_IN_PLACE: usize = 300;
/// The same where the neighbours on both sides do.
const ALIKE_BETWEEN: usize = 200;
/// An article of which this share stands in another, and nowhere else, was split off from it or merged into it.
const CONTAINED: usize = 600;
/// Pairs of characters that stand in more articles than this say nothing about an article; it also bounds the work.
const COMMON: usize = 48;
/// So many articles are looked at closely as partners of one.
const CANDIDATES: usize = 6;

/// Aligns two versions. Takes time nearly linear in the text, whatever it says.
pub fn compare<'a>(old: &[Side<'a>], new: &[Side<'a>]) -> Comparison {
    let fold_all = |sides: &[Side<'_>]| sides.iter().map(|side| fold(side.text)).collect::<Vec<String>>();
    let (folded_old, folded_new) = (fold_all(old), fold_all(new));
    let mut links = Links::of_equals(&folded_old, &folded_new);
    // What has an equal needs no other partner: its words are not looked at again.
    let pairs = |folded: &[String], linked: &BTreeMap<usize, Vec<usize>>| {
        let each = folded.iter().enumerate();
        each.map(|(at, text)| Pairs::of(if linked.contains_key(&at) { "" } else { text }))
            .collect::<Vec<Pairs>>()
    };
    let (a, b) = (pairs(&folded_old, &links.new_of), pairs(&folded_new, &links.old_of));
    let candidates = candidates(&a, &b);
    links.pair(&candidates, ALIKE, 0);
    links.pair(&candidates, ALIKE_IN_PLACE, 1);
    links.pair(&candidates, ALIKE_BETWEEN, 2);
    links.split(&a, &b, &candidates);
    links.merge(&a, &b, &candidates);
    Comparison { rows: links.rows(old, new) }
}

/// Pairs of neighbouring characters, sorted; each is the first character, shifted, and the second.
struct Pairs(Vec<u64>);

impl Pairs {
    fn of(text: &str) -> Pairs {
        let pair = |(a, b): (char, char)| u64::from(a as u32) << 32 | u64::from(b as u32);
        let mut pairs: Vec<u64> = text.chars().zip(text.chars().skip(1)).map(pair).collect();
        pairs.sort_unstable();
        Pairs(pairs)
    }

    /// What is not in `other`.
    fn without(&self, other: &Pairs) -> Pairs {
        let mut rest = other.0.iter().peekable();
        let alone = self.0.iter().filter(|pair| {
            while rest.next_if(|next| next < pair).is_some() {}
            rest.next_if(|next| next == pair).is_none()
        });
        Pairs(alone.copied().collect())
    }

    fn common(&self, other: &Pairs) -> usize {
        self.0.len() - self.without(other).0.len()
    }

    /// Dice's coefficient, per mille.
    fn likeness(&self, other: &Pairs) -> usize {
        (2000 * self.common(other)).checked_div(self.0.len() + other.0.len()).unwrap_or(0)
    }

    /// The share of this that stands in `other`, per mille.
    fn share_in(&self, other: &Pairs) -> usize {
        (1000 * self.common(other)).checked_div(self.0.len()).unwrap_or(0)
    }
}

/// Two articles that may belong together.
struct Candidate {
    likeness: usize,
    old: usize,
    new: usize,
}

/// The likeliest partners of every article, best first.
fn candidates(old: &[Pairs], new: &[Pairs]) -> Vec<Candidate> {
    let stands_in = Index::of(new);
    let mut chosen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut shared_by_new: Vec<Vec<(usize, usize)>> = vec![Vec::new(); new.len()];
    let mut shared: Vec<usize> = vec![0; new.len()];
    for (index, pairs) in old.iter().enumerate() {
        let mut seen: Vec<usize> = Vec::new();
        let lists = pairs.0.iter().map(|pair| stands_in.find(*pair)).filter(|list| list.len() <= COMMON);
        for &(_, other) in lists.flatten() {
            if shared[other] == 0 {
                seen.push(other);
            }
            shared[other] += 1;
        }
        let counted: Vec<(usize, usize)> = seen.iter().map(|&other| (shared[other], other)).collect();
        for &(count, other) in &counted {
            shared_by_new[other].push((count, index));
        }
        chosen.extend(best(counted).map(|other| (index, other)));
        seen.into_iter().for_each(|other| shared[other] = 0);
    }
    for (other, list) in shared_by_new.into_iter().enumerate() {
        chosen.extend(best(list).map(|index| (index, other)));
    }
    let candidate = |(i, j): (usize, usize)| Candidate { likeness: old[i].likeness(&new[j]), old: i, new: j };
    let mut candidates: Vec<Candidate> = chosen.into_iter().map(candidate).collect();
    candidates.sort_by_key(|c| (Reverse(c.likeness), c.old.abs_diff(c.new), c.old, c.new));
    candidates
}

/// In which articles each pair of characters stands.
struct Index {
    /// All pairs, each with the index of an article, sorted.
    entries: Vec<(u64, usize)>,
}

impl Index {
    fn of(articles: &[Pairs]) -> Index {
        let mut entries: Vec<(u64, usize)> = Vec::new();
        for (index, pairs) in articles.iter().enumerate() {
            entries.extend(pairs.0.iter().map(|pair| (*pair, index)));
        }
        entries.sort_unstable();
        entries.dedup();
        Index { entries }
    }

    fn find(&self, pair: u64) -> &[(u64, usize)] {
        let start = self.entries.partition_point(|(other, _)| *other < pair);
        let rest = self.entries.get(start..).unwrap_or_default();
        let length = rest.iter().take(COMMON + 1).take_while(|(other, _)| *other == pair).count();
        &rest[..length]
    }
}

/// Of counted indices those with the highest counts.
fn best(mut counted: Vec<(usize, usize)>) -> impl Iterator<Item = usize> {
    counted.sort_unstable_by_key(|&(count, index)| (Reverse(count), index));
    counted.into_iter().take(CANDIDATES).map(|(_, index)| index)
}

/// Which articles belong together: indices of the old to those of the new version and back, the main partner first.
#[derive(Default)]
struct Links {
    new_of: BTreeMap<usize, Vec<usize>>,
    old_of: BTreeMap<usize, Vec<usize>>,
    equal: BTreeSet<usize>,
}

impl Links {
    /// Articles with the same words; of several equal ones, the first with the first.
    fn of_equals(old: &[String], new: &[String]) -> Links {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, text) in new.iter().enumerate().rev() {
            places.entry(text).or_default().push(index);
        }
        let mut links = Links::default();
        for (index, text) in old.iter().enumerate() {
            if let Some(other) = places.get_mut(text.as_str()).and_then(Vec::pop) {
                links.add(index, other);
                links.equal.insert(index);
            }
        }
        links
    }

    fn add(&mut self, old: usize, new: usize) {
        self.new_of.entry(old).or_default().push(new);
        self.old_of.entry(new).or_default().push(old);
    }

    /// Pairs those without a partner that are alike enough, where the neighbours on so many sides agree.
    fn pair(&mut self, candidates: &[Candidate], alike: usize, sides: usize) {
        for c in candidates.iter().filter(|c| c.likeness >= alike) {
            let free = !self.new_of.contains_key(&c.old) && !self.old_of.contains_key(&c.new);
            if free && self.agreeing(c.old, c.new) >= sides {
                self.add(c.old, c.new);
            }
        }
    }

    /// On how many sides the nearest neighbour that has a partner has it on the same side.
    fn agreeing(&self, old: usize, new: usize) -> usize {
        let before = self.new_of.range(..old).next_back().is_none_or(|(_, to)| to[0] < new);
        let after = self.new_of.range(old + 1..).next().is_none_or(|(_, to)| to[0] > new);
        usize::from(before) + usize::from(after)
    }

    /// New articles that say what an old one said beside its main partner.
    fn split(&mut self, old: &[Pairs], new: &[Pairs], candidates: &[Candidate]) {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for c in
            candidates.iter().filter(|c| !self.old_of.contains_key(&c.new) && !self.equal.contains(&c.old))
        {
            let rest = match self.new_of.get(&c.old) {
                Some(to) => old[c.old].without(&new[to[0]]),
                None => Pairs(old[c.old].0.clone()),
            };
            found.push((new[c.new].share_in(&rest), c.old, c.new));
        }
        found.sort_by_key(|&(share, i, j)| (Reverse(share), i, j));
        for (_, i, j) in found.into_iter().filter(|(share, ..)| *share >= CONTAINED) {
            if !self.old_of.contains_key(&j) {
                self.add(i, j);
            }
        }
    }

    /// Old articles that became a part of a new one.
    fn merge(&mut self, old: &[Pairs], new: &[Pairs], candidates: &[Candidate]) {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for c in candidates.iter().filter(|c| !self.new_of.contains_key(&c.old)) {
            let partner = self.old_of.get(&c.new).and_then(|from| from.first());
            if partner
                .is_some_and(|i| self.equal.contains(i) || self.new_of.get(i).is_some_and(|to| to.len() > 1))
            {
                continue;
            }
            let rest = match partner {
                Some(&i) => new[c.new].without(&old[i]),
                None => Pairs(new[c.new].0.clone()),
            };
            found.push((old[c.old].share_in(&rest), c.old, c.new));
        }
        found.sort_by_key(|&(share, i, j)| (Reverse(share), i, j));
        for (_, i, j) in found.into_iter().filter(|(share, ..)| *share >= CONTAINED) {
            if !self.new_of.contains_key(&i) {
                self.add(i, j);
            }
        }
    }

    /// In the order of the new version; the deleted behind what stood before them.
    fn rows(&self, old: &[Side<'_>], new: &[Side<'_>]) -> Vec<Row> {
        let row = |mut from: Vec<usize>, mut to: Vec<usize>, same: bool| {
            from.sort_unstable();
            to.sort_unstable();
            let was: Vec<_> = from.iter().map(|&i| old[i].no).collect();
            let is: Vec<_> = to.iter().map(|&j| new[j].no).collect();
            let kind = match (was.as_slice(), is.as_slice()) {
                ([], _) => Kind::Added,
                (_, []) => Kind::Deleted,
                ([a], [b]) => match (same, a == b) {
                    (true, true) => Kind::Unchanged,
                    (true, false) => Kind::Moved,
                    (false, true) => Kind::Changed,
                    (false, false) => Kind::MovedChanged,
                },
                ([_], _) => Kind::Split,
                _ => Kind::Merged,
            };
            Row { kind, old: from, new: to, was, is }
        };
        let mut rows: Vec<((usize, usize), Row)> = Vec::new();
        for j in 0..new.len() {
            let Some(from) = self.old_of.get(&j) else {
                rows.push(((j, 0), row(Vec::new(), vec![j], false)));
                continue;
            };
            let to = self.new_of.get(&from[0]).cloned().unwrap_or_default();
            if to.iter().min() == Some(&j) {
                let same = self.equal.contains(&from[0]);
                rows.push(((j, 0), row(from.clone(), to, same)));
            }
        }
        for i in (0..old.len()).filter(|i| !self.new_of.contains_key(i)) {
            let before = self.new_of.range(..i).next_back().and_then(|(_, to)| to.iter().min().copied());
            rows.push((
                (before.map_or(0, |j| j), if before.is_some() { i + 1 } else { 0 }),
                row(vec![i], Vec::new(), false),
            ));
        }
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

#[cfg(test)]
mod tests;
