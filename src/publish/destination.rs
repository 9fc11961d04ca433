//! Where a site is to go, from the word on the command line.
//!
//! Takes: `s3://bucket/folder`, `gs://…`, `az://…` or a folder; the environment, for keys and hosts.
//! Gives: a store that can be written to.
//! Never: repeats a key in words; takes one from anywhere but the environment.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fmt};

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{BackoffConfig, ClientConfigKey, ObjectStore, RetryConfig};

use super::Refusal;

/// A place that sites are published to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket, and the folder in it, empty for all of it.
    Bucket(Host, String, String),
}

/// Who keeps the bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Amazon S3 and all that speak like it.
    S3,
    /// Google Cloud Storage.
    Google,
    /// Azure Blob Storage; its buckets are called containers.
    Azure,
}

/// Schemes of addresses.
const HOSTS: [(&str, Host); 3] =
    [("s3://", Host::S3), ("gs://", Host::Google), ("az://", Host::Azure)];

impl Destination {
    /// The destination that `text` names.
    ///
    /// # Errors
    /// In words, when it names none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let found =
            HOSTS.iter().find_map(|(scheme, host)| Some((text.strip_prefix(scheme)?, *host)));
        if let Some((rest, host)) = found {
            let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
            let folder = folder.trim_matches('/');
            let clean = |text: &str| !text.contains([' ', '?', '#', '@', '\\', ':']);
            let parts =
                folder.is_empty() || folder.split('/').all(|part| !matches!(part, "" | "." | ".."));
            if bucket.is_empty() || !clean(bucket) || !clean(folder) || !parts {
                return Err(
                    "write the bucket and the folder in it, as s3://bucket/folder".to_owned()
                );
            }
            return Ok(Self::Bucket(host, bucket.to_owned(), folder.to_owned()));
        }
        match text.split_once("://") {
            Some((scheme, _)) => Err(format!(
                "`{scheme}://` is no place to publish to: write s3://, gs://, az:// or a folder"
            )),
            None if text.is_empty() => Err("the destination is empty".to_owned()),
            None => Ok(Self::Folder(text.into())),
        }
    }

    /// The folder of this machine that it is.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Bucket(..) => None,
        }
    }

    /// The folder in the bucket, with `/` between parts; empty for none.
    pub(super) fn prefix(&self) -> &str {
        match self {
            Self::Folder(_) => "",
            Self::Bucket(_, _, folder) => folder,
        }
    }

    /// The store behind it.
    pub(super) fn open(&self) -> Result<Arc<dyn ObjectStore>, Refusal> {
        let store: Result<Arc<dyn ObjectStore>, _> = match self {
            // Only looked at: nothing stands there.
            Self::Folder(folder) if !folder.exists() => Ok(Arc::new(InMemory::new()) as _),
            Self::Folder(folder) => LocalFileSystem::new_with_prefix(folder)
                .map(|store| Arc::new(store.with_automatic_cleanup(true).with_fsync(true)) as _),
            Self::Bucket(Host::S3, bucket, _) => {
                s3(bucket).build().map(|store| Arc::new(store) as _)
            }
            Self::Bucket(Host::Google, bucket, _) => {
                google(bucket).build().map(|store| Arc::new(store) as _)
            }
            Self::Bucket(Host::Azure, bucket, _) => {
                azure(bucket).build().map(|store| Arc::new(store) as _)
            }
        };
        store.map_err(|error| Refusal::of(&error))
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Bucket(host, bucket, folder) => {
                let scheme =
                    HOSTS.iter().find(|(_, other)| other == host).map_or("", |(scheme, _)| scheme);
                write!(f, "{scheme}{bucket}{}{folder}", if folder.is_empty() { "" } else { "/" })
            }
        }
    }
}

/// The whole time for one request: a booklet of 20 MB goes through a line of 1 Mbit/s in it.
const TIMEOUT: &str = "300 seconds";

/// A host that hiccups is asked again, but not for so long that others take us for dead.
fn retry() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig { max_backoff: Duration::from_secs(5), ..BackoffConfig::default() },
        max_retries: 6,
        retry_timeout: Duration::from_secs(30),
    }
}

fn s3(bucket: &str) -> AmazonS3Builder {
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry());
    // A server on this very machine may do without encryption; any other must be asked for by name.
    let own = |key: AmazonS3ConfigKey| {
        let endpoint = builder.get_config_value(&key).unwrap_or_default();
        ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|own| {
            let rest = endpoint.strip_prefix(own);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        })
    };
    if own(AmazonS3ConfigKey::S3Endpoint) || own(AmazonS3ConfigKey::Endpoint) {
        builder = builder.with_allow_http(true);
    }
    match time("AWS_TIMEOUT") {
        Some(time) => {
            builder.with_config(AmazonS3ConfigKey::Client(ClientConfigKey::Timeout), time)
        }
        None => builder,
    }
}

fn google(bucket: &str) -> GoogleCloudStorageBuilder {
    let builder =
        GoogleCloudStorageBuilder::from_env().with_bucket_name(bucket).with_retry(retry());
    match time("GOOGLE_TIMEOUT") {
        Some(time) => builder.with_config(GoogleConfigKey::Client(ClientConfigKey::Timeout), time),
        None => builder,
    }
}

fn azure(bucket: &str) -> MicrosoftAzureBuilder {
    let builder = MicrosoftAzureBuilder::from_env().with_container_name(bucket).with_retry(retry());
    match time("AZURE_TIMEOUT") {
        Some(time) => builder.with_config(AzureConfigKey::Client(ClientConfigKey::Timeout), time),
        None => builder,
    }
}

/// The time for a request, where the environment does not say another.
fn time(variable: &str) -> Option<&'static str> {
    env::var_os(variable).is_none().then_some(TIMEOUT)
}

#[cfg(test)]
mod tests {
    use super::{Destination, Host};

    #[test]
    fn addresses_and_folders_are_told_apart() {
        let bucket = |host, bucket: &str, folder: &str| {
            Ok(Destination::Bucket(host, bucket.to_owned(), folder.to_owned()))
        };
        assert_eq!(Destination::parse("s3://guide"), bucket(Host::S3, "guide", ""));
        assert_eq!(Destination::parse("s3://guide/en/2026/"), bucket(Host::S3, "guide", "en/2026"));
        assert_eq!(Destination::parse("gs://guide"), bucket(Host::Google, "guide", ""));
        assert_eq!(Destination::parse("az://guide/x"), bucket(Host::Azure, "guide", "x"));
        assert_eq!(Destination::parse("www"), Ok(Destination::Folder("www".into())));
        for wrong in [
            "",
            "s3://",
            "s3:///x",
            "s3://a/b//c",
            "s3://a/../b",
            "s3://k:s@a",
            "http://a",
            "ftp://a",
        ] {
            assert!(Destination::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            Destination::parse("s3://a/b/").map(|it| it.to_string()),
            Ok("s3://a/b".to_owned())
        );
    }
}
