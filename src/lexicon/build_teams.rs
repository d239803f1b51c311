//! The sections `[teams]` and `[nations]`: `name ; name ~ nickname ; nickname @ ground ; ground`, one team a row.
//!
//! Words in parentheses may be left out: `hull (city)` stands for two names, `brighton (and hove albion)` too. `!` before
//! a row or a name marks names that are other people's or plain words as well.

use std::collections::BTreeMap;

/// A phrase's words.
type Words = Vec<String>;

/// All teams read so far. Clubs are numbered before nations.
#[derive(Default)]
pub struct Teams {
    rows: Vec<Row>,
}

struct Row {
    nation: bool,
    shy: bool,
    shy_names: Vec<Words>,
    /// The word that ends its full name and stands for it alone: "United".
    last: Option<String>,
    names: Vec<Words>,
    nicknames: Vec<Words>,
    grounds: Vec<Words>,
}

/// What the tables need: three lists of phrases, the sets that nicknames and grounds point at, and the last words.
pub struct Made {
    /// Phrase and value: twice the team's number, and one where the name is shy.
    pub names: BTreeMap<Words, u16>,
    /// Phrase and value: where its set begins in `sets`.
    pub nicknames: BTreeMap<Words, u16>,
    /// Phrase and value: where its set begins in `sets`.
    pub grounds: BTreeMap<Words, u16>,
    /// Numbers of teams, each set ended by 65535.
    pub sets: Vec<u16>,
    /// The last word of each team's full name, where it stands for the team alone.
    pub last: Vec<Option<String>>,
    /// Number of the first national team.
    pub first_nation: u16,
}

impl Teams {
    /// Reads one row.
    pub fn row(&mut self, line: &str, nation: bool, checked: fn(&str) -> Result<String, String>) -> Result<(), String> {
        let (shy, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (line, grounds) = line.split_once('@').unwrap_or((line, ""));
        let (names, nicknames) = line.split_once('~').unwrap_or((line, ""));
        let phrases = |list: &str| -> Result<Vec<Words>, String> {
            list.split(';')
                .map(|phrase| phrase.split_whitespace().map(checked).collect::<Result<Words, _>>())
                .filter(|phrase| !matches!(phrase, Ok(words) if words.is_empty()))
                .collect()
        };
        let (mut all, mut last) = (Vec::new(), None);
        let mut shy_names = Vec::new();
        for name in names.split(';') {
            let (bold, name) = name.trim().strip_prefix('!').map_or((true, name), |rest| (false, rest));
            if !bold {
                shy_names.extend(phrases(name)?);
            }
            let (start, rest) = name.split_once('(').unwrap_or((name, ""));
            let rest = rest.trim().strip_suffix(')').unwrap_or(rest);
            all.extend(phrases(start)?);
            if !rest.is_empty() {
                let mut long = start.to_string();
                long.push(' ');
                long.push_str(rest);
                all.extend(phrases(&long)?);
            }
        }
        for name in &all {
            if let [_, .., end] = name.as_slice()
                && last.is_none()
            {
                last = Some(end.clone());
            }
        }
        if all.is_empty() {
            return Err("a team without a name".into());
        }
        self.rows.push(Row {
            nation,
            shy,
            shy_names,
            last: last.filter(|_| !nation),
            names: all,
            nicknames: phrases(nicknames)?,
            grounds: phrases(grounds)?,
        });
        Ok(())
    }

    /// Every word that a row uses.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.rows.iter().flat_map(|row| [&row.names, &row.nicknames, &row.grounds]).flatten().flatten()
    }

    /// The tables.
    pub fn made(&self) -> Made {
        let mut order: Vec<&Row> = self.rows.iter().collect();
        order.sort_by_key(|row| (row.nation, row.names.first().cloned()));
        let mut names = BTreeMap::new();
        let (mut nicknames, mut grounds) = (BTreeMap::<Words, Vec<u16>>::new(), BTreeMap::<Words, Vec<u16>>::new());
        for (at, row) in order.iter().enumerate() {
            for name in &row.names {
                let shy = row.shy || row.shy_names.contains(name);
                names.insert(name.clone(), at as u16 * 2 + shy as u16);
            }
            for name in &row.nicknames {
                nicknames.entry(name.clone()).or_default().push(at as u16);
            }
            for name in &row.grounds {
                grounds.entry(name.clone()).or_default().push(at as u16);
            }
        }
        let mut sets = Vec::new();
        let mut placed = |lists: BTreeMap<Words, Vec<u16>>| -> BTreeMap<Words, u16> {
            let place = |(words, mut set): (Words, Vec<u16>)| {
                set.push(u16::MAX);
                let start = sets.windows(set.len()).position(|known: &[u16]| known == set).unwrap_or_else(|| {
                    sets.extend(&set);
                    sets.len() - set.len()
                });
                (words, start as u16)
            };
            lists.into_iter().map(place).collect()
        };
        Made {
            names,
            nicknames: placed(nicknames),
            grounds: placed(grounds),
            sets,
            last: order.iter().map(|row| row.last.clone()).collect(),
            first_nation: order.iter().filter(|row| !row.nation).count() as u16,
        }
    }
}
