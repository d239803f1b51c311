//! Articles of the fixtures in `tests/articles`, for measuring: always the same, whatever fixtures are added.

use std::fs;
use std::path::Path;
use touchline::{Date, document};

/// An article.
pub struct Article {
    /// Its text.
    pub text: String,
    /// The day it was published.
    pub published: Option<Date>,
}

const FILES: &[&str] = &["derby_interview", "semi_final", "interview", "events", "lists", "no_football"];

/// All articles, in the order of their files.
pub fn all() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = FILES.iter().map(|name| folder.join(name).with_extension("txt"));
    let mut articles = Vec::new();
    for file in files {
        let file = fs::read_to_string(file).expect("a fixture");
        for case in format!("\n{file}").split("\n=== ").skip(1) {
            let case = case.split("\n---\n").next().unwrap_or("");
            let (_, case) = case.split_once('\n').unwrap_or_default();
            let (head, text) = case.split_once("\n\n").unwrap_or(("", case));
            let headers = head.is_empty() || head.lines().all(|line| line.contains(": ") && line.len() < 60);
            let (head, text) = if headers { (head, text) } else { ("", case) };
            let published = head.lines().find_map(|line| line.strip_prefix("published: "));
            articles.push(Article { text: text.to_string(), published: published.and_then(document::civil_date) });
        }
    }
    articles
}
