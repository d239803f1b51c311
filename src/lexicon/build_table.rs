//! Rows of `[table name]`: weights that facts add up by,: `row-name number number …`, each -127 to 127, in quarters.
//!
//! All rows of a section make one table; the constant `NAME_ROW_NAME` is where a row begins in it.

/// A table in the making.
#[derive(Default)]
pub struct Table {
    rows: Vec<(String, usize)>,
    values: Vec<i8>,
}

impl Table {
    /// Takes a row in.
    pub fn row(&mut self, line: &str) -> Result<(), String> {
        let mut parts = line.split_whitespace();
        let name = parts.next().unwrap_or("").to_string();
        if self.rows.iter().any(|(known, _)| *known == name) {
            return Err(format!("`{name}` stands here twice"));
        }
        self.rows.push((name, self.values.len()));
        for part in parts {
            self.values.push(part.parse().map_err(|_| format!("`{part}` is no number from -127 to 127"))?);
        }
        Ok(())
    }

    /// The Rust source of the table.
    pub fn source(&self, constant: &str) -> String {
        let values = &self.values;
        let mut out =
            format!("/// Weights in quarters.\npub static {constant}: [i8; {}] = {values:?};\n", values.len());
        for (name, at) in &self.rows {
            let row = name.to_uppercase().replace('-', "_");
            out += &format!("/// Where the row `{name}` begins.\npub const {constant}_{row}: usize = {at};\n");
        }
        out
    }
}
