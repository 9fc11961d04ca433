//! What a reader without a network sees at an address that is not kept: the way back, the line to call, the way out.
//!
//! It is shown at any depth, so its addresses begin with [`ROOT`], in whose place the worker puts that of the site.

use crate::lang::Lang;
use crate::plan::theme_asset_path;
use crate::produce::site::Inputs;
use crate::view::scene::escaped;
use crate::view::shell::Site;

/// What stands in the place of the address of the site's root.
const ROOT: &str = "{root}";

/// Its style sheet, below the theme's `assets/`.
const SHEET: &str = "offline/page.css";

/// The page in one language.
pub(super) fn page(inputs: Inputs<'_>, lang: Lang) -> String {
    let stage = inputs.stage(lang);
    let site = Site::new(stage, std::iter::empty(), "");
    let language = inputs.plan.languages().get(lang);
    let word = |key| escaped(stage.strings.get(key));
    let link = |path: &str, label: &str| format!("<p><a href=\"{ROOT}{path}\">{label}</a></p>\n");
    let sheet = inputs.theme.assets().iter().any(|asset| asset.name == SHEET);
    let sheet = if sheet {
        format!("<link rel=\"stylesheet\" href=\"{ROOT}{}\">\n", theme_asset_path(SHEET))
    } else {
        String::new()
    };
    let title = word("absent");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n{sheet}</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        language.tag,
        language.dir(),
        word("absent_why"),
    );
    let help = site.help.as_ref().and_then(|help| Some((help, help.contact.phone.as_ref()?)));
    if let Some((help, phone)) = help {
        let (name, number) = (escaped(help.record.name.text), escaped(&phone.display));
        out.push_str(&format!(
            "<p{}>{name}: <a href=\"{}\" dir=\"ltr\">{number}</a></p>\n",
            help.record.name.attr,
            escaped(&phone.tel),
        ));
    }
    out.push_str(&link(&site.paths.home, &word("absent_home")));
    if let Some(exit) = &site.exit {
        out.push_str(&link(&exit.away, &escaped(exit.label.text)));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
