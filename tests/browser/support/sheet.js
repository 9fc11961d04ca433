// The page around the contact sheet's pictures: one row of choices for each thing in which pictures differ. Choosing
// hides the others by CSS alone, so that the folder can be passed on and opened anywhere.

const CHOICES = ["kind", "theme", "lang", "look", "width"];
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** HTML of the sheet; a picture is `{ file, kind, theme, lang, look, width, path }`. */
export function sheet(pictures) {
  const values = (what) => [...new Set(pictures.map((one) => one[what]))].sort((a, b) => String(a).localeCompare(String(b), "en", { numeric: true }));
  const first = { kind: "home", look: "light", theme: "all", lang: "all", width: 390 };
  const choice = (what) => {
    const radios = ["all", ...values(what)].map((value) => {
      const checked = String(first[what]) === String(value) ? " checked" : "";
      return `<label><input type="radio" name="${what}" id="${what}-${escape(value)}"${checked}>${escape(value)}</label>`;
    });
    return `<fieldset><legend>${what}</legend>${radios.join("")}</fieldset>`;
  };
  const rules = CHOICES.flatMap((what) => values(what).map((value) => `body:has([id="${what}-${value}"]:checked) figure:not([data-${what}="${value}"]) { display: none }`));
  const figure = (one) => {
    const data = CHOICES.map((what) => `data-${what}="${escape(one[what])}"`).join(" ");
    const caption = `${one.kind}, ${one.theme}, ${one.lang}, ${one.look}, ${one.width} px`;
    return `<figure ${data}><a href="${escape(one.file)}"><img src="${escape(one.file)}" alt="${escape(caption)}" loading="lazy"></a><figcaption>${escape(caption)}<br><small>${escape(one.path)}</small></figcaption></figure>`;
  };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
<title>Contact sheet</title>
<style>
body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color-scheme: light dark }
form { position: sticky; top: 0; z-index: 1; padding: .5rem 1rem; background: Canvas; border-bottom: 1px solid }
fieldset { display: inline-block; margin: 0 1rem .25rem 0; padding: 0; border: 0 }
legend { float: left; margin-right: .5rem; font-weight: 700 }
label { margin-right: .6rem; white-space: nowrap }
main { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; padding: 1rem }
figure { margin: 0; width: 19rem }
figure[data-width="768"], figure[data-width="816"], figure[data-width="1200"] { width: 39rem; max-width: 100% }
img { display: block; width: 100%; min-height: 4rem; border: 1px solid GrayText }
small { color: GrayText }
${rules.join("\n")}
</style>
<form>${CHOICES.map(choice).join("\n")}</form>
<main>
${pictures.map(figure).join("\n")}
</main>
</html>
`;
}
