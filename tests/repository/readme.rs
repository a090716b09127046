//! The Chinese README says the same as the English one: it has the same sections, the same code except for
//! the words of comments, and tables with the same code in each cell.

use std::fs;

use crate::files::fixtures;

/// What must be the same in both: for each section its code blocks, and the code of its tables.
#[derive(Debug, Default, PartialEq)]
struct Section {
    code: Vec<String>,
    tables: Vec<Vec<Vec<String>>>,
}

fn sections(file: &str) -> Vec<Section> {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let mut sections = vec![Section::default()];
    let mut lines = text.lines();
    let mut in_table = false;
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            sections.push(Section::default());
        }
        let section = sections.last_mut().unwrap();
        if line.starts_with("```") {
            let block = lines.by_ref().take_while(|line| *line != "```");
            let block = std::iter::once(line).chain(block);
            let block: Vec<_> = block.map(without_comment).collect();
            section.code.push(block.join("\n"));
        }
        if line.starts_with('|') {
            if !in_table {
                section.tables.push(Vec::new());
            }
            let cells = line.trim_matches('|').split('|').map(code).collect();
            section.tables.last_mut().unwrap().push(cells);
        }
        in_table = line.starts_with('|');
    }
    sections
}

/// A line of code without the words of its comment: each README has them in its own language.
fn without_comment(line: &str) -> &str {
    if line.starts_with("/// ") {
        return "/// ";
    }
    line.split_once(" # ").map_or(line, |(code, _)| code)
}

/// The code of a cell, in any order, as languages differ in theirs; its numbers where it has none.
fn code(cell: &str) -> String {
    let mut code: Vec<_> = cell.split('`').skip(1).step_by(2).collect();
    if code.is_empty() {
        code = cell
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .filter(|number| !number.is_empty())
            .collect();
    }
    code.sort_unstable();
    code.join(" ")
}

#[test]
fn the_chinese_readme_is_in_step() {
    let english = sections("README.md");
    let chinese = sections("README.zh-CN.md");
    assert!(
        english
            .iter()
            .map(|section| section.tables.len())
            .sum::<usize>()
            >= 4
    );
    assert!(
        english
            .iter()
            .map(|section| section.code.len())
            .sum::<usize>()
            >= 6
    );
    for (number, (english, chinese)) in english.iter().zip(&chinese).enumerate() {
        assert_eq!(english.code, chinese.code, "section {number}");
        assert_eq!(english.tables, chinese.tables, "section {number}");
    }
    assert_eq!(english.len(), chinese.len());
}

#[test]
fn the_tables_are_complete() {
    let english = sections("README.md");
    let tables: Vec<_> = english.iter().flat_map(|section| &section.tables).collect();
    let events = fixtures("callbacks", "json").len();
    let commands = fixtures("commands", "json").len();
    // Beside the rows there are the head and the rule under it. 82 and 401 share a row, and
    // unknown codes have one.
    assert!(tables.iter().any(|table| table.len() == 2 + events - 1 + 1));
    assert!(tables.iter().any(|table| table.len() == 2 + commands));
    for (command, _) in fixtures("commands", "json") {
        let named = |table: &&Vec<Vec<String>>| table.iter().any(|row| row[0] == command);
        assert_eq!(tables.iter().copied().filter(named).count(), 1, "{command}");
    }
}

/// Each row of the table in the guide's page `security` names tests, and files in which they are.
#[test]
fn the_tests_of_the_security_table_exist() {
    let root = env!("CARGO_MANIFEST_DIR");
    let page = fs::read_to_string(format!("{root}/src/guide/security.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let mut count = 0;
    for row in rows.skip(2) {
        let holder = row.trim_matches('|').split('|').nth(1).unwrap();
        let code: Vec<_> = holder.split('`').skip(1).step_by(2).collect();
        let read = |file: &&str| fs::read_to_string(format!("{root}/{file}")).ok();
        let texts: String = code.iter().filter_map(read).collect();
        // `serde_json` has one underscore.
        let is_test = |code: &&str| !code.contains('/') && code.matches('_').count() > 1;
        let names: Vec<_> = code.into_iter().filter(is_test).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(texts.contains(&format!("fn {name}(")), "{name}");
            count += 1;
        }
    }
    assert!(count >= 18, "{count}");
}
