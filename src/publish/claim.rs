//! Who may publish: one at a time, by compare-and-set on one small file.
//!
//! Takes: the destination. Gives: a claim that is kept alive while files are sent.
//! Never: compares clocks of two machines, takes a place from someone who is seen to be alive.
//!
//! A run that is alive changes the file every few seconds. One that finds another's claim watches it for
//! a while by its own clock: if it changes, the other is alive; if not, it is dead and its work is taken over.
//! A run that could not change the file for some seconds sends nothing more, so that what is taken
//! for dead does not write.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rustls::crypto::ring;

use super::state::{self, State, Work};
use super::store::{Promise, Store, Version};
use super::{Options, Refusal, Watch};
use crate::manifest::push_hex;

/// How often a run shows that it is alive.
const BEAT: Duration = Duration::from_secs(5);

/// How long another's claim must stand still before it counts as dead.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often another's claim is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// After how long without a beat a run stops sending.
const FENCE: Duration = Duration::from_secs(20);

/// After how long without a beat a run gives up.
const GIVE_UP: Duration = Duration::from_secs(180);

/// A claim that is held.
pub(super) struct Claim<'a> {
    store: &'a Store,
    run: String,
    /// Held over a request, so that two changes of one run never meet.
    held: tokio::sync::Mutex<Held>,
    /// The beginning of the last change that went through.
    seen: Mutex<Seen>,
    /// How many steps are done from the first.
    done: AtomicUsize,
}

struct Held {
    state: State,
    version: Version,
}

/// A moment by two clocks: one of them may stand still while a machine sleeps, the other may be set.
#[derive(Debug, Clone, Copy)]
struct Seen(Instant, Timestamp);

impl Seen {
    fn now() -> Self {
        Self(Instant::now(), Timestamp::now())
    }

    fn is_within(self, time: Duration) -> bool {
        let wall = Timestamp::now().duration_since(self.1);
        self.0.elapsed() < time && wall.unsigned_abs() < time
    }
}

/// A mark for a run that no other has.
pub(super) fn run() -> String {
    let mut bytes = [0; 8];
    // Without randomness nothing else of the way to a host would work either.
    let _ = ring::default_provider().secure_random.fill(&mut bytes);
    let mut mark = String::new();
    push_hex(&bytes, &mut mark);
    mark
}

/// What stands at the destination, and the version of the file that says so.
pub(super) async fn look(store: &Store) -> Result<(State, Option<(Version, String)>), Refusal> {
    let Some(found) = store.get(state::FILE).await? else {
        return Ok((State::nothing(), None));
    };
    let state =
        State::parse(&found.bytes).ok_or_else(|| Refusal::Damaged(state::FILE.to_owned()))?;
    Ok((state, Some((found.version, found.written))))
}

impl<'a> Claim<'a> {
    /// Takes the place for `run`, or says who has it. `dead` names runs of this machine that
    /// are known to have ended.
    pub(super) async fn take(
        store: &'a Store,
        run: &str,
        dead: &str,
        options: &Options,
        watch: &dyn Watch,
    ) -> Result<(Self, State), Refusal> {
        let (mut found, mut version) = look(store).await?;
        if let Some(work) = &found.work {
            let known = store.promise() == Promise::Ours || options.take_over;
            if !known && !dead.split(' ').any(|run| run == work.run) {
                (found, version) = wait(store, found, version, watch).await?;
            }
        }
        let work = match found.work.clone() {
            Some(left) => Work { run: run.to_owned(), beat: left.beat + 1, ..left },
            None => Work { run: run.to_owned(), wanted: None, all: false, done: 0, beat: 0 },
        };
        let mut state = State { work: Some(work), ..found.clone() };
        let expected = version.as_ref().map(|(version, _)| version);
        let Some(mut held) = swap(store, &state, expected).await? else {
            let (other, version) = look(store).await?;
            let run = other.work.map_or_else(|| "that has ended".to_owned(), |work| work.run);
            return Err(Refusal::Busy(run, version.map(|(_, written)| written)));
        };
        if store.promise() == Promise::Host && !state.proven {
            // A host that does not compare takes a file for one that is not there, or is another by now.
            let mut kept = store.put_if(state::FILE, state.render(), None).await?.is_none();
            if kept {
                state.proven = true;
                let before = held.clone();
                held = swap(store, &state, Some(&held)).await?.ok_or(Refusal::Lost)?;
                kept = store.put_if(state::FILE, state.render(), Some(&before)).await?.is_none();
            }
            if !kept {
                give_back(store, &found, version.is_some()).await?;
                return Err(Refusal::NoPromise);
            }
        }
        let claim = Self {
            store,
            run: run.to_owned(),
            held: tokio::sync::Mutex::new(Held { state, version: held }),
            seen: Mutex::new(Seen::now()),
            done: AtomicUsize::new(0),
        };
        Ok((claim, found))
    }

    /// Notes how many steps are done from the first; the next beat tells.
    pub(super) fn done(&self, steps: usize) {
        self.done.store(steps, Ordering::Relaxed);
    }

