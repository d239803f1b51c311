//! What is told of an article besides the results: corrections that were not applied, and what looks wrong with its text.

use serde_json::Value;
use touchline::article::EventKind;
use touchline::article::corrections::{Dropped, Field, Why};

/// Most characters of a correction that are shown.
const SHOWN: usize = 120;

/// One line for each thing. `list` are the corrections as they were given.
pub fn of(text: &str, list: &Value, dropped: &[Dropped]) -> Vec<String> {
    let mut notes: Vec<String> = dropped.iter().map(|one| correction(list, one)).collect();
    let begins = text.trim_start();
    if begins.starts_with('<') && begins.contains("</") {
        notes.push("looks like HTML, and its tags are read as words: give the text of the article alone".to_string());
    }
    notes
}

fn correction(list: &Value, dropped: &Dropped) -> String {
    let nth = dropped.correction as usize;
    let own = list.get(nth).unwrap_or(&Value::Null);
    let why = match dropped.why {
        Why::Unclear => unclear(own),
        Why::Gone => "its words are not in the article".to_string(),
        Why::Ambiguous => "its words stand more than once, and nothing tells which are meant".to_string(),
        Why::Nothing => "its words are there, but not what it means".to_string(),
    };
    let whole = own.to_string();
    let shown: String = whole.chars().take(SHOWN).collect();
    let more = if shown.len() < whole.len() { "…" } else { "" };
    format!("correction {} is not applied: {why}: {shown}{more}", nth + 1)
}

/// What of a correction nobody understands, where it can be told.
fn unclear(correction: &Value) -> String {
    let Some(fields) = correction.as_object() else { return "it is no object".to_string() };
    if let Some(name) = fields.keys().find(|name| !Field::ALL.iter().any(|field| field.name() == *name)) {
        return format!("`{name}` is no field of a correction");
    }
    for name in ["event", "add", "kind"] {
        let kind = fields.get(name).and_then(Value::as_str);
        if let Some(kind) = kind.filter(|kind| !EventKind::ALL.iter().any(|own| own.name() == *kind)) {
            return format!("`{kind}` is no kind of event");
        }
    }
    "it does not say what it means, or not what holds instead".to_string()
}
