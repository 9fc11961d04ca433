//! The text of `sw.js`.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::absent;
use crate::lang::Lang;
use crate::manifest::{Listed, push_hex};
use crate::plan::root;
use crate::produce::minify;
use crate::produce::site::Inputs;

/// The worker's code, which finds in `EDITION`, `ROOT`, `OTHERS`, `ABSENT` and `FILES` what it is for.
const CODE: &str = include_str!("worker.js");

/// A worker that takes away what an earlier one left, and itself.
pub const REMOVER: &str = include_str!("remover.js");

/// How many bytes of a sum stand in the list: enough that no two editions of a file are taken for
/// one, and half the bytes that every reader loads.
const SUM: usize = 16;

/// The worker that keeps `kept` for readers of `lang`.
pub(super) fn text(inputs: Inputs<'_>, lang: Lang, kept: &[&Listed]) -> String {
    let absent = absent::page(inputs, lang);
    let mut files = Map::new();
    for file in kept {
        let mut sum = String::with_capacity(2 * SUM);
        push_hex(&file.sha256[..SUM], &mut sum);
        files.insert(file.path.to_string(), Value::String(sum));
    }
    let list = Value::Object(files).to_string().replace("\",\"", "\",\n\"");
    let folder = inputs.plan.file("", lang);
    let others = inputs.plan.languages().all().map(|(other, _)| inputs.plan.file("", other));
    let others: Vec<String> =
        others.filter(|other| !other.is_empty() && *other != folder).collect();
    let mut edition = String::new();
    push_hex(&Sha256::digest(&list)[..8], &mut edition);
    let code = minify::js(CODE.as_bytes());
    format!(
        "\"use strict\";\nvar EDITION = {};\nvar ROOT = {};\nvar OTHERS = {};\nvar ABSENT = {};\nvar FILES = {list};\n{}",
        json!(edition),
        json!(root(&folder)),
        json!(others),
        json!(absent),
        String::from_utf8_lossy(&code),
    )
}
