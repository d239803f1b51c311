//! Sections `[weights name]`: a table of weights for a linear model, a feature a line.
//!
//! `some-feature 12 -7`: a name and as many whole numbers as the first row has. The names become constants, numbered by
//! their rows, so that code which names a feature that has no row does not compile.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rows of every table in the order of the file.
pub type Weights = BTreeMap<String, Vec<(String, Vec<i8>)>>;

/// Reads a row of the table `name`.
pub fn row(weights: &mut Weights, name: &str, line: &str) -> Result<(), String> {
    let mut items = line.split_whitespace();
    let feature = items.next().unwrap_or("");
    if !feature.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return Err(format!("`{feature}` is no name of a feature: lower case letters, digits and - only"));
    }
    let numbers: Result<Vec<i8>, _> = items.map(str::parse).collect();
    let numbers = numbers.map_err(|_| format!("`{line}`: weights are whole numbers from -128 to 127"))?;
    let rows = weights.entry(name.to_string()).or_default();
    if rows.iter().any(|(known, _)| known == feature) {
        return Err(format!("`{feature}` stands in [weights {name}] twice"));
    }
    if numbers.is_empty() || rows.first().is_some_and(|(_, first)| first.len() != numbers.len()) {
        return Err(format!("`{feature}`: every row of [weights {name}] has the same number of weights"));
    }
    if rows.len() == 128 {
        return Err(format!("[weights {name}] has more than 128 rows"));
    }
    rows.push((feature.to_string(), numbers));
    Ok(())
}

/// A module for each table: its features' numbers, and the weights.
pub fn tables(weights: &Weights, out: &mut String) {
    for (name, rows) in weights {
        let _ = writeln!(out, "/// Features and weights of `{name}`.\npub mod {} {{", name.replace('-', "_"));
        for (at, (feature, _)) in rows.iter().enumerate() {
            let feature = feature.to_uppercase().replace('-', "_");
            let _ = writeln!(out, "/// Number of a feature.\npub const {feature}: u8 = {at};");
        }
        let numbers: Vec<&Vec<i8>> = rows.iter().map(|(_, numbers)| numbers).collect();
        let wide = numbers.first().map_or(0, |first| first.len());
        let _ = writeln!(
            out,
            "/// A row for each feature.\npub static WEIGHTS: [[i8; {wide}]; {}] = {numbers:?};\n}}",
            rows.len()
        );
    }
}
