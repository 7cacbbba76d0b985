//! The only place that knows of threads: an ordered parallel map, and a stream with several takers.

use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
pub use std::sync::mpsc::{Receiver, Sender};
use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Applies `f` to every item on all threads; results come in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], f: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(f).collect()
}

/// As [`map`], consuming the items.
pub fn map_owned<T: Send, R: Send>(items: Vec<T>, f: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_par_iter().map(f).collect()
}

/// As [`map`], for items of very unequal cost: every item can be taken by whichever thread is free.
///
/// One task a thread takes items until there are none, instead of one task an item: a thread that waits for something
/// within an item takes other tasks onto its stack meanwhile, and a thousand items there would overflow it.
pub fn map_uneven<T: Sync, R: Send>(items: &[T], f: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    let work = || {
        while let Some((at, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
        {
            let result = f(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
        }
    };
    rayon::scope(|scope| {
        for _ in 1..rayon::current_num_threads().min(items.len()) {
            scope.spawn(|_| work());
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Runs two closures, at the same time where a thread is free.
pub fn join<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(a, b)
}

/// Pieces of a stream that a [`Tee`] holds for a taker that is slow.
const WAITING: usize = 8;

/// Hands every piece of a stream to several takers.
pub struct Tee {
    to: Vec<SyncSender<Arc<Vec<u8>>>>,
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Tee {
    /// Room for a piece, empty: that of one which all takers are done with, where there is one, so that a stream of any
    /// length needs only the memory of what waits.
    pub fn room(&self, bytes: usize) -> Vec<u8> {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| Vec::with_capacity(bytes))
    }

    /// Hands on a piece; waits where a taker has too many of them before it.
    pub fn give(&self, piece: Vec<u8>) {
        let piece = Arc::new(piece);
        for to in &self.to {
            // A taker that is gone has panicked, and its panic ends the scope.
            let _ = to.send(piece.clone());
        }
    }
}

/// Something that is handed the pieces of a stream, one after another.
pub type Taker<'a> = Box<dyn FnMut(&[u8]) + Send + 'a>;

/// Runs `feed`, and each of `takers` on a thread of its own, until `feed` and all of them are done.
pub fn tee<R>(takers: Vec<Taker<'_>>, feed: impl FnOnce(&Tee) -> R) -> R {
    std::thread::scope(|scope| {
        let mut tee = Tee { to: Vec::with_capacity(takers.len()), spare: Arc::default() };
        for mut take in takers {
            let (to, from) = sync_channel::<Arc<Vec<u8>>>(WAITING);
            let spare = Arc::clone(&tee.spare);
            tee.to.push(to);
            scope.spawn(move || {
                for piece in from {
                    take(&piece);
                    if let Some(mut room) = Arc::into_inner(piece) {
                        room.clear();
                        spare.lock().unwrap_or_else(PoisonError::into_inner).push(room);
                    }
                }
            });
        }
        let result = feed(&tee);
        drop(tee);
        result
    })
}

/// Runs `lead`, and on a thread of its own `follow`, which is handed all that `lead` sends, until both are done.
pub fn follow<T: Send, A: Send, B>(
    follow: impl FnOnce(Receiver<T>) -> A + Send,
    lead: impl FnOnce(Sender<T>) -> B,
) -> (A, B) {
    std::thread::scope(|scope| {
        let (to, from) = channel();
        let follower = scope.spawn(move || follow(from));
        let led = lead(to);
        let followed = follower.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (followed, led)
    })
}

/// Runs `f` with at most `threads` threads (0: as many as there are cores).
///
/// # Errors
/// Where the system has no thread to give.
pub fn with_threads<R: Send>(
    threads: usize,
    f: impl FnOnce() -> R + Send,
) -> Result<R, rayon::ThreadPoolBuildError> {
    // Documents nest; the stack of a worker must hold what the main thread's could.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(8 << 20).build()?;
    Ok(pool.install(f))
}
