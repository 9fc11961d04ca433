//! The work itself, from the claim to the last removal.
//!
//! Takes: a built site and an opened destination. Gives: a summary.
//! Never: begins a part before all of the one before it is done; holds more than some files in memory.

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use tokio::sync::Semaphore;

use super::claim::{self, Claim};
use super::list::{self, List};
use super::state::{self, State};
use super::steps::{self, Part, Step};
use super::store::{Promise, Store};
use super::{Destination, Options, Refusal, Summary, Watch, here};
use crate::emit::Built;
use crate::manifest;

/// Files that are sent side by side.
const SIDE_BY_SIDE: usize = 16;

/// Mebibytes of files in memory at once; a larger file goes alone.
const ROOM: u32 = 64;

/// New files are asked for one by one up to here; for more, and the first time, the whole folder is listed.
const FEW: usize = 100;

/// How many foreign files are named.
const SOME: usize = 3;

/// What is to be published.
struct Site<'a> {
    built: &'a Built,
    wanted: List,
    /// The list as text, and its sum.
    text: String,
    sum: String,
}

impl<'a> Site<'a> {
    fn of(built: &'a Built, store: &Store) -> Result<Self, Refusal> {
        let own =
            [(manifest::NAME, Some(built.manifest())), (manifest::SIGNATURE, built.signature())];
        let own = own.into_iter().filter_map(|(path, bytes)| Some((path, bytes?)));
        let mark = |path: &str| {
            store.headers(path).map(|(kind, cache)| list::mark(kind, cache)).unwrap_or_default()
        };
        let wanted = List::of(built.files(), own, mark);
        for path in wanted.0.keys() {
            store.takes(path)?;
            if !list::is_ours(path) {
                return Err(Refusal::Name(path.to_string()));
            }
        }
        let text = wanted.render();
        let sum = List::sum(text.as_bytes());
        Ok(Self { built, wanted, text, sum })
    }

    fn edition(&self) -> String {
        manifest::fingerprint(self.built.manifest())
    }

    fn summary(&self, found: &State, steps: Vec<Step>, store: &Store) -> Summary {
        Summary {
            edition: self.edition(),
            before: found.edition.clone(),
            steps,
            files: self.wanted.0.len(),
            bytes: self.wanted.0.values().flatten().map(|sent| sent.size).sum(),
            requests: store.sent(),
            resumed: found.work.as_ref().is_some_and(|work| work.wanted.is_some()),
        }
    }

    /// The bytes of one of its files.
    async fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        let own = match path {
            manifest::NAME => Some(self.built.manifest()),
            manifest::SIGNATURE => self.built.signature(),
            _ => None,
        };
        if let Some(bytes) = own {
            return Ok(bytes.to_vec());
        }
        let Some(file) = manifest::find(self.built.files(), path).cloned() else {
            return Err(Refusal::Name(path.to_owned()));
        };
        let built = Arc::new(self.built.clone());
        let read = tokio::task::spawn_blocking(move || built.read(&file)).await;
        read.map_err(|error| Refusal::Machine(error.to_string()))?.map_err(Refusal::Site)
    }
}

pub(super) async fn publish(
    built: &Built,
    destination: &Destination,
    options: &Options,
    watch: &dyn Watch,
) -> Result<Summary, Refusal> {
    if let Some(folder) = destination.folder() {
        here::prepare(folder, built.folder(), options.dry_run)?;
    }
    let ours = destination.folder().is_some() || options.alone;
    let promise = if ours { Promise::Ours } else { Promise::Host };
    let store = Store::open(destination, promise)?;
    let site = Site::of(built, &store)?;
    let (found, _) = claim::look(&store).await?;
    if !options.all
        && found.work.is_none()
        && found.standing.as_ref().is_some_and(|name| state::is_of(name, &site.sum))
    {
        return Ok(site.summary(&found, Vec::new(), &store));
    }
    if options.dry_run {
        return rehearse(&site, &store, &found, options).await;
    }
    let mut memory = options.memory.as_deref().map(here::remember).transpose()?.flatten();
    let _folder = destination.folder().map(here::hold).transpose()?;
    let run = claim::run();
    let dead = memory.as_mut().map(here::Lock::left).unwrap_or_default();
    if let Some(memory) = &mut memory {
        // What cannot be noted costs time after a killed run, nothing else.
        let _ = memory.note(&format!("{run} {dead}"));
    }
    let (claim, found) = Claim::take(&store, &run, &dead, options, watch).await?;
    let done = {
        let work = pin!(work(&site, &store, &claim, &found, destination, options, watch));
        match select(work, pin!(claim.beat())).await {
            Either::Left((done, _)) => done,
            Either::Right((refusal, _)) => Err(refusal),
        }
    };
    match &done {
        Ok(_) => {
            if let Some(memory) = &mut memory {
                let _ = memory.note("");
            }
        }
        // As much as can be said to the one who goes on; it can do without.
        Err(Refusal::Lost | Refusal::Foreign(..) | Refusal::Damaged(_)) => {}
        Err(_) => drop(claim.leave().await),
    }
    done
}

