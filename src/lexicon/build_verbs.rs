//! Rows of `[verbs name]`: a verb and its irregular forms become a class of all its forms.
//!
//! `lemma`, `lemma:past` or `lemma:past:participle`, a trailing `+` where the last letter doubles ("nod+", "nodded"), and
//! `=1` to `=9` at the end; 1 where nothing stands. A form's value is that number times 4 plus its kind: 0 the lemma, 1 with
//! -s, 2 past or participle, 3 with -ing.

/// Every form of the verb that `item` describes, with its value.
pub fn forms(item: &str) -> Result<Vec<(String, u16)>, String> {
    let (verb, strength) = item.split_once('=').unwrap_or((item, "1"));
    let strength = strength.parse::<u16>().ok().filter(|number| (1..=9).contains(number));
    let strength = strength.ok_or_else(|| format!("`{item}`: the number after = is 1 to 9"))? * 4;
    let mut parts = verb.split(':');
    let lemma = parts.next().unwrap_or("");
    let irregular: Vec<&str> = parts.collect();
    if irregular.iter().any(|part| part.is_empty()) || irregular.len() > 2 {
        return Err(format!("`{item}`: lemma, lemma:past or lemma:past:participle"));
    }
    let (lemma, doubled) = match lemma.strip_suffix('+') {
        Some(lemma) => (lemma, lemma.chars().last().map(String::from).unwrap_or_default()),
        None => (lemma, String::new()),
    };
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| lemma.ends_with(ending));
    let stem_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let stem_e = lemma.strip_suffix('e');
    let third = match stem_y {
        Some(stem) => format!("{stem}ies"),
        None if ends_in(&["s", "sh", "ch", "x", "z", "go"]) => format!("{lemma}es"),
        None => format!("{lemma}s"),
    };
    let ing = match stem_e.filter(|stem| !stem.ends_with(['e', 'o'])) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{lemma}{doubled}ing"),
    };
    let past = match (stem_y, stem_e) {
        (Some(stem), _) => format!("{stem}ied"),
        (_, Some(stem)) => format!("{stem}ed"),
        _ => format!("{lemma}{doubled}ed"),
    };
    // "read" is the past too: the form that stands with every subject.
    let base = if irregular.contains(&lemma) { strength + 2 } else { strength };
    let mut forms = vec![(lemma.to_string(), base), (third, strength + 1), (ing, strength + 3)];
    match irregular.as_slice() {
        [] => forms.push((past, strength + 2)),
        given => forms.extend(given.iter().filter(|form| **form != lemma).map(|form| (form.to_string(), strength + 2))),
    }
    Ok(forms)
}
