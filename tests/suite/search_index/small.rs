//! Small sites to search.

use std::collections::BTreeMap;

use fieldguide::pipeline::{self, Options};
use fieldguide::produce::SearchIndex;
use fieldguide::search::Parts;

use super::reader::Reader;
use crate::support::Site;

/// An office by the sea.
pub(super) const HARBOR: &str = "\
name: Harbor Safety Office
kind: office
summary: Inspects small boats and answers questions about them.
acronym: HSO
roles: [funding]
audiences: [public]
topics: [benefits]
sources: [sheet-2009]
";

/// A line with all kinds of numbers and names.
pub(super) const HOTLINE: &str = "\
name: Harbor Help Line
kind: hotline
summary: Answers at any hour.
former_names: [{name: Night Harbor Line, acronym: NHL, until: 2016-11}]
aliases: [The Lantern]
audiences: [public]
topics: [benefits]
contacts:
  - label: Call
    line: help
    phone: 1-202-555-0188
    sms: '55501'
    last_verified: 2026-10-01
  - label: Tips
    line: tips
    phone: 1-202-555-DAFE
    consequences: Officers may act on it.
    last_verified: 2026-10-01
sources: [sheet-2009]
";

/// One office by the sea.
pub(super) fn harbors() -> Site {
    Site::minimal()
        .without("content/agencies/ovc.yaml")
        .with("content/agencies/harbor.yaml", HARBOR)
}

/// The indexes of a site, without its pages.
pub(super) fn indexes(site: &Site) -> Vec<SearchIndex> {
    let (report, indexes) = pipeline::indexes(&site.tree(), &Options::default())
        .expect("the machine does not fail in memory");
    assert!(!report.has_errors(), "{:?}", report.all());
    indexes
}

/// The index of a site in its first language.
pub(super) fn read(site: &Site) -> Reader {
    let indexes = indexes(site);
    Reader::open(|part| indexes[0].part(part))
}

/// All parts of the first language of a site, by name.
pub(super) fn parts(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let indexes = indexes(site);
    let manifest = Reader::open(|part| indexes[0].part(part)).manifest;
    let names = super::shape::named(&manifest).into_iter();
    names.map(|name| (name.clone(), indexes[0].part(&name).expect("a part"))).collect()
}
