//! A published site as a place to be verified: every file is asked for, as a reader's browser would.
//!
//! Never: leaves the host that was named, sends anything about itself but fieldguide's name, believes a size
//! or a type that a host tells.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use sha2::{Digest, Sha256};
use tokio::runtime::Runtime;

use super::Failure;
use super::place::{Found, Place, Sum};
use crate::manifest::{self, sums};

/// The most that is read of a file whose size no list tells.
const MOST: u64 = 64 << 20;

/// How many files are asked for at once.
const AT_ONCE: usize = 8;

/// How often a file is asked for, before a host that is busy or a line that breaks counts.
const TRIES: u64 = 3;

/// Files that tell a host how to serve a site; many read them and do not hand them out.
const FOR_HOSTS: [&str; 4] = ["_headers", "_redirects", ".nojekyll", "CNAME"];

/// An address below which a site is published.
#[derive(Debug)]
pub(super) struct Web {
    root: Url,
    client: Client,
    runtime: Runtime,
    /// Whether the root has the manifest of a site: then it is no copy, whatever else is answered there. Some
    /// hosts answer to every name.
    is_site: bool,
}

/// A file that a host handed out.
struct Answer {
    response: Response,
    missing: bool,
}

impl Web {
    /// The site published at `address`.
    pub(super) fn open(address: &str) -> Result<Self, Failure> {
        let machine =
            |words: String| Failure::Machine(PathBuf::from(address), io::Error::other(words));
        let root = root(address).ok_or_else(|| {
            Failure::Nothing(format!("`{address}` is no address of a published site"))
        })?;
        // Two of these may be in one process; the first one's is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent("fieldguide")
            .redirect(within(&root))
            .connect_timeout(Duration::from_secs(20))
            .read_timeout(Duration::from_secs(60))
            .build()
            .map_err(|error| machine(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| machine(error.to_string()))?;
        let mut web = Self { root, client, runtime, is_site: false };
        let manifest =
            web.read(manifest::NAME, MOST).map_err(|error| machine(error.to_string()))?;
        web.is_site = manifest.is_some_and(|bytes| manifest::parse(&bytes).is_some());
        Ok(web)
    }

    /// What the host answers when asked for `path`.
    async fn ask(&self, path: &str) -> Result<Answer, String> {
        let mut url = self.root.clone();
        if let Ok(mut parts) = url.path_segments_mut() {
            parts.pop_if_empty().extend(path.split('/'));
        }
        let mut tried = 0;
        loop {
            tried += 1;
            let answer = self.client.get(url.clone()).send().await;
            let again = match &answer {
                Ok(response) => {
                    let status = response.status();
                    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
                }
                Err(error) => !error.is_redirect(),
            };
            if again && tried < TRIES {
                tokio::time::sleep(Duration::from_millis(300 * tried)).await;
                continue;
            }
            return answered(answer);
        }
    }

    async fn sum_at(&self, path: &str, most: u64) -> Sum {
        let Answer { mut response, missing } = match self.ask(path).await {
            Ok(answer) => answer,
            Err(words) => return Sum::Unreadable(words),
        };
        // The page for what is missing is handed out with just these words.
        if missing && !path.ends_with("404.html") {
            return Sum::Missing;
        }
        let mut sum = Sha256::new();
        let mut size = 0;
        loop {
            match response.chunk().await {
                Ok(Some(bytes)) => {
                    size += bytes.len() as u64;
                    if size > most {
                        return if missing { Sum::Missing } else { Sum::Larger(None) };
                    }
                    sum.update(&bytes);
                }
                Ok(None) => return Sum::Is(sum.finalize().into(), size),
                Err(error) => return Sum::Unreadable(words(&error)),
            }
        }
    }

    async fn read_at(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, String> {
        let Answer { mut response, missing } = self.ask(path).await?;
        if missing {
            return Ok(None);
        }
        let mut out = Vec::new();
        while let Some(bytes) = response.chunk().await.map_err(|error| words(&error))? {
            out.extend(bytes);
            if out.len() as u64 > most {
                return Err("it is far too large".to_owned());
            }
        }
        Ok(Some(out))
    }
}

impl Place for Web {
    fn list(&self, _: Option<&BTreeSet<&str>>) -> io::Result<Option<Vec<Found>>> {
        Ok(None)
    }

    fn read(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let of_copy = path.starts_with(&format!("{}/", sums::SITE))
            || [sums::NAME, sums::SIGNATURE, sums::SEAL, sums::START, sums::UNFINISHED]
                .contains(&path);
        if self.is_site && of_copy {
            return Ok(None);
        }
        let read = self.runtime.block_on(self.read_at(path, most));
        if [manifest::SIGNATURE, sums::SIGNATURE].iter().any(|name| path.ends_with(name)) {
            // A page in its place, from a host that answers to every name, is none.
            let is_one = |bytes: &Vec<u8>| bytes.starts_with(b"untrusted comment: ");
            return Ok(read.ok().flatten().filter(is_one));
        }
        read.map_err(io::Error::other)
    }

    fn sum(&self, path: &str, most: Option<u64>) -> Sum {
        self.runtime.block_on(self.sum_at(path, most.unwrap_or(MOST)))
    }

    fn withholds(&self, path: &str) -> bool {
        FOR_HOSTS.contains(&path)
    }

    fn readers(&self) -> Option<usize> {
        Some(AT_ONCE)
    }
}

/// The address of the folder that holds the site.
fn root(address: &str) -> Option<Url> {
    let mut url = Url::parse(address).ok().filter(Url::has_host)?;
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().to_owned();
    let folder = path.strip_suffix("index.html").unwrap_or(&path).trim_end_matches('/');
    url.set_path(&format!("{folder}/"));
    Some(url)
}

/// Follows the host to itself only, and never from a locked line to an open one.
fn within(root: &Url) -> Policy {
    let root = root.clone();
    Policy::custom(move |to| {
        let same = to.url().host() == root.host()
            && (to.url().scheme() == root.scheme() || to.url().scheme() == "https");
        if !same {
            let place = to.url().host_str().unwrap_or("another place").to_owned();
            to.error(format!("the host sends readers elsewhere, to {place}"))
        } else if to.previous().len() > 5 {
            to.error("the host sends readers in a circle")
        } else {
            to.follow()
        }
    })
}

fn answered(answer: Result<Response, reqwest::Error>) -> Result<Answer, String> {
    let response = answer.map_err(|error| words(&error))?;
    let status = response.status();
    let missing = matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE);
    if missing || status.is_success() {
        Ok(Answer { response, missing })
    } else {
        let reason = status.canonical_reason().unwrap_or_default();
        Err(format!("the host answers {} {reason}", status.as_u16()).trim_end().to_owned())
    }
}

/// What is the matter, in the words of whoever knows best: the cause of the cause.
fn words(error: &reqwest::Error) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(cause) = last.source() {
        last = cause;
    }
    if error.is_timeout() {
        "the host does not answer in time".to_owned()
    } else {
        last.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn the_folder_is_found_however_its_address_is_written() {
        for address in [
            "https://example.org/guide",
            "https://example.org/guide/",
            "https://example.org/guide/index.html",
            "https://example.org/guide/index.html?x=1#top",
        ] {
            let root = root(address).map(String::from);
            assert_eq!(root.as_deref(), Some("https://example.org/guide/"), "{address}");
        }
        assert_eq!(
            root("https://example.org").map(String::from).as_deref(),
            Some("https://example.org/")
        );
        assert!(root("https://").is_none());
    }
}
