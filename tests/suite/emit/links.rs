//! Symbolic links in the output: nothing is followed out of it.

use super::*;
use std::os::unix::fs::symlink;

#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let place = Place::new();
    place.build(SITE);
    let outside = place.folder.path().join("outside");
    fs::rename(place.at("agencies"), &outside).unwrap();
    symlink(&outside, place.at("agencies")).unwrap();
    let says = "stands where a file of the site must go, and fieldguide did not write it";
    assert_eq!(place.refusal(SITE), format!("`SITE/output/agencies` {says}"));
    place.build(&SITE[..1]);
    assert_eq!(fs::read_to_string(outside.join("otip.html")).unwrap(), "otip");
    assert!(place.at("agencies").is_symlink());
}

#[test]
fn a_link_in_place_of_a_file_is_not_replaced() {
    let place = Place::new();
    place.build(SITE);
    let outside = place.folder.path().join("outside");
    fs::write(&outside, "home").unwrap();
    fs::remove_file(place.at("index.html")).unwrap();
    symlink(&outside, place.at("index.html")).unwrap();
    assert!(place.refusal(SITE).starts_with("`SITE/output/index.html` stands"));
    assert_eq!(fs::read_to_string(outside).unwrap(), "home");
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("real")).unwrap();
    symlink(place.folder.path().join("real"), place.output()).unwrap();
    place.build(SITE);
    assert_eq!(counts(&place.build(SITE)), (0, 3, 0));
}
