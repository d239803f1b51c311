//! The rooms of the crate stand in one order, and no import points back up it.

use std::fs;
use std::path::Path;

/// In reading order: a room imports only from those before it. `text` and `lexicon` know nothing of each other but that
/// `document` needs both.
const ROOMS: [&str; 6] = ["text", "lexicon", "document", "spans", "article", "view"];

#[test]
fn no_import_points_to_a_later_room() {
    let mut wrong = Vec::new();
    for (at, room) in ROOMS.iter().enumerate() {
        visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut |file, source| {
            for later in &ROOMS[at + 1..] {
                for (number, line) in source.lines().enumerate() {
                    if line.contains(&format!("crate::{later}::")) && !line.trim_start().starts_with("//") {
                        wrong.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
                    }
                }
            }
        });
    }
    assert!(wrong.is_empty(), "imports from a later room:\n{}", wrong.join("\n"));
}

#[test]
fn web_crates_stay_at_the_border() {
    let mut wrong = Vec::new();
    for room in &ROOMS[..5] {
        visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut |file, source| {
            if ["web_sys", "js_sys", "wasm_bindgen"].iter().any(|name| source.contains(name)) {
                wrong.push(file.display().to_string());
            }
        });
    }
    assert!(wrong.is_empty(), "these know of JavaScript: {wrong:?}");
}

fn visit(folder: &Path, look: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, look);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            look(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
