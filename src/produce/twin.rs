//! A part of the site that scripts read: the same JSON as a file for programs and, as the argument of a call, as a
//! classic script for pages opened from a folder, where a browser reads no JSON.

/// The two files of a part.
pub(super) const ENDINGS: [&str; 2] = ["json", "js"];

/// The bytes of the file with the ending `ending`, which calls `call`: a name and an opening bracket, and arguments
/// before the JSON if there are any.
pub(super) fn twin(ending: &str, call: &str, json: &[u8]) -> Vec<u8> {
    if ending == "js" { [call.as_bytes(), json, b");\n"].concat() } else { [json, b"\n"].concat() }
}
