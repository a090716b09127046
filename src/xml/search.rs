//! Paths, and what they lead to.

use super::element::{Element, Found};
use super::tag::attributes;
use super::token::Tag;
use super::token::{Token, Tokens};

impl<'a> Element<'a> {
    /// What the paths lead to, such as `appmsg/title`, `img@md5`, `@type` or, for the element
    /// itself, the empty path. On each level the first element of the name counts, even when it
    /// is empty, and so does the first attribute.
    pub(crate) fn find<const N: usize>(&self, paths: [&str; N]) -> [Option<Found<'a>>; N] {
        search(self.tag, &mut Tokens::new(self.inner, 0), paths, false)
    }
}

/// What the paths lead to in each element of a name that stands directly inside what was found.
pub(crate) fn each<'a, const N: usize>(
    list: Option<Found<'a>>,
    name: &'static str,
    paths: [&'static str; N],
) -> impl Iterator<Item = [Option<Found<'a>>; N]> {
    let inner = match list {
        Some(Found::Element(list)) => list.inner,
        _ => "",
    };
    let mut tokens = Tokens::new(inner, 0);
    std::iter::from_fn(move || {
        loop {
            let Token::Start(tag) = tokens.next().ok()?? else {
                continue;
            };
            let mut nothing = Tokens::new("", 0);
            let tokens = if tag.is_empty {
                &mut nothing
            } else {
                &mut tokens
            };
            if tag.name == name {
                return Some(search(tag, tokens, paths, true));
            }
            search(tag, tokens, [], true);
        }
    })
}

/// Searches an element, given its start tag and what follows: until all is found, or to its end.
fn search<'a, const N: usize>(
    tag: Tag<'a>,
    tokens: &mut Tokens<'a>,
    paths: [&str; N],
    to_end: bool,
) -> [Option<Found<'a>>; N] {
    let mut found = [None; N];
    if paths.iter().any(|path| path.starts_with('@')) {
        for (name, value) in attributes(tag.attributes) {
            for (path, found) in paths.iter().zip(&mut found) {
                if found.is_none() && path.strip_prefix('@') == Some(name) {
                    *found = Some(Found::Attribute(value));
                }
            }
        }
    }
    let mut searches = paths.map(|path| Search::new(path, tag, tokens.at));
    let mut depth = 0;
    while to_end || searches.iter().any(|search| !search.is_over) {
        // The document was checked: there is no damage.
        let token = tokens.next().ok().flatten();
        let all = searches.iter_mut().zip(&mut found);
        let here = all.filter(|(search, _)| search.depth == depth && !search.is_over);
        match token {
            Some(Token::Start(tag)) => {
                here.for_each(|(search, found)| *found = search.enter(tag, tokens.at));
                depth += usize::from(!tag.is_empty);
            }
            Some(Token::Text(_) | Token::Cdata(_)) => {}
            Some(Token::End(_)) | None => {
                let before = &tokens.text[..tokens.start];
                here.for_each(|(search, found)| *found = search.leave(before));
                if depth == 0 {
                    break;
                }
                depth -= 1;
            }
        }
    }
    found
}

/// The search for what one path leads to.
struct Search<'p, 'a> {
    /// The elements that lie ahead.
    path: &'p str,
    /// The attribute of the last one, if the path leads to one.
    attribute: Option<&'p str>,
    /// The depth at which the next one lies.
    depth: usize,
    /// The element that the path leads to, once it began, and where it did.
    begun: Option<(Tag<'a>, usize)>,
    is_over: bool,
}

impl<'p, 'a> Search<'p, 'a> {
    /// The search in an element, given its start tag and the byte behind it.
    fn new(path: &'p str, tag: Tag<'a>, behind: usize) -> Self {
        let (path, attribute) = match path.split_once('@') {
            Some((path, attribute)) => (path, Some(attribute)),
            None => (path, None),
        };
        let is_itself = path.is_empty();
        Search {
            path,
            attribute,
            depth: 0,
            begun: is_itself.then_some((tag, behind)),
            is_over: is_itself && attribute.is_some(),
        }
    }

