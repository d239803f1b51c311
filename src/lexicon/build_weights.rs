//! Sections `[weights name]`: a table of weights for a linear model, a feature a line.
//!
//! `some-feature 12 -7`: a name and as many whole numbers as the first row has. The names become constants, numbered by
//! their rows, so that code which names a feature that has no row does not compile.
//!
//! Sections `[joint name]`: features made of others of the table, in the order in which they are made.
//!
//! `some-feature = other -another`: it holds where all those named hold, and those with - do not. One that has no weights
//! only serves to make others.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rows of every table in the order of the file.
pub type Weights = BTreeMap<String, Vec<(String, Vec<i8>)>>;

/// The joint features of every table in the order of the file, with what they are made of.
pub type Joint = BTreeMap<String, Vec<(String, Vec<String>)>>;

/// Reads a joint feature of the table `name`.
pub fn joint(joint: &mut Joint, name: &str, line: &str) -> Result<(), String> {
    let (feature, parts) = line.split_once('=').ok_or_else(|| format!("`{line}` is no `feature = other -another`"))?;
    let parts = parts.split_whitespace().map(str::to_string).collect();
    joint.entry(name.to_string()).or_default().push((feature.trim().to_string(), parts));
    Ok(())
}

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

/// A module for each table: its features' numbers, the weights, and what joint features are made of.
pub fn tables(weights: &Weights, joint: &Joint, out: &mut String) {
    for (name, rows) in weights {
        let joint = joint.get(name).map_or(&[][..], Vec::as_slice);
        let mut features: Vec<&str> = rows.iter().map(|(feature, _)| feature.as_str()).collect();
        for (feature, _) in joint {
            if !features.contains(&feature.as_str()) {
                features.push(feature);
            }
        }
        assert!(features.len() < 128, "[weights {name}] and [joint {name}] have more than 127 features");
        let number = |feature: &str| {
            let found = features.iter().position(|known| *known == feature);
            found.unwrap_or_else(|| panic!("[joint {name}]: `{feature}` is no feature"))
        };
        let _ = writeln!(out, "/// Features and weights of `{name}`.\npub mod {} {{", name.replace('-', "_"));
        for (at, feature) in features.iter().enumerate() {
            let feature = feature.to_uppercase().replace('-', "_");
            let _ = writeln!(out, "/// Number of a feature.\npub const {feature}: u8 = {at};");
        }
        let numbers: Vec<&Vec<i8>> = rows.iter().map(|(_, numbers)| numbers).collect();
        let wide = numbers.first().map_or(0, |first| first.len());
        let _ = writeln!(
            out,
            "/// A row for each feature.\npub static WEIGHTS: [[i8; {wide}]; {}] = {numbers:?};",
            rows.len()
        );
        // Runs of `feature, length, parts…`; 128 is added to a part that must not hold.
        let mut flat = Vec::new();
        for (feature, parts) in joint {
            flat.extend([number(feature), parts.len()]);
            flat.extend(
                parts.iter().map(|part| part.strip_prefix('-').map_or_else(|| number(part), |part| number(part) + 128)),
            );
        }
        let _ = writeln!(out, "/// What joint features are made of.\npub static JOINT: &[u8] = &{flat:?};\n}}");
    }
}
