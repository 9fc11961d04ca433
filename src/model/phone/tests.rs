//! Numbers as documents print them, and what becomes of them.

use super::{BadPhone, Phone, PhoneKind};

fn phone(printed: &str) -> Phone {
    Phone::parse(printed).unwrap_or_else(|bad| panic!("`{printed}` {bad}"))
}

fn complaint(printed: &str) -> String {
    Phone::parse(printed).map_or_else(|bad| bad.to_string(), |phone| format!("fine: {phone:?}"))
}

#[test]
fn one_number_in_many_dresses() {
    for printed in [
        "1-888-373-7888",
        "1-888-3737-888",
        "(888)373-7888",
        "888.373.7888",
        "888 373 7888",
        "8883737888",
        "18883737888",
        "+1 888 373 7888",
        "+1 (888) 373-7888",
        "1/888/373-7888",
        "[888] 373-7888",
        " 1\u{a0}888\u{2011}373\u{2013}7888 ",
        "1-888-373-7888 (TTY)",
        "1-888-373-7888 TTY",
        "1-888-373-7888 (toll-free)",
        "1-888-373-7888 toll free",
        "1-888-373-7888 (V/TTY) (toll-free)",
    ] {
        let phone = phone(printed);
        assert_eq!(phone.display(), "1-888-373-7888", "{printed}");
        assert_eq!(phone.e164().as_deref(), Some("+18883737888"), "{printed}");
        assert_eq!(phone.dialed(), "18883737888", "{printed}");
        assert_eq!(phone.tel_href(), "tel:+18883737888", "{printed}");
        assert_eq!(phone.sms_href(), "sms:+18883737888", "{printed}");
        assert_eq!(
            (phone.kind(), phone.vanity(), phone.extension()),
            (PhoneKind::Number, None, None)
        );
    }
    assert_eq!(phone("802-527-4888").e164().as_deref(), Some("+18025274888"));
}

#[test]
fn letters_are_keys() {
    for (printed, dialed, vanity) in [
        ("1-866-DHS-2-ICE", "18663472423", "1-866-DHS-2-ICE"),
        ("1 (866) DHS-2-ICE", "18663472423", "1-866-DHS-2-ICE"),
        ("866 dhs 2 ice", "18663472423", "1-866-DHS-2-ICE"),
        ("1-866-DHS-2-ICE (toll-free)", "18663472423", "1-866-DHS-2-ICE"),
        ("1-866-DHS2ICE", "18663472423", "1-866-DHS2ICE"),
        ("1800FLOWERS", "18003569377", "1-800-FLOWERS"),
        ("1-800-FLOWERSNOW", "18003569377", "1-800-FLOWERSNOW"),
        ("1-800-GO-FEDEX", "18004633339", "1-800-GO-FEDEX"),
        ("1-800-CALL-FBI", "18002255324", "1-800-CALL-FBI"),
        ("1-800-FLOWERS-NOW", "18003569377", "1-800-FLOWERS-NOW"),
        ("1-800-THE-LOST", "18008435678", "1-800-THE-LOST"),
    ] {
        let phone = phone(printed);
        assert_eq!((phone.dialed(), phone.vanity()), (dialed, Some(vanity)), "{printed}");
    }
    assert_eq!(phone("1-866-DHS-2-ICE"), phone("1-866-347-2423"));
    assert_eq!(phone("1-866-DHS-2-ICE").display(), "1-866-347-2423");
}

#[test]
fn extensions() {
    for printed in [
        "802-527-4888 ext. 12",
        "802-527-4888 ext 12",
        "802-527-4888, Ext. 12",
        "802-527-4888 extension 12",
        "802-527-4888 x12",
        "802-527-4888x12",
        "802-527-4888;ext=12",
        "802-527-4888 (TTY) x12",
        "802-527-4888 x12 (toll-free)",
    ] {
        let phone = phone(printed);
        assert_eq!(phone.display(), "1-802-527-4888 ext. 12", "{printed}");
        assert_eq!(phone.tel_href(), "tel:+18025274888;ext=12", "{printed}");
        assert_eq!(phone.dialed(), "18025274888", "{printed}");
        assert_ne!(phone, self::phone("802-527-4888"), "{printed}");
    }
    assert_eq!(phone("1-800-FLEX123").extension(), None);
}

