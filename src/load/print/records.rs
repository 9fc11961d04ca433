//! The records that a set draws on: those that are named, and those that have what it prints.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::settings::unknown_agency;
use super::{keys, once};
use crate::config::{Config, Placed, Selection, SheetSet};
use crate::diag::{Diagnostic, Report, Severity};
use crate::load::known::Known;
use crate::model::{Agency, AgencyIx, Catalog, Form, PrintSet};

/// What sets are held against.
pub(super) struct Ground<'a> {
    pub(super) config: &'a Config,
    pub(super) known: &'a Known<'a>,
    pub(super) catalog: &'a Catalog,
    /// Files with mistakes: what they lack may only not have been understood.
    wrong: BTreeSet<Arc<str>>,
}

/// What a record must have for a sheet, and has not.
enum Lack {
    Wording,
    Phone,
}

impl<'a> Ground<'a> {
    /// Call it when every record was read.
    pub(super) fn new(
        config: &'a Config,
        known: &'a Known<'a>,
        catalog: &'a Catalog,
        report: &Report,
    ) -> Self {
        let errors = report.all().iter().filter(|found| found.severity == Severity::Error);
        let files = errors.filter_map(|found| found.origin.as_ref());
        let wrong = files.map(|origin| Arc::clone(&origin.file)).collect();
        Self { config, known, catalog, wrong }
    }

    /// Whether there is no mistake in the file of any agency.
    pub(super) fn all_read(&self) -> bool {
        !self.wrong.iter().any(|file| file.starts_with("content/agencies/"))
    }

    fn is_read(&self, agency: &Agency) -> bool {
        !self.wrong.contains(file(agency).as_str())
    }
}

/// The records of `set`.
pub(super) fn of(
    set: &SheetSet,
    form: Option<Form>,
    discreet: bool,
    ground: &Ground<'_>,
    report: &mut Report,
) -> Vec<AgencyIx> {
    let catalog = ground.catalog;
    let fits = |form, ix: &AgencyIx| lack(catalog.agency(*ix), form, discreet).is_none();
    match (&set.records, form) {
        (Some(Selection::These(words)), form) => {
            let named = |word: &Placed| {
                let found = ground.known.agency_for(word, report);
                match (found, form) {
                    (None, _) => {
                        let unknown = unknown_agency(word, ground.known);
                        report.push(keys::not_in_a_list(word, "records", unknown));
                    }
                    (Some(ix), Some(form)) => {
                        let agency = catalog.agency(ix);
                        let lacks = lacks(agency, form, discreet)
                            .map(|lacks| lacks.at(word.origin.clone()));
                        report.extend(lacks.filter(|_| ground.is_read(agency)));
                    }
                    (Some(_), None) => {}
                }
                found
            };
            once(words.iter().filter_map(named))
        }
        (_, None | Some(Form::TopicSheet | Form::HotlineSheet)) => Vec::new(),
        (None, Some(form)) if form.is_display() => {
            of_help_line(set, form, discreet, ground, report)
        }
        (_, Some(form)) => {
            catalog.each_agency().map(|(ix, _)| ix).filter(|ix| fits(form, ix)).collect()
        }
    }
}

/// Where a poster, cards or a flyer name no record, the line of every page is theirs.
fn of_help_line(
    set: &SheetSet,
    form: Form,
    discreet: bool,
    ground: &Ground<'_>,
    report: &mut Report,
) -> Vec<AgencyIx> {
    if set.has("records") {
        return Vec::new();
    }
    let (ix, named) = (ground.catalog.help_line, &ground.config.help_line);
    if let (Some(ix), Some(named)) = (ix, named) {
        let agency = ground.catalog.agency(ix);
        let lacks = lacks(agency, form, discreet).map(|lacks| {
            lacks.at(set.at("form")).note(named.origin.clone(), "it is taken from here")
        });
        report.extend(lacks.filter(|_| ground.is_read(agency)));
    } else if named.is_none() {
        let word = form.word();
        let message = format!("no record is named for `{word}`, and the site has no `help_line`");
        let nobody = Diagnostic::new("missing-field", message)
            .at(set.at("form"))
            .help("add a line `records: [ID]`, or `help_line: ID` for the site as a whole");
        report.push(nobody);
    }
    ix.into_iter().collect()
}

fn lack(agency: &Agency, form: Form, discreet: bool) -> Option<Lack> {
    if discreet && agency.discreet.is_none() {
        return Some(Lack::Wording);
    }
    let has_number = |agency: &Agency| {
        agency.contacts.iter().any(|c| c.phone.is_some() || c.sms.is_some() || c.tty.is_some())
    };
    let numbers = form.is_display() || form == Form::Handout;
    (numbers && !has_number(agency)).then_some(Lack::Phone)
}

/// The mistake of naming `agency` for a sheet that needs what it lacks.
fn lacks(agency: &Agency, form: Form, discreet: bool) -> Option<Diagnostic> {
    let (id, file) = (&agency.id, file(agency));
    let (message, help) = match lack(agency, form, discreet)? {
        Lack::Wording => (
            format!(
                "`{id}` has no `discreet` wording, and a discreet sheet has no other words for it"
            ),
            format!(
                "add a line `discreet: …` to `{file}`: a few words that do not name the subject"
            ),
        ),
        Lack::Phone => (
            format!("`{id}` has no telephone number: there is nothing to print large"),
            format!("add a contact with `phone:` to `{file}`, or name another record"),
        ),
    };
    Some(Diagnostic::new("missing-field", message).help(help))
}

/// Why no record is on any sheet of `set`, and what would bring one there.
pub(super) fn lacking(set: &PrintSet) -> (&'static str, &'static str) {
    match (set.discreet, set.form.is_display()) {
        (true, _) => (
            "no agency has both `discreet` wording and a telephone number",
            "add a line `discreet: …` to an agency with a number",
        ),
        (false, true) => {
            ("no agency has a telephone number", "add a contact with `phone:` to an agency")
        }
        (false, false) => ("the site has no agencies", "add one with `fieldguide new agency ID`"),
    }
}

fn file(agency: &Agency) -> String {
    format!("content/agencies/{}.yaml", agency.id)
}
