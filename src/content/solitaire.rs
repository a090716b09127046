//! Lists that the members of a room continue.

use std::borrow::Cow;

use serde::Serialize;

use super::ContentError;
use super::fields::content;
use super::value::{Value, value};
use crate::growth::push;
use crate::wxid::Wxid;
use crate::xml::{self, Document};

content! {
    /// A list that the members of a room continue, one line each (接龙, app type 53).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>#Solitaire Hike?\n1. Lin\n2. Mei</title><type>53</type></appmsg></msg>";
    /// let Content::Solitaire(list) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(list.text.as_deref(), Some("#Solitaire Hike?\n1. Lin\n2. Mei"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "接龙"))]
    #[derive(Eq, Hash)]
    pub struct Solitaire<'a> {
        /// `appmsg/title`: the whole list.
        #[doc(alias = "title")]
        pub text: Cow<'a, str> = "appmsg/title",
        /// `appmsg/extinfo/solitaire_info`: who wrote which line. It is XML: [`items`](Solitaire::items)
        /// reads it.
        #[doc(alias = "solitaire_info")]
        pub info: Cow<'a, str> = "appmsg/extinfo/solitaire_info" as document,
    }
}

/// A line of a [`Solitaire`]: `/solitaire/content/i`.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><title>Hike? 1. Lin</title><type>53</type><extinfo><solitaire_info>
///     <![CDATA[<solitaire><content><i><u>wxid_lin</u><t>1700000000</t><r>9-3</r></i></content>
///     </solitaire>]]></solitaire_info></extinfo></appmsg></msg>";
/// let Content::Solitaire(list) = Content::of(MessageType::App, xml)? else { panic!() };
/// let items = list.items()?;
/// assert_eq!(items[0].wxid.as_ref().unwrap(), "wxid_lin");
/// assert_eq!(items[0].text.as_deref(), Some("Lin"));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct SolitaireItem<'a> {
    /// `u`: who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wxid: Option<Wxid<Cow<'a, str>>>,
    /// `t`: when it was written, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<u64>,
    /// What was written: the text of `c`. Without `c`, it is the part of the list that `r` gives as
    /// `start-length`, in UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
}

impl Solitaire<'_> {
    /// The lines that members wrote, in their order. Empty if [`info`](Solitaire::info) is absent, or if its
    /// root is not `<solitaire>`.
    ///
    /// # Errors
    ///
    /// [`ContentError::Damaged`]: the XML of `info` is damaged. The byte is counted in `info`.
    pub fn items(&self) -> Result<Vec<SolitaireItem<'_>>, ContentError> {
        let mut items = Vec::new();
        let info = self.info.as_deref().unwrap_or_default();
        let Some(document) = Document::open_root(info, "solitaire")? else {
            return Ok(items);
        };
        let [list] = document.find(["content"])?;
        // The index of UTF-16 positions is built once, and serves all lines.
        let title = Utf16::new(self.text.as_deref().unwrap_or_default());
        for [wxid, time, text, range] in xml::each(list, "i", ["u", "t", "c", "r"]) {
            let range = || title.range(&range?.text()?).map(Cow::Borrowed);
            push(
                &mut items,
                SolitaireItem {
                    wxid: wxid.and_then(value),
                    time: time.and_then(value),
                    text: text.and_then(value).or_else(range),
                },
            );
        }
        Ok(items)
    }
}

/// A text with positions in UTF-16 units, as the client counts them.
struct Utf16<'a> {
    text: &'a str,
    /// A mark for each 64th unit: the first byte and the first unit of the character that this unit belongs
    /// to. A position is counted from the mark before it. Without marks, each of many items would cost a
    /// pass over the text.
    marks: Vec<(usize, u64)>,
}

impl<'a> Utf16<'a> {
    const STEP: u64 = 64;

    fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        let mut unit = 0;
        for (byte, c) in text.char_indices() {
            let next = unit + c.len_utf16() as u64;
            // The next unit that needs a mark is the first or the second unit of this character.
            if next > marks.len() as u64 * Utf16::STEP {
                marks.push((byte, unit));
            }
            unit = next;
        }
        Utf16 { text, marks }
    }

    /// The part that `start-length` gives. `None` if the range is malformed, leaves the text, cuts a
    /// character, or holds only white space.
    fn range(&self, range: &str) -> Option<&'a str> {
        let (start, length) = range.split_once('-')?;
        let start = u64::from_text(start.into())?;
        let end = start.checked_add(u64::from_text(length.into())?)?;
        let part = &self.text[self.byte(start)?..self.byte(end)?];
        (!xml::is_white(part)).then_some(part)
    }

    /// The byte at which a unit begins.
    fn byte(&self, wanted: u64) -> Option<usize> {
        let mark = usize::try_from(wanted / Utf16::STEP).ok()?;
        // The end of the text is a valid position, too. At a multiple of 64 it has no mark, so the last mark
        // is used.
        let (byte, mut unit) = *self.marks.get(mark).or(self.marks.last())?;
        let mut chars = self.text[byte..].char_indices();
        while unit < wanted {
            unit += chars.next()?.1.len_utf16() as u64;
        }
        // A position between the two units of one character is invalid.
        (unit == wanted).then(|| byte + chars.offset())
    }
}
