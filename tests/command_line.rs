//! The command line tool: what goes in, what comes out, and how it ends.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const GOOD: &str = r#"{"id": 1, "text": "“We deserved it,” said Ada Marsh.", "published": "2017-12-12"}"#;

/// Runs the tool with `input` on its standard input.
fn touchline(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    // A thread of its own: a filter writes before it has read all. One that has stopped reading is looked at below.
    let writing = std::thread::spawn(move || _ = stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_bad_line_stops_nothing() {
    let input =
        format!("{GOOD}\n{{broken\n\n{{\"id\": 3}}\n{{\"id\": 4, \"text\": \"\", \"published\": \"soon\"}}\n{GOOD}");
    let done = touchline(&["parse", "--jsonl"], &input);
    assert_eq!(done.status.code(), Some(1));
    let rows: Vec<serde_json::Value> = out(&done).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0], rows[4]);
    assert_eq!(rows[0]["article"]["speakers"][0]["name"], "Ada Marsh");
    assert_eq!((&rows[1]["id"], rows[1]["error"].is_string()), (&serde_json::Value::Null, true));
    assert_eq!(rows[2]["error"], "`text` is missing, or no string");
    assert_eq!(rows[3]["error"], "`published`: `soon` is no date; write it like 2017-12-12");
    assert!(told(&done).contains("-:2: no JSON") && told(&done).ends_with("3 of 5 could not be read\n"));
}

#[test]
fn order_is_kept_whatever_the_threads() {
    let row = |id: u32| format!("{{\"id\": {id}, \"text\": \"{}\"}}\n", "Word. ".repeat(id as usize * 7919 % 400));
    let input: String = (0..2000).map(row).collect();
    let one = out(&touchline(&["parse", "--jsonl", "--threads", "1"], &input));
    let many = out(&touchline(&["parse", "--jsonl", "--threads", "4"], &input));
    assert!(one == many);
    for (id, line) in many.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
}

#[test]
fn folders_are_read_by_name_and_what_is_wrong_is_told() {
    let folder = folder("folders");
    fs::create_dir(folder.join("b")).unwrap();
    for (name, content) in [
        ("a.txt", b"Ada Marsh left." as &[u8]),
        ("b/c.jsonl", GOOD.as_bytes()),
        ("d.txt", b"\xFF"),
        ("e.html", b"not read"),
        (".f.txt", b"not read"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    let done = touchline(&["parse", "--format", "jsonl", folder.to_str().unwrap(), "missing.txt"], "");
    let ids: Vec<serde_json::Value> =
        out(&done).lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].clone()).collect();
    let name = |name: &str| serde_json::Value::from(folder.join(name).to_str().unwrap());
    assert_eq!(ids, [name("a.txt"), 1.into(), name("d.txt"), "missing.txt".into()]);
    assert!(told(&done).contains("d.txt: is not UTF-8") && told(&done).ends_with("2 of 4 could not be read\n"));
    assert_eq!(done.status.code(), Some(1));
}