async fn work(
    site: &Site<'_>,
    store: &Store,
    claim: &Claim<'_>,
    found: &State,
    destination: &Destination,
    options: &Options,
    watch: &dyn Watch,
) -> Result<Summary, Refusal> {
    let ready = match prepare(site, store, found, options).await {
        Ok(ready) => ready,
        Err(refusal) => {
            claim.give_back().await?;
            return Err(refusal);
        }
    };
    if found.work.is_some() {
        sweep(store, found).await?;
    }
    if let Some(folder) = destination.folder() {
        here::sweep(folder, &[&ready.standing, &site.wanted]);
    }
    let Ready { standing, known, all, steps, from } = ready;
    if from.is_none() {
        let wanted = put_list(store, &site.text, &site.sum, claim.run()).await?;
        let known = match known {
            None if !standing.0.is_empty() => {
                let text = standing.render();
                let sum = List::sum(text.as_bytes());
                Some(put_list(store, &text, &sum, claim.run()).await?)
            }
            known => known,
        };
        claim.begin(known, wanted, all).await?;
    }
    let from = from.unwrap_or_default();
    claim.done(from);
    let left = found.work.as_ref().filter(|work| work.wanted.is_some()).map(|_| from);
    let bytes = steps[from..].iter().filter_map(|step| step.size).sum();
    watch.begins(steps.len() - from, bytes, left);
    go(site, store, claim, &steps, from, watch).await?;
    let old = claim.finish(site.edition()).await?;
    // A list that is left behind costs some room and nothing else.
    let _ = store.remove(&old.iter().map(String::as_str).collect::<Vec<_>>()).await;
    Ok(site.summary(found, steps[from..].to_vec(), store))
}

/// What is known before anything is changed.
struct Ready {
    standing: List,
    /// The name under which that list is kept at the destination, if it is.
    known: Option<String>,
    all: bool,
    steps: Vec<Step>,
    /// How many of the steps an earlier run has done, where this is the very same work.
    from: Option<usize>,
}

async fn prepare(
    site: &Site<'_>,
    store: &Store,
    found: &State,
    options: &Options,
) -> Result<Ready, Refusal> {
    let whole = match &found.standing {
        None => List::default(),
        Some(name) => read_list(store, name).await?,
    };
    let broken_off = found.work.as_ref().and_then(|work| Some((work, work.wanted.as_ref()?)));
    if let Some((work, wanted)) = broken_off {
        let there = if state::is_of(wanted, &site.sum) {
            site.wanted.clone()
        } else {
            read_list(store, wanted).await?
        };
        let left = steps::steps(&whole, &there, work.all);
        let done = work.done.min(left.len());
        if state::is_of(wanted, &site.sum) && (work.all || !options.all) {
            let known = found.standing.clone();
            return Ok(Ready {
                standing: whole,
                known,
                all: work.all,
                steps: left,
                from: Some(done),
            });
        }
        // Another edition than the one that was broken off: what that one may have done is not known.
        let standing = steps::after(&whole, &there, &left, done);
        let steps = steps::steps(&standing, &site.wanted, options.all);
        foreign(site, store, &standing, options).await?;
        return Ok(Ready { standing, known: None, all: options.all, steps, from: None });
    }
    foreign(site, store, &whole, options).await?;
    let steps = steps::steps(&whole, &site.wanted, options.all);
    // A first list of nothing is kept like any other.
    Ok(Ready {
        standing: whole,
        known: found.standing.clone(),
        all: options.all,
        steps,
        from: None,
    })
}

/// Keeps a list under a name that no other run gives.
async fn put_list(store: &Store, text: &str, sum: &str, run: &str) -> Result<String, Refusal> {
    let name = format!("{sum}-{run}");
    store.put(&state::list(&name), text.as_bytes().to_vec()).await?;
    Ok(name)
}

