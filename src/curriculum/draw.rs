//! Drawing questions from a bank: the same seed draws the same questions, everywhere and always.

/// `count` indices below `len`, in ascending order, chosen by `seed`.
pub fn draw(len: usize, count: usize, seed: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..len).collect();
    let mut state = seed;
    // Fisher–Yates from the front: the first `count` places are a uniform sample.
    for place in 0..count.min(len) {
        let other = place + (next(&mut state) % (len - place) as u64) as usize;
        all.swap(place, other);
    }
    all.truncate(count);
    all.sort_unstable();
    all
}

/// Puts `all` into an order chosen by `state`, which goes on.
pub fn shuffle<T>(all: &mut [T], state: &mut u64) {
    for place in (1..all.len()).rev() {
        let other = (next(state) % (place as u64 + 1)) as usize;
        all.swap(place, other);
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_draw_is_a_sorted_sample_without_repetition() {
        for seed in 0..50 {
            let drawn = draw(10, 4, seed);
            assert_eq!(drawn.len(), 4);
            assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]) && drawn[3] < 10);
        }
        assert_eq!(draw(3, 9, 1), [0, 1, 2]);
        assert_ne!(draw(100, 10, 1), draw(100, 10, 2));
    }
}
