//! Names without what is easily mistaken: capitals, accents, punctuation, small words, plurals.

/// Words that sources swap or leave out.
const SMALL: [&str; 26] = [
    "a", "al", "an", "and", "con", "contra", "de", "del", "e", "el", "en", "for", "in", "la",
    "las", "los", "of", "on", "para", "por", "the", "to", "u", "with", "y", "against",
];

/// The telling words of `name` in their plainest form.
pub(super) fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '.'))
        .flat_map(char::to_lowercase)
        .map(bare)
        .collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !SMALL.contains(word)).map(singular).collect()
}

/// A letter of Spanish, French or Portuguese without its accent.
fn bare(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let kept = word.len() < 4 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let stem = if kept { word } else { word.strip_suffix('s').unwrap_or(word) };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn slips_make_no_difference() {
        for (a, b) in [
            ("Office of Victims of Crime", "Office for Victims of Crime"),
            ("Federal Bureau of Investigations", "Federal Bureau of Investigation"),
            ("Department Health and Human Services", "Department of Health & Human Services"),
            ("Women’s Bureau", "WOMENS BUREAU"),
            ("Anti-Trafficking in Persons", "Anti Trafficking Persons"),
        ] {
            assert_eq!(words(a).concat(), words(b).concat());
        }
        assert_ne!(words("Region 1"), words("Region 2"));
    }
}
