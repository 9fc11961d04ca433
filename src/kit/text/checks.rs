//! The lines by which anyone checks a copy with what Windows, macOS and Linux bring along.
//!
//! Each finds a changed, a missing and an added file, says WHOLE or NOT WHOLE, and shows the fingerprint. Plain
//! `sha256sum -c` does not see a file that was added: so what lies in `guide` is held against the list, too.
//! What systems put beside people's files by themselves (`.DS_Store`, `Thumbs.db`) is passed over.

/// For PowerShell 5.1, which is in every Windows since 2016, and for later ones. These are lines to paste and
/// no script file: no setting of the machine forbids them.
pub(super) const WINDOWS: &str = r#"$bad = @(); $sums = @{}; Get-Content FINGERPRINT.txt, SHA256SUMS | Where-Object { $_.Length -gt 66 } | ForEach-Object { $sums[$_.Substring(66)] = $_.Substring(0, 64) }
foreach ($file in $sums.Keys) { if (-not (Test-Path -LiteralPath $file)) { $bad += "MISSING $file" } elseif ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -ne $sums[$file]) { $bad += "CHANGED $file" } }
Get-ChildItem guide -Recurse -Force | Where-Object { -not $_.PSIsContainer -and $_.Name -notmatch '^(\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$' } | ForEach-Object { $file = (Resolve-Path -LiteralPath $_.FullName -Relative).Substring(2).Replace('\', '/'); if (-not $sums.ContainsKey($file)) { $bad += "ADDED $file" } }
if ($bad -or -not $sums['SHA256SUMS'] -or (Test-Path NOT-FINISHED.txt)) { $bad; 'NOT WHOLE' } else { 'WHOLE' }; (Get-FileHash SHA256SUMS -Algorithm SHA256).Hash.Substring(0, 20).ToLower() -replace '(....)', '$1 '
"#;

/// For the Terminal of macOS.
pub(super) fn macos() -> String {
    unix("shasum -a 256")
}

/// For any shell on Linux.
pub(super) fn linux() -> String {
    unix("sha256sum")
}

fn unix(sum: &str) -> String {
    // Messages of these programs are translated: the language is set, for these lines alone.
    format!(
        "(export LC_ALL=C; bad=$(cat FINGERPRINT.txt SHA256SUMS | {sum} -c 2>&1 | grep -v ': OK$'; \
         (cut -c67- SHA256SUMS; find guide ! -type d ! -name '._*' ! -name .DS_Store ! -name Thumbs.db ! -name desktop.ini) \
         | sort | uniq -u | sed -n 's/^guide.*/MISSING OR ADDED &/p'); \
         [ -s FINGERPRINT.txt ] && [ ! -e NOT-FINISHED.txt ] && [ -z \"$bad\" ] && echo WHOLE \
         || printf '%s\\nNOT WHOLE\\n' \"$bad\"; {sum} SHA256SUMS | cut -c1-20 | sed 's/..../& /g')\n"
    )
}
