//! Every phenomenon listed in the crate's documentation has the fixture it names.

use std::fs;
use std::path::Path;

/// Pages with a table of phenomena, and where their fixtures lie.
const PAGES: [(&str, &str); 2] =
    [("src/spans/quotations/mod.rs", "tests/spans"), ("src/article/speakers/mod.rs", "tests/article")];

#[test]
fn every_phenomenon_has_its_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (page, folder) in PAGES {
        let text = fs::read_to_string(root.join(page)).expect(page);
        let rows = text.lines().filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"));
        let mut count = 0;
        for fixture in rows.filter_map(|row| row.rsplit_once(" | `")).map(|(_, fixture)| fixture) {
            let (file, case) = fixture.split_once('`').expect("a file between backticks");
            let cases = fs::read_to_string(root.join(folder).join(format!("{file}.txt"))).expect(fixture);
            if let Some(case) = case.strip_prefix(": ") {
                assert!(cases.lines().any(|line| line.strip_prefix("=== ") == Some(case)), "{page}: {fixture}");
            }
            count += 1;
        }
        assert!(count > 5, "{page} lists {count} phenomena");
    }
}
