use crate::support::copy;
use std::path::Path;
#[test]
fn tmp() {
    let kit = copy::kit(Path::new("/tmp/b-out"));
    fieldguide::kit::iso::write(&kit, Path::new("/tmp/b.iso"), &|_| {}).unwrap();
    fieldguide::kit::zip::write(&kit, Path::new("/tmp/b.zip"), &|_| {}).unwrap();
    let _ = std::fs::remove_dir_all("/tmp/b-copy");
    copy::write(&kit, Path::new("/tmp/b-copy"));
}
