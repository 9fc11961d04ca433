//! A stick that is pulled out at every possible moment.

use std::collections::BTreeMap;

use fieldguide::kit::stick::{self, PART, Trouble};

use super::memory::Stick;
use super::{Copy, Deaf, copy, is_whole, next_edition, run, site};

/// Files of others, in all places where a copy might come near them.
const OTHERS: [&str; 4] =
    ["NOT-OURS.txt", "guide/agencies/notes.txt", "guide/notes.txt", "photo.jpg"];

/// Whether a person with this stick can know how it is: it says that it is not finished, or it is a whole copy of
/// one of `editions`, or there is nothing of a copy that could be opened.
#[track_caller]
fn is_honest(stick: &Stick, editions: &[&Copy], moment: &str) {
    let files = stick.files();
    for path in OTHERS {
        assert_eq!(files.get(path).map(Vec::as_slice), Some(path.as_bytes()), "{moment}: {path}");
    }
    let holds = |copy: &Copy, below: &str| {
        let mut wanted = copy.files.iter().filter(|(path, _)| path.starts_with(below));
        wanted.all(|(path, bytes)| files.get(path) == Some(bytes))
    };
    if editions.iter().any(|copy| holds(copy, "")) {
        return;
    }
    if !files.contains_key("NOT-FINISHED.txt") {
        let opened = files.keys().find(|path| *path != PART && !OTHERS.contains(&path.as_str()));
        assert_eq!(opened, None, "{moment}: neither whole nor said to be unfinished");
        return;
    }
    // The words may be there before the page is exchanged; but then nothing else was changed yet.
    let opens = files
        .get("START-HERE.html")
        .is_some_and(|page| String::from_utf8_lossy(page).contains("guide/index.html"));
    assert!(
        !opens || editions.iter().any(|copy| holds(copy, "guide/")),
        "{moment}: opens half a guide"
    );
}

fn with_others(stick: Stick) -> Stick {
    for path in OTHERS {
        stick.put(path, path.as_bytes());
    }
    stick
}

#[test]
fn pulled_out_anywhere_it_is_honest_and_the_next_run_finishes_it() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    for first in [None, Some(&old)] {
        let begun = with_others(Stick::default());
        if let Some(old) = first {
            run(&old.kit, &begun).expect("a copy");
        }
        let editions: Vec<&Copy> = first.into_iter().chain([&new]).collect();
        let mut moments = 0;
        loop {
            let stick = begun.twin();
            stick.pull_after(moments);
            match run(&new.kit, &stick) {
                Ok(_) => break,
                Err(Trouble::Medium { .. }) => {}
                Err(other) => panic!("moment {moments}: {other:?}"),
            }
            is_honest(&stick, &editions, &format!("moment {moments}"));
            stick.plug_in();
            run(&new.kit, &stick).unwrap_or_else(|trouble| panic!("moment {moments}: {trouble:?}"));
            is_whole(&new, &stick, &OTHERS);
            moments += 1;
        }
        assert!(moments > 40, "only {moments} moments");
    }
}

#[test]
fn a_third_edition_finishes_what_the_second_began_and_nothing_of_either_is_orphaned() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let third = copy(&site().without("content/agencies/harbor.yaml"));
    let begun = with_others(Stick::default());
    run(&old.kit, &begun).expect("a copy");
    for moment in 0.. {
        let stick = begun.twin();
        stick.pull_after(moment);
        if run(&new.kit, &stick).is_ok() {
            break;
        }
        // Pulled out once more, a few changes further on.
        stick.pull_after(moment % 11);
        let again = run(&third.kit, &stick);
        stick.plug_in();
        if again.is_err() {
            run(&third.kit, &stick).unwrap_or_else(|trouble| panic!("{moment}: {trouble:?}"));
        }
        is_whole(&third, &stick, &OTHERS);
    }
}

#[test]
fn a_file_that_the_stick_kept_only_the_size_of_is_written_again() {
    let (old, new) = (copy(&site()), copy(&next_edition()));
    let stick = Stick::default();
    run(&old.kit, &stick).expect("a copy");
    stick.pull_after(60);
    run(&new.kit, &stick).expect_err("it is pulled out");
    stick.plug_in();
    stick.put("guide/index.html", &[0; 900]);
    stick.put("guide/agencies/bay.html", &[0; 300]);
    run(&new.kit, &stick).expect("a copy");
    is_whole(&new, &stick, &[]);
}

#[test]
fn the_plan_tells_that_a_run_was_interrupted() {
    let copy = copy(&site());
    let stick = Stick::default();
    stick.pull_after(20);
    run(&copy.kit, &stick).expect_err("it is pulled out");
    stick.plug_in();
    let plan = stick::plan(&copy.kit, &stick, false, &Deaf).expect("a plan");
    assert!(plan.interrupted && !plan.is_done());
}

#[test]
fn not_finished_is_said_in_plain_words_in_every_language() {
    let tongues = site()
        .with("content/site.yaml", "title: {en: Guide, es: Guía, ar: دليل}\npublisher: {name: {en: A, es: A, ar: A}}\nnotice: {en: N, es: N, ar: N}\nlanguages: [en, es, ar]\n");
    let copy = copy(&tongues);
    let stick = Stick::default();
    stick.pull_after(20);
    run(&copy.kit, &stick).expect_err("it is pulled out");
    let files: BTreeMap<_, _> = stick.files();
    for path in ["NOT-FINISHED.txt", "START-HERE.html"] {
        let text = String::from_utf8(files[path].clone()).expect("text");
        for words in
            ["This copy is not finished", "Esta copia no está terminada", "هذه النسخة غير مكتملة"]
        {
            assert!(text.contains(words), "{path} does not say {words}");
        }
    }
    let text = String::from_utf8(files["NOT-FINISHED.txt"].clone()).expect("text");
    assert!(text.starts_with('\u{feff}') && !text.replace("\r\n", "").contains('\n'));
}