    /// Says that the place is still ours, now and then, until it is not. Never ends well.
    pub(super) async fn beat(&self) -> Refusal {
        loop {
            tokio::time::sleep(BEAT).await;
            let told = self.change(|state| {
                if let Some(work) = &mut state.work {
                    work.done = self.done.load(Ordering::Relaxed);
                }
            });
            match told.await {
                Ok(()) => {}
                Err(Refusal::Lost) => return Refusal::Lost,
                // The line may come back; until then nothing is sent.
                Err(error) if lock(&self.seen).is_within(GIVE_UP) => drop(error),
                Err(_) => return Refusal::OutOfTouch,
            }
        }
    }

    /// Waits until the place was ours a moment ago.
    pub(super) async fn turn(&self) {
        while self.store.promise() == Promise::Host && !lock(&self.seen).is_within(FENCE) {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// The mark of the run.
    pub(super) fn run(&self) -> &str {
        &self.run
    }

    /// Begins work on those lists, whose steps are counted from the first.
    pub(super) async fn begin(
        &self,
        standing: Option<String>,
        wanted: String,
        all: bool,
    ) -> Result<(), Refusal> {
        self.done(0);
        self.change(|state| {
            state.standing = standing;
            if let Some(work) = &mut state.work {
                *work = Work { wanted: Some(wanted), all, done: 0, ..work.clone() };
            }
        })
        .await
    }

    /// Notes what is done for whoever goes on with it.
    pub(super) async fn leave(&self) -> Result<(), Refusal> {
        self.change(|state| {
            if let Some(work) = &mut state.work {
                work.done = self.done.load(Ordering::Relaxed);
            }
        })
        .await
    }

    /// Ends the work: from here on its list is what stands there. Gives the paths of lists that are not
    /// needed any more.
    pub(super) async fn finish(&self, edition: String) -> Result<Vec<String>, Refusal> {
        let mut old = Vec::new();
        self.change(|state| {
            old = state.lists();
            let standing = state.work.take().and_then(|work| work.wanted);
            let edition = Some(edition);
            *state = State { edition, standing, proven: state.proven, ..State::nothing() };
            old.retain(|path| !state.lists().contains(path));
        })
        .await?;
        Ok(old)
    }

    /// Gives the place back without having changed anything; what another run left undone stays so.
    pub(super) async fn give_back(&self) -> Result<(), Refusal> {
        let mut nothing = false;
        self.change(|state| {
            state.work = state.work.take().filter(|work| work.wanted.is_some());
            nothing = state.work.is_none() && state.standing.is_none();
        })
        .await?;
        if nothing { self.store.remove(&[state::FILE]).await } else { Ok(()) }
    }

    async fn change(&self, change: impl FnOnce(&mut State)) -> Result<(), Refusal> {
        let mut held = self.held.lock().await;
        let mut state = held.state.clone();
        if state.work.is_none() {
            return Ok(());
        }
        change(&mut state);
        if let Some(work) = &mut state.work {
            work.beat += 1;
        }
        let begun = Seen::now();
        let version = swap(self.store, &state, Some(&held.version)).await?.ok_or(Refusal::Lost)?;
        *held = Held { state, version };
        *lock(&self.seen) = begun;
        Ok(())
    }
}

/// Watches another's claim until it changes or has stood still for long enough.
async fn wait(
    store: &Store,
    found: State,
    version: Option<(Version, String)>,
    watch: &dyn Watch,
) -> Result<(State, Option<(Version, String)>), Refusal> {
    let begun = Instant::now();
    watch.waits(PATIENCE);
    while begun.elapsed() < PATIENCE {
        tokio::time::sleep(LOOK).await;
        let (now, at) = look(store).await?;
        if now == found {
            continue;
        }
        return match &now.work {
            Some(work) => Err(Refusal::Busy(work.run.clone(), at.map(|(_, written)| written))),
            // It has just ended.
            None => Ok((now, at)),
        };
    }
    Ok((found, version))
}

/// Puts `state` in the place of that version; `None` when another was faster.
async fn swap(
    store: &Store,
    state: &State,
    expected: Option<&Version>,
) -> Result<Option<Version>, Refusal> {
    let bytes = state.render();
    if let Some(version) = store.put_if(state::FILE, bytes.clone(), expected).await? {
        return Ok(Some(version));
    }
    // An answer that was lost on the way is asked for again, and then our own file is in the way.
    let found = store.get(state::FILE).await?.filter(|found| found.bytes == bytes);
    Ok(found.map(|found| found.version))
}

/// Puts back what was found, on a host that does not compare.
async fn give_back(store: &Store, found: &State, was_there: bool) -> Result<(), Refusal> {
    if was_there {
        store.put(state::FILE, found.render()).await
    } else {
        store.remove(&[state::FILE]).await
    }
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    // Every change under the lock is one assignment, so a panic elsewhere leaves nothing half done.
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
