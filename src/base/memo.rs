//! What was computed before, by key: warm builds are cold builds with a memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A store of values by key that forgets whatever one whole round did not ask for.
#[derive(Debug)]
pub struct Memo<K, V> {
    rounds: Mutex<Rounds<K, V>>,
}

#[derive(Debug)]
struct Rounds<K, V> {
    last: BTreeMap<K, V>,
    this: BTreeMap<K, V>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo { rounds: Mutex::new(Rounds { last: BTreeMap::new(), this: BTreeMap::new() }) }
    }
}

impl<K: Ord + Clone, V: Clone> Memo<K, V> {
    /// The value of `key`, from memory or made by `make` (which runs outside the lock).
    pub fn get(&self, key: &K, make: impl FnOnce() -> V) -> V {
        if let Some(value) = self.find(key) {
            return value;
        }
        let value = make();
        self.lock().this.insert(key.clone(), value.clone());
        value
    }

    /// Ends a round: what it did not use is forgotten.
    pub fn end_round(&self) {
        let mut rounds = self.lock();
        rounds.last = std::mem::take(&mut rounds.this);
    }

    fn find(&self, key: &K) -> Option<V> {
        let mut rounds = self.lock();
        if let Some(value) = rounds.this.get(key) {
            return Some(value.clone());
        }
        let value = rounds.last.remove(key)?;
        rounds.this.insert(key.clone(), value.clone());
        Some(value)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Rounds<K, V>> {
        // A panic while the lock is held leaves a map that is whole: inserts are the only writes.
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
