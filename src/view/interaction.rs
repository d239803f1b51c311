//! What a press changes. All state is in the view's own attributes; nothing is remembered here.

use super::labels::join;
use crate::text::letter;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// Does `what` to `item` in `view`. Gives the element that the reader should see next, where there is one.
///
/// | `what` | `item` |
/// |---|---|
/// | `fold` | an utterance: folds or unfolds it |
/// | `folded`, `unfolded` | an utterance whose block the browser has closed or opened |
/// | `fold-one` | the id of a quotation: folds its utterance |
/// | `fold-all`, `unfold-all` | none |
/// | `only` | a speaker: the words of everybody else step back |
/// | `event` | an event, pressed in the list |
/// | `show` | an event, pressed in the text |
/// | `tell` | an event: from the list to the words that tell of it |
/// | `group` | events with a space between them: those of one place on the clock |
/// | `go` | the id of a quotation or an event |
/// | `list` | none: opens or closes the list |
/// | `play` | an exchange: shows nothing of it but who says what, or all of it again |
/// | `why` | the id of a quotation: marks the words that name its speaker |
pub fn press(view: &Element, what: &str, item: &str) -> Result<Option<Element>, JsValue> {
    match what {
        "fold" => {
            let button = view.query_selector(&on("button", "data-said", item))?;
            fold(view, &on("", "data-said", item), button.is_some_and(|button| is(&button, "aria-expanded")))?;
        }
        "folded" | "unfolded" => fold(view, &on("", "data-said", item), what == "folded")?,
        "fold-all" | "unfold-all" => {
            // Those of one speaker, where one is chosen.
            match view.query_selector(".tl-chip[aria-pressed=true]")?.and_then(|chip| chip.get_attribute("data-item")) {
                Some(speaker) => {
                    for who in all(view, &on(":is(button, details)[data-said]", "data-speaker", &speaker))? {
                        if let Some(said) = who.get_attribute("data-said") {
                            fold(view, &on("", "data-said", &said), what == "fold-all")?;
                        }
                    }
                }
                None => fold(view, "[data-said], .tl-by", what == "fold-all")?,
            }
        }
        "fold-one" => {
            let quote = view.query_selector(&on("", "id", item))?;
            if let Some(said) = quote.and_then(|quote| quote.get_attribute("data-said")) {
                fold(view, &on("", "data-said", &said), true)?;
            }
        }
        "only" => only(view, item)?,
        "play" => play(view, item)?,
        "why" => return why(view, item),
        "event" | "show" | "group" | "tell" => return choose(view, item, what),
        "list" => {
            if let Some(button) = view.query_selector(".tl-more")? {
                list(view, !is(&button, "aria-expanded"))?;
            }
        }
        "go" => return go(view, item),
        _ => {}
    }
    Ok(None)
}

/// Folds or unfolds every part of the utterances that `selector` finds.
fn fold(view: &Element, selector: &str, folded: bool) -> Result<(), JsValue> {
    for element in all(view, selector)? {
        match element.tag_name().as_str() {
            "DETAILS" => set(&element, "open", (!folded).then_some(""))?,
            "BUTTON" => set(&element, "aria-expanded", Some(if folded { "false" } else { "true" }))?,
            _ if element.class_list().contains("tl-rest") => {
                set(&element, "hidden", folded.then(|| findable(view)))?;
            }
            _ => set_class(&element, "tl-folded", folded)?,
        }
    }
    Ok(())
}

/// The value of `hidden` that the browser's own search looks into, where it can.
fn findable(view: &Element) -> &'static str {
    let has = js_sys::Reflect::has(view, &JsValue::from_str("onbeforematch")).unwrap_or(false);
    if has { "until-found" } else { "" }
}

/// The words of one speaker stay as they are, all others step back; a second press on the same one undoes it.
fn only(view: &Element, speaker: &str) -> Result<(), JsValue> {
    let mut pressed = false;
    for chip in all(view, ".tl-chip")? {
        let own = chip.get_attribute("data-item").as_deref() == Some(speaker) && !is(&chip, "aria-pressed");
        pressed |= own;
        set(&chip, "aria-pressed", Some(if own { "true" } else { "false" }))?;
    }
    for words in all(view, ".tl-q, .tl-who")? {
        let theirs = words.closest("[data-speaker]")?.and_then(|near| near.get_attribute("data-speaker"));
        set_class(&words, "tl-dim", pressed && theirs.as_deref() != Some(speaker))?;
    }
    Ok(())
}

/// Leaves nothing of a conversation but who says what; a second press brings the reporter's words back.
fn play(view: &Element, exchange: &str) -> Result<(), JsValue> {
    let Some(button) = view.query_selector(&on("[data-do=play]", "data-item", exchange))? else { return Ok(()) };
    let Some(talk) = button.parent_element() else { return Ok(()) };
    let playing = !is(&button, "aria-pressed");
    set(&button, "aria-pressed", Some(if playing { "true" } else { "false" }))?;
    set_class(&talk, "tl-play", playing)?;
    for words in all(&talk, ".tl-told")? {
        set(&words, "hidden", playing.then(|| findable(view)))?;
    }
    Ok(())
}

