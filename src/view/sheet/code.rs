//! QR codes (ISO/IEC 18004), always with what they say as text.

use fast_qr::{ECL, QRBuilder};

use super::words::address;
use crate::view::subject::{Code, Words};

/// Modules of white around a code, on each side (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;

/// The code of `target`, headed `label`, which `says` the same to people; none for a text too long
/// for a code. Level M of error correction: a fold or a stain of 15 % is survived.
pub(super) fn code<'a>(label: Words<'a>, says: &str, target: &str) -> Option<Code<'a>> {
    let qr = QRBuilder::new(target).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..qr.size {
        let row = &qr[y];
        let mut x = 0;
        while x < qr.size {
            let dark = row[x..qr.size].iter().take_while(|module| module.value()).count();
            if dark > 0 {
                path.push_str(&format!("M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET));
            }
            x += dark.max(1);
        }
    }
    let size = qr.size + 2 * QUIET;
    Some(Code { label, says: address(says), target: target.to_owned(), size, path })
}

#[cfg(test)]
mod tests {
    use super::{QUIET, code};
    use crate::view::sheet::words::plain;

    #[test]
    fn has_the_three_corners_and_a_quiet_zone() {
        let code = code(plain("Call"), "1-202-555-0100", "tel:+12025550100").expect("a code");
        // Version 2 has 25 modules a side; the finder patterns are seven wide.
        assert_eq!(code.size, 25 + 2 * QUIET);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(code.path.contains("M22 4h7v1h-7z"), "{}", code.path);
        assert!(code.path.contains("M4 28h7v1h-7z"), "{}", code.path);
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        let long = "9".repeat(8000);
        assert!(code(plain("Call"), &long, &long).is_none());
    }
}
