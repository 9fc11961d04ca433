//! The files that travel with the site for other programs, read by libraries that are not ours.

mod cards;
mod feed;
mod open_search;
mod records;
mod settings;
mod tables;

use std::sync::OnceLock;

use fieldguide::model::Catalog;
use fieldguide::source::Disk;

use crate::support::Site;
use crate::support::tree::project;

/// The records of the shipped guide.
fn guide() -> &'static Catalog {
    static GUIDE: OnceLock<Catalog> = OnceLock::new();
    GUIDE.get_or_init(|| {
        let tree = Disk::open(&project()).expect("the project's folder");
        fieldguide::load::load(&tree, None).expect("a readable site").catalog
    })
}

/// The page at `path` with its attributes in the one way of writing them that a minifier leaves alone.
fn page(built: &crate::support::site::Result, path: &str) -> String {
    built.text(path).replace('"', "")
}

/// A site in three languages: a help line with every kind of number, a tip line, an office with a
/// switchboard, and one that is no more.
fn lines() -> Site {
    let settings = "title: {en: Test guide, es: Guía de prueba}\n\
        publisher: {name: The fieldguide project}\n\
        notice: This is not a government website.\n\
        languages: [en, es, ar]\npartly_translated: [ar]\nedition: 2026-11-22\n";
    Site::minimal()
        .with("content/site.yaml", settings)
        .with("content/agencies/beds.yaml", BEDS)
        .with("content/agencies/beds.es.yaml", BEDS_ES)
        .with("content/agencies/bureau.yaml", BUREAU)
        .with("content/agencies/gone.yaml", GONE)
}

const BEDS: &str = "\
name: Harbor; beds, and more
kind: hotline
summary: It finds a bed for tonight, \"free\" of charge.
acronym: HB
parent: ovc
sources: [sheet-2009]
website: https://www.example.org/beds?a=1&b=2
last_verified: 2026-02-21
discreet: Free help line
contacts:
  - label: Call
    line: help
    phone: 1-202-555-0123 ext. 7
    always_open: true
    languages: [en, es]
    consequences: |-
      They may tell, others\\about it;
      ask first.
    last_verified: 2026-03-01
    source: sheet-2009
  - label: Write
    line: help
    sms: \"233733\"
    sms_keyword: BED
  - label: TTY
    line: help
    tty: 1-202-555-0124
  - label: Relay
    line: help
    phone: \"711\"
";

const BEDS_ES: &str = "\
name: Camas del puerto, y aún más camas para quien las necesite esta noche en la ciudad
summary: Encuentra una cama para esta noche.
discreet: Línea gratuita de ayuda
contacts:
  - {label: Llamar}
  - {label: Escribir}
  - {label: TTY}
  - {label: Retransmisión}
";

const BUREAU: &str = "\
name: \"=Bureau\"
kind: office
summary: It takes tips.
sources: [sheet-2009]
email: desk@example.org
contacts:
  - {label: Tips, line: tips, phone: 1-202-555-0125, consequences: Officers answer.}
  - {label: Desk, line: general, phone: +44 20 7946 0958}
";

const GONE: &str = "\
name: Office of the past
kind: office
summary: It is no more.
status: historical
sources: [sheet-2009]
contacts:
  - {label: Desk, line: general, phone: 1-202-555-0126, last_verified: 2019-05}
";
