//! Contact cards, read by the crate `vcard4`, which refuses what RFC 6350 does not allow.

use fieldguide::model::{Contact, Phone, PhoneKind};
use vcard4::Vcard;
use vcard4::property::TextOrUriProperty;

use super::{guide, lines};
use crate::search_index::shipped;
use crate::support::Site;

fn cards(bytes: &[u8]) -> Vec<Vcard> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    vcard4::parse(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn name(card: &Vcard) -> &str {
    &card.formatted_name.first().expect("a name").value
}

/// The numbers as the card has them.
fn numbers(card: &Vcard) -> Vec<String> {
    let text = |tel: &TextOrUriProperty| match tel {
        TextOrUriProperty::Uri(uri) => uri.value.to_string(),
        TextOrUriProperty::Text(text) => panic!("`{}` is no address", text.value),
    };
    card.tel.iter().map(text).collect()
}

fn note(card: &Vcard) -> &str {
    card.note.first().map_or("", |note| note.value.as_str())
}

fn built(site: &Site) -> crate::support::site::Result {
    let built = site.build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built
}

#[test]
fn every_number_of_the_guide_is_on_the_card_of_its_record() {
    for folder in ["", "es/", "ar/"] {
        let mut all = Vec::new();
        for agency in guide().agencies.iter().filter(|agency| agency.has_a_hotline()) {
            let file = &shipped()[&format!("{folder}data/vcards/{}.vcf", agency.id)];
            let mut found: Vec<_> = cards(file).iter().flat_map(numbers).collect();
            let all_of = |contact: &Contact| {
                [contact.phone.clone(), contact.sms.clone(), contact.tty.clone()]
            };
            let phones = agency.contacts.iter().flat_map(all_of).flatten();
            let mut wanted: Vec<_> = phones.map(|phone: Phone| phone.tel_href()).collect();
            found.sort();
            found.dedup();
            wanted.sort();
            wanted.dedup();
            assert_eq!(found, wanted, "{}", agency.id);
            all.extend_from_slice(file);
        }
        assert!(!all.is_empty());
        assert_eq!(shipped()[&format!("{folder}data/hotlines.vcf")], all);
    }
}

#[test]
fn each_card_of_the_guide_warns_as_its_record_does() {
    for agency in guide().agencies.iter().filter(|agency| agency.has_a_hotline()) {
        let file = &shipped()[&format!("data/vcards/{}.vcf", agency.id)];
        let said: String = cards(file).iter().map(note).collect();
        for contact in agency.contacts.iter().filter(|contact| contact.has_a_number()) {
            if let Some(consequences) = &contact.consequences {
                assert!(said.contains(consequences.original()), "{}: {said}", agency.id);
            }
        }
    }
}

#[test]
fn a_card_says_whose_number_it_is_and_all_that_is_known_of_it() {
    let built =
        built(&lines().append("content/site.yaml", "base_url: https://guide.example.org\n"));
    let cards = cards(&built.files["data/vcards/beds.vcf"]);
    let [card] = &cards[..] else { panic!("{} cards", cards.len()) };
    assert_eq!(name(card), "Harbor; beds, and more");
    // The crate takes an escaped semicolon for one between the parts of a name.
    assert!(built.text("data/vcards/beds.vcf").contains("\r\nORG:Harbor\\; beds\\, and more\r\n"));
    assert_eq!(
        numbers(card),
        ["tel:+12025550123;ext=7", "tel:233733", "tel:+12025550124", "tel:711"]
    );
    assert_eq!(card.kind.as_ref().map(|kind| kind.value.to_string()).as_deref(), Some("org"));
    let urls: Vec<_> = card.url.iter().map(|url| url.value.to_string()).collect();
    assert_eq!(
        urls,
        ["https://www.example.org/beds?a=1&b=2", "https://guide.example.org/agencies/beds.html"]
    );
    assert_eq!(card.source[0].value.to_string(), "https://guide.example.org/data/vcards/beds.vcf");
    assert_eq!(card.lang.iter().map(|lang| lang.value.as_str()).collect::<Vec<_>>(), ["en", "es"]);
    let note = note(card);
    for said in [
        "Call\n1-202-555-0123 ext. 7\nBefore you call: They may tell, others\\about it;\nask first.",
        "Open 24 hours a day, 7 days a week",
        "Text BED to 233733",
        "Text telephone (TTY): 1-202-555-0124",
        "Checked on March 1, 2026",
        "Not checked since.",
        "Test guide. Edition of November 22, 2026",
    ] {
        assert!(note.contains(said), "{said}\nis not in:\n{note}");
    }
    assert_eq!(built.text("data/vcards/beds.vcf").matches("REV:20260301T000000Z").count(), 1);
}

#[test]
fn a_line_on_which_an_authority_answers_has_a_card_whose_name_says_so() {
    let built = built(&lines());
    let cards = cards(&built.files["data/vcards/bureau.vcf"]);
    let [desk, tips] = &cards[..] else { panic!("{} cards", cards.len()) };
    assert_eq!((name(desk), name(tips)), ("=Bureau", "=Bureau – Law enforcement tip line"));
    assert_eq!(
        (numbers(desk), numbers(tips)),
        (vec!["tel:+442079460958".into()], vec!["tel:+12025550125".into()])
    );
    assert!(note(tips).contains("Before you call: Officers answer."));
    let uid = |card: &Vcard| card.uid.as_ref().map(ToString::to_string).expect("a UID");
    assert_ne!(uid(desk), uid(tips));
    assert_eq!(desk.email[0].value, "desk@example.org");
    assert!(tips.email.is_empty(), "the desk's address is not the tip line's");
}

#[test]
fn what_is_no_more_has_no_card() {
    let built = built(&lines());
    assert!(!built.files.contains_key("data/vcards/gone.vcf"));
    assert!(!built.text("data/hotlines.vcf").contains("2025550126"));
}

/// The paths of the cards with neutral names, without the folder of a language.
fn neutral(built: &crate::support::site::Result) -> Vec<&str> {
    let paths = built.files.keys().map(String::as_str);
    paths.filter(|path| path.starts_with("data/vcards/number-")).collect()
}

#[test]
fn a_neutral_card_has_numbers_and_nothing_that_says_what_they_are_for() {
    let built = built(&lines());
    let [path] = neutral(&built)[..] else { panic!("{:?}", neutral(&built)) };
    let text = built.text(path);
    let cards = cards(text.as_bytes());
    let [card] = &cards[..] else { panic!("{} cards", cards.len()) };
    assert_eq!(name(card), "Free help line");
    assert_eq!(numbers(card), ["tel:+12025550123;ext=7", "tel:233733", "tel:+12025550124"]);
    let kept = ["BEGIN", "VERSION", "KIND", "UID", "FN", "TEL", "END"];
    for line in text.lines().filter(|line| !line.starts_with(' ')) {
        let property = line.split([':', ';']).next().unwrap_or_default();
        assert!(kept.contains(&property), "{line}");
    }
    assert!(!path.contains("beds"));
}

#[test]
fn an_authority_gets_no_neutral_card() {
    let tips = "discreet: A federal team\n";
    let built = built(&lines().append("content/agencies/bureau.yaml", tips));
    assert_eq!(neutral(&built).len(), 1);
    let short = |contact: &Contact| {
        contact.phone.as_ref().is_some_and(|phone| phone.kind() == PhoneKind::ShortCode)
    };
    assert!(guide().agencies.iter().flat_map(|agency| &agency.contacts).any(short));
}

#[test]
fn a_card_keeps_its_identity_when_its_record_changes() {
    let uid = |site: &Site| {
        let text = built(site).text("data/vcards/beds.vcf");
        text.lines().find(|line| line.starts_with("UID:")).map(str::to_owned).expect("a UID")
    };
    let first = uid(&lines());
    let renamed =
        lines().with("content/agencies/beds.yaml", super::BEDS.replace("Harbor", "Haven"));
    assert_eq!(first, uid(&renamed));
    assert!(first.starts_with("UID:urn:uuid:") && first.len() == "UID:urn:uuid:".len() + 36);
    let elsewhere = lines().append("content/site.yaml", "base_url: https://guide.example.org\n");
    assert_ne!(first, uid(&elsewhere));
}

#[test]
fn each_language_has_cards_of_its_own() {
    let built = built(&lines());
    let spanish = cards(&built.files["es/data/vcards/beds.vcf"]);
    assert!(name(&spanish[0]).starts_with("Camas del puerto"));
    assert!(note(&spanish[0]).contains("Llamar\n1-202-555-0123"));
    let lines = built.text("es/data/vcards/beds.vcf");
    assert!(lines.split("\r\n").all(|line| line.len() <= 75));
}