    /// At the start tag of an element at the depth of the search, and the byte behind the tag.
    fn enter(&mut self, tag: Tag<'a>, behind: usize) -> Option<Found<'a>> {
        let rest = self.path.strip_prefix(tag.name)?;
        if rest.is_empty() {
            if let Some(attribute) = self.attribute {
                self.is_over = true;
                let (_, value) = attributes(tag.attributes).find(|(name, _)| *name == attribute)?;
                return Some(Found::Attribute(value));
            }
            if tag.is_empty {
                self.is_over = true;
                return Some(Found::Element(Element { tag, inner: "" }));
            }
            self.begun = Some((tag, behind));
            self.path = "";
        } else {
            self.path = rest.strip_prefix('/')?;
            self.is_over = tag.is_empty;
        }
        self.depth += 1;
        None
    }

    /// At the end tag of the element that was entered, and what stands before the tag.
    fn leave(&mut self, before: &'a str) -> Option<Found<'a>> {
        self.is_over = true;
        let (tag, start) = self.begun?;
        let inner = &before[start..];
        Some(Found::Element(Element { tag, inner }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(text: &str) -> Element<'_> {
        Element::root(text).unwrap().unwrap()
    }

    fn find(text: &str, path: &str) -> Option<String> {
        let [found] = root(text).find([path]);
        found.map(|found| found.text().unwrap_or_default().into_owned())
    }

    #[test]
    fn paths() {
        let text = "<a x='1'><b y='2' z=\"3\">4<c><d>5</d></c></b><bb>6</bb><x@y>7</x@y></a>";
        for (path, expected) in [
            ("", Some("")),
            ("@x", Some("1")),
            ("@y", None),
            ("b", Some("4")),
            ("b@y", Some("2")),
            ("b@z", Some("3")),
            ("b@x", None),
            ("b/c", Some("")),
            ("b/c/d", Some("5")),
            ("b/d", None),
            ("c/d", None),
            ("bb", Some("6")),
            ("bb@y", None),
            ("b/c/d/e", None),
            ("b/c/d@x", None),
            ("b/x", None),
            ("x@y", None),
        ] {
            assert_eq!(find(text, path).as_deref(), expected, "{path}");
        }
        let all = root(text).find(["bb", "b/c/d", "@x", "b", ""]);
        assert_eq!(
            all.map(|found| found.unwrap().text().unwrap_or_default().into_owned()),
            ["6", "5", "1", "4", ""]
        );
    }

    #[test]
    fn the_first_of_a_name_counts() {
        let text = "<a b='1' b='2'><c/><c><d>3</d></c><e f='' f='4'/><e f='5'/></a>";
        assert_eq!(find(text, "@b").as_deref(), Some("1"));
        assert_eq!(find(text, "c").as_deref(), Some(""));
        assert_eq!(find(text, "c/d"), None);
        assert_eq!(find(text, "e@f").as_deref(), Some(""));
        assert_eq!(find("<a><c>1</c><c>2</c></a>", "c").as_deref(), Some("1"));
        assert_eq!(find("<a><c>1</c><c><d>2</d></c></a>", "c/d"), None);
    }

    #[test]
    fn only_the_depth_of_the_path_is_searched() {
        let text = "<a><b><c>1</c><b><c>2</c></b></b><c>3</c></a>";
        assert_eq!(find(text, "c").as_deref(), Some("3"));
        assert_eq!(find(text, "b/c").as_deref(), Some("1"));
        assert_eq!(find(text, "b/b/c").as_deref(), Some("2"));
    }

    #[test]
    fn each_element_of_a_name() {
        let text = "<a>x<b c='1'><d>2</d></b><e><b c='3'/></e><!-- <b> --><b/><b c='4'>y</b></a>";
        let a = root(text).find([""])[0];
        let texts = |found: [Option<Found<'static>>; 3]| {
            found.map(|found| found.and_then(Found::text).unwrap_or_default())
        };
        let all: Vec<_> = each(a, "b", ["@c", "d", ""]).map(texts).collect();
        assert_eq!(all, [["1", "2", ""], ["", "", ""], ["4", "", "y"]]);
        assert_eq!(each(a, "x", [""]).count(), 0);
        assert_eq!(each(None, "b", [""]).count(), 0);
    }
}
