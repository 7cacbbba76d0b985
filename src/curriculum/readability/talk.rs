//! The longest stretch in which learners do nothing but listen.

use super::Talk;
use super::letters::count;
use super::outline::Step;

/// A section: minutes its author gives it, and how much is said in it.
#[derive(Default)]
struct Section {
    minutes: Option<u32>,
    letters: usize,
}

/// The longest stretch without an activity, a question, a film or a picture. A section lasts as long as its author says;
/// what is left of the `teaching` minutes is spread over the other sections by their length.
pub(super) fn longest(steps: &[Step], teaching: u32, exercises: u32) -> Option<Talk> {
    let mut sections = vec![Section::default()];
    for step in steps {
        match step {
            Step::Section => sections.push(Section::default()),
            Step::Minutes(minutes) => {
                let section = sections.last_mut()?;
                section.minutes = Some(section.minutes.unwrap_or(0).saturating_add(*minutes));
            }
            Step::Text { passage, taught: true, .. } => sections.last_mut()?.letters += count(&passage.text),
            _ => {}
        }
    }
    // Without minutes for exercises the activities are part of the teaching.
    let activities = steps.iter().map(|step| match step {
        Step::Activity(minutes) if exercises == 0 => *minutes,
        _ => 0,
    });
    let told = sections.iter().filter_map(|section| section.minutes);
    let spent = told.chain(activities).fold(0u32, u32::saturating_add);
    let left = f64::from(teaching.saturating_sub(spent));
    let untold: usize = sections.iter().filter(|s| s.minutes.is_none()).map(|s| s.letters).sum();
    let pace = |section: &Section| match section.minutes {
        Some(minutes) => f64::from(minutes) / section.letters.max(1) as f64,
        None => left / untold.max(1) as f64,
    };

    let mut sections = sections.iter();
    let mut minutes_a_letter = pace(sections.next()?);
    let (mut best, mut now) = (None::<(f64, _)>, None::<(f64, _)>);
    for step in steps {
        match step {
            Step::Section => minutes_a_letter = pace(sections.next()?),
            Step::Text { passage, span, taught: true, .. } => {
                let (so_far, at) = now.unwrap_or((0.0, *span));
                now = Some((so_far + count(&passage.text) as f64 * minutes_a_letter, at));
                if now.map(|n| n.0) > best.map(|b| b.0) {
                    best = now;
                }
            }
            step if step.is_pause() => now = None,
            _ => {}
        }
    }
    best.map(|(minutes, at)| Talk { at, minutes: minutes.round() as u32 })
}
