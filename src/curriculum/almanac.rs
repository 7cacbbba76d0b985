//! Door of `tyme4rs`: what a Chinese calendar says beside the date.

use crate::law::Date;
use tyme4rs::tyme::Culture;
use tyme4rs::tyme::solar::SolarDay;

/// The solar term (节气) that begins on `day`, if one does: the day, in China, on which the sun reaches its longitude.
pub fn solar_term(day: Date) -> Option<String> {
    let day = SolarDay::from_ymd(day.year().try_into().ok()?, day.month().into(), day.day().into());
    let term = day.get_term_day();
    (term.get_day_index() == 0).then(|| term.get_solar_term().get_name())
}

/// All days of a year, in order.
pub fn days(year: u16) -> impl Iterator<Item = Date> {
    std::iter::successors(Date::new(year, 1, 1), |day| day.next()).take_while(move |day| day.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_fall_on_their_days() {
        let term = |y, m, d| Date::new(y, m, d).and_then(solar_term);
        assert_eq!(term(2026, 12, 22).as_deref(), Some("冬至"));
        assert_eq!(term(2027, 4, 5).as_deref(), Some("清明"));
        assert_eq!(term(2027, 2, 4).as_deref(), Some("立春"));
        assert_eq!(term(2027, 4, 6), None);
        assert_eq!(days(2027).filter(|day| solar_term(*day).is_some()).count(), 24);
        assert_eq!(days(2028).count(), 366);
    }
}
