//! Rules about records, one a file.

pub(super) mod archived_source;
pub(super) mod change_after_edition;
pub(super) mod circles;
pub(super) mod contact_without_date;
pub(super) mod damaged_text;
pub(super) mod hard_to_read;
pub(super) mod interagency_parent;
pub(super) mod missing_source_file;
pub(super) mod missing_translation;
pub(super) mod number_printed_differently;
pub(super) mod record_without_source;
pub(super) mod same_name;
pub(super) mod security_txt_expired;
pub(super) mod shared_number;
pub(super) mod similar_names;
pub(super) mod stale_verification;
pub(super) mod translation_differs;
pub(super) mod unknown_number;
pub(super) mod unsourced_statistic;
pub(super) mod weak_verification;
