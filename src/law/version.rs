//! Which of several versions of one law is in force on a day. Derived from dates alone, never from a flag.

use super::dates::Date;

/// The dates of one version of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Version {
    /// The first day on which it is in force. Unknown counts as "ever since".
    pub in_force: Option<Date>,
    /// The first day on which it no longer is, where something else than a later version ended it: repeal.
    pub ended: Option<Date>,
}

/// The index of the version that is in force on `date`: the youngest that has begun, unless it was ended. `None`
/// if none has begun or the law was repealed. Of versions with one date the last counts.
pub fn in_force_on(versions: &[Version], date: Date) -> Option<usize> {
    let begun =
        versions.iter().enumerate().filter(|(_, version)| version.in_force.is_none_or(|since| since <= date));
    let (index, youngest) = begun.max_by_key(|(_, version)| version.in_force)?;
    youngest.ended.is_none_or(|ended| date < ended).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::{Version, in_force_on};
    use crate::law::dates::Date;

    fn date(iso: &str) -> Date {
        iso.parse().expect("a date")
    }

    fn since(iso: &str) -> Version {
        Version { in_force: Some(date(iso)), ended: None }
    }

    #[test]
    fn the_youngest_version_that_has_begun_is_in_force() {
        let versions = [since("2023-01-01"), since("1992-10-01"), since("2018-10-26")];
        assert_eq!(in_force_on(&versions, date("1992-09-30")), None);
        assert_eq!(in_force_on(&versions, date("1992-10-01")), Some(1));
        assert_eq!(in_force_on(&versions, date("2022-11-15")), Some(2));
        assert_eq!(in_force_on(&versions, date("2023-01-01")), Some(0));
    }

    #[test]
    fn a_repealed_law_is_in_force_until_the_day_before() {
        let repealed = [Version { ended: Some(date("2021-01-01")), ..since("2001-04-28") }];
        assert_eq!(in_force_on(&repealed, date("2020-12-31")), Some(0));
        assert_eq!(in_force_on(&repealed, date("2021-01-01")), None);
        // An older version does not come back to life.
        let both = [since("1981-01-01"), repealed[0]];
        assert_eq!(in_force_on(&both, date("2021-01-01")), None);
    }

    #[test]
    fn a_version_without_a_date_has_always_been_in_force() {
        let versions = [Version::default(), since("2020-01-01")];
        assert_eq!(in_force_on(&versions, date("2019-12-31")), Some(0));
        assert_eq!(in_force_on(&versions, date("2020-01-01")), Some(1));
    }
}
