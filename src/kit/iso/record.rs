//! Numbers and lines of folders as bytes.

/// The fixed date of everything: midnight of January 1, 1980, in Greenwich.
pub(super) const DATE: [u8; 7] = [80, 1, 1, 0, 0, 0, 0];

/// The name of the line by which a folder names itself, and of the one for the folder above.
pub(super) const SELF: &[u8] = &[0];
pub(super) const ABOVE: &[u8] = &[1];

/// A number of two bytes, the small end first, then the large end first.
pub(super) fn both16(number: u16) -> [u8; 4] {
    let ([a, b], [c, d]) = (number.to_le_bytes(), number.to_be_bytes());
    [a, b, c, d]
}

/// The same of four bytes.
pub(super) fn both32(number: u32) -> [u8; 8] {
    let ([a, b, c, d], [e, f, g, h]) = (number.to_le_bytes(), number.to_be_bytes());
    [a, b, c, d, e, f, g, h]
}

/// The length of a line without what a system adds.
pub(super) fn bare(id: &[u8]) -> usize {
    let long = 33 + id.len();
    long + long % 2
}

/// One line of a folder: a name, where it leads, and what a system adds. It has at most 255 bytes: names
/// were held against that.
pub(super) fn line(id: &[u8], extent: u32, size: u32, is_folder: bool, added: &[u8]) -> Vec<u8> {
    let byte = |long: usize| u8::try_from(long).unwrap_or(u8::MAX);
    let long = bare(id) + added.len() + added.len() % 2;
    let mut out = vec![byte(long), 0];
    out.extend(both32(extent));
    out.extend(both32(size));
    out.extend(DATE);
    out.extend([if is_folder { 2 } else { 0 }, 0, 0]);
    out.extend(both16(1));
    out.push(byte(id.len()));
    out.extend(id);
    out.resize(bare(id), 0);
    out.extend(added);
    out.resize(long, 0);
    out
}

/// Puts a line after the others: none goes over the end of a sector.
pub(super) fn push(out: &mut Vec<u8>, line: &[u8]) {
    let room = super::SECTOR - out.len() % super::SECTOR;
    if line.len() > room {
        out.resize(out.len() + room, 0);
    }
    out.extend(line);
}

/// Fills the last sector.
pub(super) fn fill(out: &mut Vec<u8>) {
    out.resize(out.len().next_multiple_of(super::SECTOR), 0);
}