/// Marks the words that name who said the quotation of this id.
fn why(view: &Element, id: &str) -> Result<Option<Element>, JsValue> {
    clear(view)?;
    let quote = view.query_selector(&on("", "id", id))?;
    let Some(said) = quote.and_then(|quote| quote.get_attribute("data-said")) else { return Ok(None) };
    let named = all(view, &on("", "data-event~", &join("w-", &said)))?;
    for words in &named {
        set_class(words, "tl-on", true)?;
        unfold_around(view, words)?;
        words.set_attribute("tabindex", "-1")?;
    }
    Ok(named.into_iter().next())
}

/// Chooses events: their rows open, the words that tell them are marked. In the list a second press undoes it.
fn choose(view: &Element, ids: &str, what: &str) -> Result<Option<Element>, JsValue> {
    let own =
        |row: &Element| ids.split(letter::is_space).any(|id| row.get_attribute("data-item").as_deref() == Some(id));
    let rows = all(view, ".tl-row")?;
    let first = rows.iter().find(|row| own(row)).cloned();
    let chosen = what != "event" || first.as_ref().is_some_and(|row| !is(row, "aria-expanded"));
    clear(view)?;
    for row in &rows {
        let open = chosen && own(row);
        set(row, "aria-expanded", Some(if open { "true" } else { "false" }))?;
        if let Some(proof) = row.next_element_sibling() {
            set(&proof, "hidden", (!open).then_some(""))?;
        }
    }
    if !chosen {
        return Ok(None);
    }
    let mut told = None;
    for id in ids.split(letter::is_space) {
        for words in all(view, &on(".tl-e", "data-event~", id))? {
            set_class(&words, "tl-on", true)?;
            unfold_around(view, &words)?;
            words.set_attribute("tabindex", "-1")?;
            told.get_or_insert(words);
        }
    }
    if matches!(what, "event" | "tell") {
        return Ok(told);
    }
    list(view, true)?;
    Ok(first)
}

/// To a quotation or an event by its id.
fn go(view: &Element, id: &str) -> Result<Option<Element>, JsValue> {
    let Some(found) = view.query_selector(&on("", "id", id))? else { return Ok(None) };
    if let Some(row) = found.query_selector(".tl-row")? {
        choose(view, id, "show")?;
        return Ok(Some(row));
    }
    clear(view)?;
    unfold_around(view, &found)?;
    if let Some(group) = found.closest("details")? {
        set(&group, "open", Some(""))?;
    }
    if let Some(said) = found.get_attribute("data-said") {
        fold(view, &on("", "data-said", &said), false)?;
    }
    set_class(&found, "tl-on", true)?;
    found.set_attribute("tabindex", "-1")?;
    Ok(Some(found))
}

/// Takes every mark off the text.
fn clear(view: &Element) -> Result<(), JsValue> {
    for words in all(view, ".tl-on")? {
        set_class(&words, "tl-on", false)?;
    }
    Ok(())
}

/// Unfolds the utterance that `words` stand in, where they stand in one, and shows what a dialogue leaves out.
fn unfold_around(view: &Element, words: &Element) -> Result<(), JsValue> {
    if let Some(told) = words.closest(".tl-told")? {
        set(&told, "hidden", None)?;
    }
    match words.closest("[data-said]")?.and_then(|near| near.get_attribute("data-said")) {
        Some(said) => fold(view, &on("", "data-said", &said), false),
        None => Ok(()),
    }
}

/// Opens or closes the list, where it is narrow and folded away.
fn list(view: &Element, open: bool) -> Result<(), JsValue> {
    if let Some(button) = view.query_selector(".tl-more")? {
        set(&button, "aria-expanded", Some(if open { "true" } else { "false" }))?;
    }
    for moments in all(view, ".tl-bar + .tl-list")? {
        set_class(&moments, "tl-waits", !open)?;
    }
    Ok(())
}

fn is(element: &Element, name: &str) -> bool {
    element.get_attribute(name).as_deref() == Some("true")
}

fn set(element: &Element, name: &str, value: Option<&str>) -> Result<(), JsValue> {
    match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    }
}

fn set_class(element: &Element, class: &str, on: bool) -> Result<(), JsValue> {
    element.class_list().toggle_with_force(class, on).map(|_| ())
}

/// A selector for the elements whose attribute `name` is `value`. Marks in `value` cannot leave it.
fn on(element: &str, name: &str, value: &str) -> String {
    let mut out = join(element, "[");
    out.push_str(name);
    out.push_str("=\"");
    out.extend(value.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-'));
    out.push_str("\"]");
    out
}

fn all(view: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = view.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|nth| found.get(nth)).map(Node::unchecked_into).collect())
}
