use super::{Comparison, Fate, Kind, Side, compare};
use crate::law::ArticleNo;

fn compared(old: &[&str], new: &[&str]) -> Comparison {
    fn sides<'a>(texts: &[&'a str]) -> Vec<Side<'a>> {
        (1..)
            .zip(texts)
            .map(|(no, text)| Side { no: ArticleNo::new(no), label: "", text, under: Vec::new() })
            .collect()
    }
    compare(&sides(old), &sides(new))
}

fn kinds(old: &[&str], new: &[&str]) -> Vec<(Kind, usize, usize)> {
    compared(old, new).rows.iter().map(|row| (row.kind, row.was.len(), row.is.len())).collect()
}

const BIKES: &str = "自行车应当停在车棚里，不得停在楼道和消防通道。";
const NIGHT: &str = "夜里十点以后不得高声喧哗，违者由居民委员会劝告。";
const DOGS: &str = "养狗的居民应当为狗登记，出门时牵好绳子。";

#[test]
fn articles_are_aligned_by_their_words() {
    let later = "夜里十一点以后不得高声喧哗，违者由居民委员会劝告。";
    assert_eq!(
        kinds(&[BIKES, NIGHT], &[DOGS, BIKES, later]),
        [(Kind::Added, 0, 1), (Kind::Moved, 1, 1), (Kind::MovedChanged, 1, 1)]
    );
    assert_eq!(
        kinds(&[BIKES, DOGS, NIGHT], &[BIKES, later]),
        [(Kind::Unchanged, 1, 1), (Kind::Deleted, 1, 0), (Kind::MovedChanged, 1, 1)]
    );
}

#[test]
fn what_was_split_or_merged_stays_together() {
    let both = format!("{BIKES}{DOGS}");
    assert_eq!(kinds(&[&both, NIGHT], &[BIKES, DOGS, NIGHT])[0], (Kind::Split, 1, 2));
    assert_eq!(kinds(&[BIKES, DOGS, NIGHT], &[&both, NIGHT])[0], (Kind::Merged, 2, 1));
}

#[test]
fn an_old_number_leads_to_the_new_one() {
    let no = ArticleNo::new;
    let found = compared(&[BIKES, NIGHT], &[DOGS, BIKES]);
    assert_eq!(found.fate(no(1)), Some(Fate::Same(no(2))));
    assert_eq!(found.fate(no(2)), Some(Fate::Gone));
    assert_eq!(found.fate(no(3)), None);
}

#[test]
fn ten_thousand_equal_articles_are_compared() {
    let old = vec![BIKES; 10_000];
    let new = vec![DOGS; 10_000];
    assert_eq!(compared(&old, &old).rows.len(), 10_000);
    assert_eq!(compared(&old, &new).rows.len(), 20_000);
}
