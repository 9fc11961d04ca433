//! A fact sheet: one record, whole.

use super::code::code;
use super::documents::documents;
use crate::model::{AgencyIx, Related};
use crate::plan::Subject;
use crate::view::references::References;
use crate::view::scene::Scene;
use crate::view::subject::{Code, Sheet};

/// The fact sheet of a record.
pub(super) fn fill<'a>(scene: &Scene<'a>, ix: AgencyIx, sheet: Sheet<'a>) -> Sheet<'a> {
    let agency = scene.catalog().agency(ix);
    let mut references = References::default();
    let mut chapter = scene.agency_chapter(ix, &mut references);
    let site = scene.words(&scene.stage().config.title);
    let mut filled = Sheet {
        acronym: chapter.acronym,
        above: std::iter::once(site).chain(chapter.above.take()).collect(),
        lead: chapter.lead.take(),
        warnings: std::mem::take(&mut chapter.warnings),
        codes: codes(scene, ix),
        sources: documents(scene, references, &agency.sources),
        ..sheet
    };
    chapter.acronym = "";
    filled.warn(scene, scene.is_old(ix));
    filled.chapters.push(chapter);
    filled
}

/// The number to call, and the record's page where the site has an address; a record without a
/// number has its website.
fn codes<'a>(scene: &Scene<'a>, ix: AgencyIx) -> Vec<Code<'a>> {
    let mut codes: Vec<_> = scene.call_code(ix).into_iter().collect();
    let path = scene.stage().plan.path(Subject::Record(Related::Agency(ix)), scene.lang());
    codes.extend(scene.page_code(&path));
    if codes.is_empty() {
        let website = scene.catalog().agency(ix).website.as_deref();
        codes.extend(website.and_then(|url| code(scene.said("code_website"), url, url)));
    }
    codes
}

impl<'a> Scene<'a> {
    /// The code that calls a record's first number; one that writes to it where it has none.
    pub(super) fn call_code(&self, ix: AgencyIx) -> Option<Code<'a>> {
        let mut contacts: Vec<_> = self.catalog().agency(ix).contacts.iter().collect();
        contacts.sort_by_key(|contact| contact.line);
        let call = contacts.iter().find_map(|contact| contact.phone.as_ref());
        let text = contacts.iter().find_map(|contact| contact.sms.as_ref());
        match (call, text) {
            (Some(phone), _) => code(self.said("code_call"), &phone.display(), &phone.tel_href()),
            (None, Some(phone)) => {
                code(self.said("code_text"), &phone.display(), &phone.sms_href())
            }
            (None, None) => None,
        }
    }

    /// The code of the page at `path`; none on a site that has no address.
    pub(super) fn page_code(&self, path: &str) -> Option<Code<'a>> {
        let base = self.stage().config.base_url.as_ref()?;
        let address = format!("{base}/{path}");
        code(self.said("code_page"), &address, &address)
    }
}
