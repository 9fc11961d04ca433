//! Tera, set up once and shared by all threads.

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::Theme;
use super::files::Files;
use super::{filters, mistake};
use crate::diag::{Diagnostic, Report};

/// What every page of one language shares, turned into template values once.
#[derive(Debug, Clone)]
pub struct Frame {
    site: Value,
    strings: Value,
}

impl Frame {
    /// The values `site` and `t`.
    pub fn new(site: &impl Serialize, strings: &crate::lang::Strings) -> Self {
        Self {
            site: Value::from_serializable(site),
            strings: Value::from_serializable(strings.all()),
        }
    }
}

impl Theme {
    /// Renders `template` into `out` with `site`, `t`, `page` and the page's subject under `name`.
    ///
    /// # Errors
    /// The mistake in the template, with its line.
    pub fn render(
        &self,
        template: &str,
        frame: &Frame,
        page: &impl Serialize,
        (name, subject): (&'static str, &impl Serialize),
        out: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("site", frame.site.clone());
        context.insert_value("t", frame.strings.clone());
        context.insert("page", page);
        context.insert(name, subject);
        self.tera
            .render_to(template, &context, out)
            .map_err(|error| Box::new(mistake::explained(&error, template, &self.origins)))
    }
}

/// The engine with every template, and where each template's text came from.
pub(super) fn engine(files: &Files, report: &mut Report) -> (Tera, Vec<(String, String)>) {
    let origins: Vec<_> =
        files.templates.iter().map(|(name, text)| (name.clone(), text.origin.clone())).collect();
    let mut tera = Tera::new();
    filters::register(&mut tera);
    let templates = files.templates.iter().map(|(name, text)| (name.as_str(), text.text.as_str()));
    if let Err(first) = tera.add_raw_templates(templates) {
        report.extend(mistake::in_theme(&first, files, &origins));
        // One by one, each template tells its own mistake of form.
        for (name, text) in &files.templates {
            let mut alone = Tera::new();
            filters::register(&mut alone);
            if let Err(error) = alone.add_raw_template(name, &text.text)
                && mistake::is_syntax(&error)
            {
                report.push(mistake::explained(&error, name, &origins));
            }
        }
    }
    (tera, origins)
}