#[test]
fn outlines_of_several_have_their_names() {
    let folder = folder("outlines");
    let path = folder.to_str().unwrap();
    let none = touchline(&["parse", path], "");
    assert!(told(&none).starts_with(&format!("touchline: no articles in {path}:")) && none.status.success());
    fs::write(folder.join("a.txt"), "“Yes,” said Ada Marsh.").unwrap();
    fs::write(folder.join("b.jsonl"), "{\"text\": \"“No,” said Tom Okafor.\"}\n{\"text\": \n").unwrap();
    let done = touchline(&["parse", "--format", "outline", path], "");
    let names: Vec<String> = out(&done).lines().filter(|line| line.starts_with("===")).map(String::from).collect();
    assert_eq!(names, [format!("=== {path}/a.txt"), format!("=== {path}/b.jsonl:1")]);
    assert!(told(&done).contains("b.jsonl:2: no JSON: EOF while parsing a value, column 8\n"), "{}", told(&done));
    let one = touchline(&["parse", "--format", "outline", &format!("{path}/a.txt")], "");
    assert!(out(&one).starts_with("speakers:"));
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_its_cure() {
    let folder = folder("wrong");
    let path = |name: &str| folder.join(name).display().to_string();
    let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    put("article.txt", "“We deserved it,” said Ada Marsh.");
    put("page.txt", "<p>“We deserved it,” said Ada Marsh.</p>");
    put(
        "list.json",
        r#"[{"quoet": "We"}, {"event": "gaol", "words": "We deserved it", "remove": true}, {"quote": "Never"}, 7]"#,
    );
    let article = path("article.txt");
    let done = touchline(&["parse", "--corrections", &path("list.json"), &article], "");
    let lines = told(&done);
    for (nth, why) in [
        (1, "`quoet` is no field of a correction: {\"quoet\":\"We\"}"),
        (2, "`gaol` is no kind of event: {"),
        (3, "its words are not in the article: {\"quote\":\"Never\"}"),
        (4, "it is no object: 7"),
    ] {
        assert!(lines.contains(&format!("{article}: correction {nth} is not applied: {why}")), "{lines}");
    }
    assert!(done.status.success());
    let day = touchline(&["parse", "--published", "2017-12-12T19:45:00+01:00", &article], "");
    assert!(out(&day).contains("\"published\": \"2017-12-12\""));
    let page = touchline(&["parse", &path("page.txt")], "");
    assert!(told(&page).contains("page.txt: looks like HTML") && page.status.success());
    for (arguments, why) in [
        (vec!["parse", "--lang", "english", &article], "is no language tag; write it like en or es-MX"),
        (vec!["parse", "--lang", "", &article], "is no language tag"),
        (vec!["render", "--embed", &article], "is no style sheet: --embed ADDRESS-OF/touchline.css ARTICLE"),
        (vec!["render", "--labels", &article, &article], "holds no labels"),
    ] {
        let done = touchline(&arguments, "");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(told(&done).contains(why), "{}", told(&done));
    }
}

#[test]
fn an_article_in_every_format() {
    let text = "“We deserved it,” said Ada Marsh.";
    assert!(out(&touchline(&["parse"], text)).starts_with("{\n  \"published\""));
    assert!(out(&touchline(&["parse", "--format", "outline"], text)).starts_with("speakers:\n  Ada Marsh (person)"));
    let view = out(&touchline(&["render"], text));
    assert_eq!(view, out(&touchline(&["parse", "--format", "html"], text)));
    let row: serde_json::Value =
        serde_json::from_str(&out(&touchline(&["render", "--format", "jsonl"], text))).unwrap();
    assert_eq!(row["html"], view.trim_end());
    let file = folder("formats").join("corrections.json");
    fs::write(&file, r#"[{"quote": "We deserved it", "speaker": "Mira </script> Holt"}]"#).unwrap();
    let whole = out(&touchline(
        &[
            "render",
            "--embed",
            "/t.css",
            "--lang",
            "en",
            "--published",
            "2017-12-12",
            "--corrections",
            file.to_str().unwrap(),
        ],
        text,
    ));
    let version = env!("CARGO_PKG_VERSION");
    assert!(whole.starts_with(&format!(
        "<touchline-article published=\"2017-12-12\" lang=\"en\" prerendered=\"{version} article\"><template shadowrootmode=\"open\">"
    )));
    assert!(whole.contains("Mira &lt;/script&gt; Holt"));
    assert!(whole.ends_with(
        "<p>“We deserved it,” said Ada Marsh.</p>\n<script type=\"application/json\" data-touchline=\"corrections\">\
         [{\"quote\":\"We deserved it\",\"speaker\":\"Mira \\u003c/script> Holt\"}]</script>\n</touchline-article>\n"
    ));
}

#[test]
fn what_an_editor_should_look_at() {
    let text = "“Nobody knows.”";
    let done = touchline(&["check"], text);
    assert_eq!(
        (out(&done).as_str(), done.status.code()),
        ("-:1:2: “Nobody knows.”: who says this is not told\n", Some(0))
    );
    assert_eq!(touchline(&["check", "--strict"], text).status.code(), Some(3));
    let row: serde_json::Value = serde_json::from_str(&out(&touchline(&["check", "--format", "jsonl"], text))).unwrap();
    assert_eq!((&row["id"], &row["findings"][0]["about"]), (&"-".into(), &"speaker-unknown".into()));
    let good = touchline(&["check", "--strict"], "“We deserved it,” said Ada Marsh.");
    assert_eq!((good.stdout.len(), good.status.code()), (0, Some(0)));
}

#[test]
fn it_ends_as_the_help_says() {
    assert_eq!(touchline(&["parse", "--format", "xml"], "").status.code(), Some(2));
    assert_eq!(touchline(&["parse", "--published", "soon"], "").status.code(), Some(2));
    assert_eq!(touchline(&["parse", "missing.txt"], "").status.code(), Some(1));
    assert_eq!(touchline(&["parse"], "").status.code(), Some(0));
    let help = out(&touchline(&["parse", "--help"], ""));
    assert!(help.contains("Exit status:\n  0  all went well"));
}

#[test]
fn a_filter_answers_before_it_waits_for_more() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(["parse", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for _ in 0..3 {
        writeln!(input, "{GOOD}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.contains("Ada Marsh"));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
