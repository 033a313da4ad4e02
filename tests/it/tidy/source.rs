//! A source file as the rules see it: with and without comments and texts, without its tests. Judges nothing.

use std::path::Path;

/// A file of the house.
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
    /// Without comments, the insides of texts, and tests; every line in its place.
    pub code: String,
    /// The same with the insides of texts.
    pub code_and_texts: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        let (mut code, mut code_and_texts) = (blanked(text, false), blanked(text, true));
        for (start, end) in test_modules(&code) {
            blank(&mut code[start..end]);
            blank(&mut code_and_texts[start..end]);
        }
        if is_test_file(path) {
            blank(&mut code);
            blank(&mut code_and_texts);
        }
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
            code: code.into_iter().collect(),
            code_and_texts: code_and_texts.into_iter().collect(),
        }
    }

    /// The line, from 1, of a byte of `code`.
    pub fn line(&self, byte: usize) -> usize {
        1 + self.code[..byte].matches('\n').count()
    }

    /// Each text in the code, its quotes taken off, and escapes left as they are.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let (code, with): (Vec<char>, Vec<char>) = (self.code.chars().collect(), self.code_and_texts.chars().collect());
        let mut at = 0;
        while let Some(length) = code[at..].iter().position(|c| *c == '"') {
            let start = at + length + 1;
            let Some(length) = code[start..].iter().position(|c| *c == '"') else { break };
            texts.push(with[start..start + length].iter().collect());
            at = start + length + 1;
        }
        texts
    }
}

/// The Rust files under a folder of the repository, sorted.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files(&root.join(folder))
        .into_iter()
        .filter(|path| path.ends_with(".rs"))
        .map(|path| Source::new(&path, &std::fs::read_to_string(root.join(&path)).unwrap()))
        .collect()
}

/// Every file under a folder, named from the root with `/`, sorted.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    found.sort();
    found
}

/// Whether a whole file is tests: a `tests` module of its own.
fn is_test_file(path: &str) -> bool {
    path.starts_with("src/") && (path.ends_with("/tests.rs") || path.contains("/tests/"))
}

fn blank(chars: &mut [char]) {
    for c in chars.iter_mut().filter(|c| **c != '\n') {
        *c = ' ';
    }
}

/// The text without comments and, unless they are kept, without what stands between quotes.
fn blanked(text: &str, keep_texts: bool) -> Vec<char> {
    let mut chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let end = match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => at + chars[at..].iter().position(|c| *c == '\n').unwrap_or(chars.len() - at),
            ('/', Some('*')) => end_of_comment(&chars, at),
            ('"', _) => {
                let end = end_of_text(&chars, at);
                if !keep_texts {
                    // The quotes stay: `get("` is code.
                    blank(&mut chars[at + 1..end - 1]);
                }
                at = end;
                continue;
            }
            ('r', Some('"' | '#')) if at == 0 || !is_word(chars[at - 1]) || chars[at - 1] == 'b' => {
                let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                if chars.get(at + 1 + hashes) == Some(&'"') {
                    let end = end_of_raw_text(&chars, at + 2 + hashes, hashes);
                    if !keep_texts {
                        blank(&mut chars[at + 2 + hashes..end - 1 - hashes]);
                    }
                    at = end;
                } else {
                    at += 1;
                }
                continue;
            }
            // A character, unless it is a lifetime.
            ('\'', Some('\\')) => {
                let end = at + 3 + chars[at + 3..].iter().position(|c| *c == '\'').unwrap_or(0) + 1;
                blank(&mut chars[at..end]);
                at = end;
                continue;
            }
            ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => {
                if !keep_texts {
                    blank(&mut chars[at..at + 3]);
                }
                at += 3;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        blank(&mut chars[at..end]);
        at = end;
    }
    chars
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn end_of_comment(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    chars.len()
}

fn end_of_text(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

fn end_of_raw_text(chars: &[char], inside: usize, hashes: usize) -> usize {
    let ends = |at: usize| chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    (inside..chars.len()).find(|at| ends(*at)).map_or(chars.len(), |at| at + 1 + hashes)
}

/// The places of `#[cfg(test)]` and the item behind it.
fn test_modules(code: &[char]) -> Vec<(usize, usize)> {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at + mark.len() <= code.len() {
        if code[at..at + mark.len()] != mark[..] {
            at += 1;
            continue;
        }
        let mut depth = 0;
        let mut end = at + mark.len();
        while end < code.len() {
            match code[end] {
                '{' => depth += 1,
                '}' => depth -= 1,
                ';' if depth == 0 => break,
                _ => {}
            }
            end += 1;
            if depth == 0 && code[end - 1] == '}' {
                break;
            }
        }
        found.push((at, end));
        at = end;
    }
    found
}

#[test]
fn a_source_is_seen_without_comments_texts_and_tests() {
    let source = Source::new(
        "src/trial.rs",
        "//! say \"hi\"\nfn a<'x>() { b(\"one \\\" two\", '\"', r#\"three\"#); /* c /* d */ e */ f() }\n#[cfg(test)]\nmod tests { fn g() {} }\nfn h() {}\n",
    );
    assert_eq!(source.texts(), ["one \\\" two", "three"]);
    for (word, is_seen) in
        [("fn a", true), ("f()", true), ("fn h", true), ("hi", false), ("one", false), ("d", false), ("fn g", false)]
    {
        assert_eq!(source.code.contains(word), is_seen, "{word}: {}", source.code);
    }
    assert_eq!(source.code.lines().count(), source.text.lines().count());
    assert_eq!(source.line(source.code.find("fn h").unwrap()), 5);
}
