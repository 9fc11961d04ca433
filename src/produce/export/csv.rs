//! Comma-separated values (RFC 4180), fit for spreadsheets: UTF-8 with a byte order mark, without
//! which the most common one takes every accent for two letters.

/// A table, written row by row.
pub(super) struct Table(Vec<u8>);

impl Table {
    /// A table with these columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut table = Self(b"\xef\xbb\xbf".to_vec());
        table.row(columns);
        table
    }

    /// Adds a row.
    pub(super) fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(b',');
            }
            self.cell(cell.as_ref());
        }
        self.0.extend_from_slice(b"\r\n");
    }

    /// The bytes.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0
    }

    fn cell(&mut self, text: &str) {
        let guard = if is_formula(text) { "'" } else { "" };
        let quoted = text.contains(['"', ',', '\r', '\n']) || text.trim() != text;
        if !quoted {
            self.0.extend_from_slice(guard.as_bytes());
            return self.0.extend_from_slice(text.as_bytes());
        }
        self.0.push(b'"');
        self.0.extend_from_slice(guard.as_bytes());
        self.0.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        self.0.push(b'"');
    }
}

/// Whether a spreadsheet would compute the cell instead of showing it. An apostrophe before it keeps
/// it text (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn quotes_what_would_be_read_otherwise_and_disarms_formulas() {
        let mut table = Table::new(&["a", "b"]);
        table.row(&["plain", "one, \"two\"\nthree"]);
        table.row(&["=1+1", "+44 20 7946 0958"]);
        table.row(&["tel:+12025550123", "@x, y"]);
        let text = String::from_utf8(table.bytes()).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}a,b\r\nplain,\"one, \"\"two\"\"\nthree\"\r\n'=1+1,'+44 20 7946 0958\r\n\
             tel:+12025550123,\"'@x, y\"\r\n"
        );
    }
}