#[test]
fn short_codes() {
    for code in ["211", "311", "411", "511", "711", "811", "911", "988", "233733", "99411"] {
        let phone = phone(code);
        assert_eq!((phone.kind(), phone.e164()), (PhoneKind::ShortCode, None), "{code}");
        assert_eq!((phone.display(), phone.dialed()), (code.to_owned(), code));
        assert_eq!(phone.tel_href(), format!("tel:{code}"));
        assert_eq!(phone.sms_href(), format!("sms:{code}"));
    }
    assert_eq!(phone("233733 (BeFree)").vanity(), Some("BEFREE"));
    assert_eq!(phone("233733 (English)").vanity(), None);
    assert_eq!(phone("9-1-1").display(), "911");
}

#[test]
fn abroad() {
    for (printed, display, e164) in [
        ("+44 20 7946 0958", "+44 20 7946 0958", "+442079460958"),
        ("+44 (0)20 7946-0958", "+44 20 7946 0958", "+442079460958"),
        ("+442079460958", "+442079460958", "+442079460958"),
        ("+52 55 5080 2000 x12", "+52 55 5080 2000 ext. 12", "+525550802000"),
    ] {
        let phone = phone(printed);
        assert_eq!(phone.display(), display);
        assert_eq!(phone.e164().as_deref(), Some(e164));
    }
}

#[test]
fn complaints() {
    let wrong =
        |digits: &str| format!("has {digits}; a U.S. number has 10, or 11 with the leading 1");
    for (printed, said) in [
        ("", "is empty".to_owned()),
        (" - ", "is empty".to_owned()),
        ("+", "is empty".to_owned()),
        ("888-373-788", wrong("9 digits")),
        ("888-373-788 (toll-free)", wrong("9 digits")),
        ("888-373-788 or text", wrong("11 digits")),
        ("888-373-788 ext. 12", wrong("9 digits")),
        ("888-373-78888", wrong("11 digits")),
        ("123", "has 3 digits and starts with 1; a U.S. number has 11 with the leading 1".into()),
        (
            "1-888-373-788",
            "has 10 digits and starts with 1; a U.S. number has 11 with the leading 1".into(),
        ),
        ("611", wrong("3 digits")),
        ("7", wrong("1 digit")),
        ("BEFREE", wrong("6 digits")),
        ("HOTLINE", wrong("7 digits")),
        (
            "+44 20 79",
            "has 6 digits after `+`; a number abroad has 8 to 15 with its country code".into(),
        ),
        ("+44 CALL NOW", "has `C`, which is not on a telephone's keypad".into()),
        ("1-888-373-788é", "has `é`, which is not on a telephone's keypad".into()),
        ("888-373-7888 or 233733", wrong("18 digits")),
        ("888-373-788O", "has the letter `O` where a digit seems to be meant".into()),
        ("8O2-527-4888", "has the letter `O` where a digit seems to be meant".into()),
        (
            "802-127-4888",
            "has 127 after the area code; those three digits start with 2 to 9".into(),
        ),
    ] {
        assert_eq!(complaint(printed), said, "{printed}");
    }
    for area in ["011", "155", "293", "411", "911"] {
        let number = format!("1-{area}-373-7888");
        assert_eq!(Phone::parse(&number), Err(BadPhone::AreaCode(area.to_owned())));
    }
}

#[test]
fn every_form_given_reads_back_as_the_same_number() {
    for printed in [
        "1-888-3737-888",
        "1 (866) DHS-2-ICE",
        "1-800-FLOWERSNOW",
        "802-527-4888 x12",
        "911",
        "233733 (BEFREE)",
        "+44 (0)20 7946 0958 ext 7",
    ] {
        let phone = phone(printed);
        assert_eq!(self::phone(&phone.display()), phone);
        assert_eq!(self::phone(phone.tel_href().trim_start_matches("tel:")), phone);
        let short = Phone { extension: None, ..phone.clone() };
        assert_eq!(self::phone(short.e164().as_deref().unwrap_or(short.dialed())), short);
        if let Some(vanity) = phone.vanity().filter(|_| phone.kind() == PhoneKind::Number) {
            assert_eq!(self::phone(vanity), short);
        }
    }
}

#[test]
fn order_follows_the_digits() {
    let mut phones = ["988", "802-527-4888 x2", "1-802-527-4888", "211"].map(phone);
    phones.sort();
    assert_eq!(
        phones.map(|phone| phone.display()),
        ["1-802-527-4888", "1-802-527-4888 ext. 2", "211", "988"]
    );
}