/// Removes lists of runs that were killed before they began.
async fn sweep(store: &Store, found: &State) -> Result<(), Refusal> {
    let needed = found.lists();
    let mut listed = store.list(list::OWN);
    let mut old = Vec::new();
    while let Some(path) = listed.try_next().await? {
        if path.starts_with(state::LISTS) && !needed.contains(&path) {
            old.push(path);
        }
    }
    store.remove(&old.iter().map(String::as_str).collect::<Vec<_>>()).await
}

async fn read_list(store: &Store, name: &str) -> Result<List, Refusal> {
    let path = state::list(name);
    let found = store.get(&path).await?;
    let sound = found.filter(|found| state::is_of(name, &List::sum(&found.bytes)));
    sound.and_then(|found| List::parse(&found.bytes)).ok_or(Refusal::Damaged(path))
}

/// Refuses where files stand in the way that are not ours.
async fn foreign(
    site: &Site<'_>,
    store: &Store,
    standing: &List,
    options: &Options,
) -> Result<(), Refusal> {
    let new: Vec<&str> = site
        .wanted
        .0
        .keys()
        .filter(|path| !standing.0.contains_key(*path))
        .map(|path| &**path)
        .collect();
    if options.adopt || new.is_empty() {
        return Ok(());
    }
    let mut found = BTreeSet::new();
    if !standing.0.is_empty() && new.len() <= FEW {
        let asked = stream::iter(&new)
            .map(|path| async move { Ok::<_, Refusal>((*path, store.has(path).await?)) });
        let asked: Vec<(&str, bool)> = asked.buffer_unordered(SIDE_BY_SIDE).try_collect().await?;
        found.extend(asked.into_iter().filter(|(_, has)| *has).map(|(path, _)| path.to_owned()));
    } else {
        let new: BTreeSet<&str> = new.into_iter().collect();
        let mut listed = store.list("");
        while let Some(path) = listed.try_next().await? {
            if new.contains(path.as_str()) {
                found.insert(path);
            }
        }
    }
    match found.len() {
        0 => Ok(()),
        count => Err(Refusal::Foreign(found.into_iter().take(SOME).collect(), count)),
    }
}

/// What would be done, without doing it.
async fn rehearse(
    site: &Site<'_>,
    store: &Store,
    found: &State,
    options: &Options,
) -> Result<Summary, Refusal> {
    let Ready { steps, from, .. } = prepare(site, store, found, options).await?;
    Ok(site.summary(found, steps[from.unwrap_or_default()..].to_vec(), store))
}

/// Does the steps, part by part.
async fn go(
    site: &Site<'_>,
    store: &Store,
    claim: &Claim<'_>,
    steps: &[Step],
    from: usize,
    watch: &dyn Watch,
) -> Result<(), Refusal> {
    let room = Semaphore::new(ROOM as usize);
    let mut at = from;
    while at < steps.len() {
        let part = steps[at].part;
        let end = at + steps[at..].iter().take_while(|step| step.part == part).count();
        if removes(part) {
            claim.turn().await;
            let paths: Vec<&str> = steps[at..end].iter().map(|step| &*step.path).collect();
            store.remove(&paths).await?;
            steps[at..end].iter().for_each(|step| watch.step(step));
        } else {
            let sends = stream::iter(at..end).map(|index| {
                let room = &room;
                async move {
                    let step = &steps[index];
                    let size = step.size.unwrap_or_default().div_ceil(1 << 20);
                    let size = u32::try_from(size).unwrap_or(ROOM).clamp(1, ROOM);
                    let _room = room.acquire_many(size).await;
                    let bytes = site.read(&step.path).await?;
                    claim.turn().await;
                    store.put(&step.path, bytes).await?;
                    Ok::<_, Refusal>(index)
                }
            });
            let mut sends = pin!(sends.buffer_unordered(SIDE_BY_SIDE));
            let (mut first, mut ahead) = (at, BTreeSet::new());
            while let Some(index) = sends.try_next().await? {
                watch.step(&steps[index]);
                ahead.insert(index);
                while ahead.remove(&first) {
                    first += 1;
                }
                claim.done(first);
            }
        }
        claim.done(end);
        at = end;
    }
    Ok(())
}

fn removes(part: Part) -> bool {
    matches!(part, Part::MakeWay | Part::OldPages | Part::OldFiles)
}
