//! Lossy reading: payloads broken in ways that are forgiven and in ways that are not, compared
//! with what the model makes of them mended.

mod breaks;

use arbitrary::{Result, Unstructured};
use wequick_types::Callback;

use super::common::json::Json;
use super::common::payload;
use super::compare::CALLBACKS;
use super::reading;
use super::subject::{self, Outcome};
use breaks::{BREAKS, Break, Place};

/// A payload, in which a mark stands for each break inside it.
struct Payload {
    body: Json,
    /// Indices of [`BREAKS`].
    breaks: Vec<usize>,
}

/// Which breaks a payload had, and whether it is read.
pub(crate) struct Broken {
    breaks: Vec<usize>,
    pub(crate) is_read: bool,
}

/// Each break was made; one that is forgiven in a payload that is read.
pub(crate) fn assert_all_made(payloads: &[Broken]) {
    for (index, one) in BREAKS.iter().enumerate() {
        let is_forgiven = one.read.is_some();
        let is_made = payloads
            .iter()
            .any(|payload| payload.is_read == is_forgiven && payload.breaks.contains(&index));
        assert!(is_made, "{}", one.bytes.escape_ascii());
    }
}

/// Compares what the crate and the model make of a broken payload that these bytes generate. Gives
/// what became of it, or the text of a difference.
pub(crate) fn compare(bytes: &[u8]) -> std::result::Result<Broken, String> {
    // The breaks have bytes of their own, as a payload may use up all that there are.
    let (own, rest) = bytes.split_at(bytes.len().min(60));
    let (mut own, mut rest) = (Unstructured::new(own), Unstructured::new(rest));
    let payload = Payload::generate(&mut own, &mut rest).expect("no choice is among nothing");
    let printed = payload.body.print(&mut rest);
    let body = payload
        .broken(&printed.expect("no choice is among nothing"), &mut own)
        .expect("no choice is among nothing");
    payload
        .agree(&body)
        .map_err(|difference| format!("{}\n{difference}", body.escape_ascii()))
}

impl Payload {
    /// Some breaks that are forgiven, and perhaps one that is not.
    fn generate(own: &mut Unstructured, rest: &mut Unstructured) -> Result<Self> {
        let is_refused = own.ratio(1, 3)?;
        let forgiven = own.int_in_range(0..=3)?;
        let mut payload = Payload {
            body: unmarked(&payload::callback(rest)?),
            breaks: Vec::new(),
        };
        for turn in 0..=forgiven {
            let is_forgiven = turn < forgiven;
            if !is_forgiven && !is_refused {
                break;
            }
            let indices = 0..BREAKS.len();
            let those = indices.filter(|index| BREAKS[*index].read.is_some() == is_forgiven);
            let index = *own.choose(&those.collect::<Vec<_>>())?;
            payload.add(index, own)?;
        }
        Ok(payload)
    }

    /// Adds a break, unless another has its place.
    fn add(&mut self, index: usize, bytes: &mut Unstructured) -> Result<()> {
        let place = BREAKS[index].place;
        let is_free = match place {
            Place::Text => mark_text(&mut self.body, index, bytes)?,
            Place::Value => mark_value(&mut self.body, index, bytes)?,
            Place::Front | Place::Behind | Place::Cut => self.of(place).is_none(),
        };
        if is_free {
            self.breaks.push(index);
        }
        Ok(())
    }

    fn of(&self, place: Place) -> Option<&'static Break> {
        let mut breaks = self.breaks.iter().map(|index| &BREAKS[*index]);
        breaks.find(|one| one.place == place)
    }

    /// As it is sent.
    fn broken(&self, printed: &str, bytes: &mut Unstructured) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        for c in unescaped(printed).chars() {
            match index(c) {
                Some(index) => body.extend(BREAKS[index].bytes),
                None => body.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            }
        }
        if self.of(Place::Cut).is_some() {
            body.truncate(bytes.choose_index(body.trim_ascii_end().len())?);
            return Ok(body);
        }
        let around = |place| self.of(place).map_or(&b""[..], |one| one.bytes);
        Ok([around(Place::Front), &body, around(Place::Behind)].concat())
    }

    fn agree(self, body: &[u8]) -> std::result::Result<Broken, String> {
        let mended = mended(&self.body);
        let is_forgiven = |index: &usize| BREAKS[*index].read.is_some();
        let lossy = if self.breaks.iter().all(is_forgiven) {
            reading::callback(&mended)
        } else {
            Err("it is broken for good".to_owned())
        };
        let is_read = lossy.is_ok();
        let mended = mended.to_string();
        CALLBACKS.agree(&mended, &lossy, read_lossy(body))?;
        let strict = if self.breaks.is_empty() {
            lossy
        } else {
            Err("it is broken".to_owned())
        };
        CALLBACKS.agree(&mended, &strict, subject::strict(body))?;
        if !is_lossy_as_strict(body) {
            return Err("what is read at once is read differently".to_owned());
        }
        Ok(Broken {
            breaks: self.breaks,
            is_read,
        })
    }
}

/// The first of the characters that stand for the breaks.
const MARKS: u32 = 0xE000;

fn mark(index: usize) -> char {
    let index = u32::try_from(index).expect("they are few");
    char::from_u32(MARKS + index).expect("it is in the private use area")
}

fn index(c: char) -> Option<usize> {
    let index = usize::try_from(u32::from(c).checked_sub(MARKS)?).ok()?;
    (index < BREAKS.len()).then_some(index)
}

/// The printed payload, in which no mark is escaped.
fn unescaped(printed: &str) -> String {
    let mut printed = printed.to_owned();
    for mark in (0..BREAKS.len()).map(mark) {
        printed = printed.replace(&format!("\\u{:04x}", u32::from(mark)), &mark.to_string());
    }
    printed
}

/// Marks one of the strings; `false` where the choice falls on something else. No string has two
/// marks, as two halves of a character side by side would be a whole one.
fn mark_text(json: &mut Json, index: usize, bytes: &mut Unstructured) -> Result<bool> {
    let text = match json {
        Json::List(items) if !items.is_empty() => {
            let at = bytes.choose_index(items.len())?;
            return mark_text(&mut items[at], index, bytes);
        }
        Json::Object(entries) if !entries.is_empty() => {
            let at = bytes.choose_index(entries.len())?;
            let (key, value) = &mut entries[at];
            if bytes.ratio(7, 8)? {
                return mark_text(value, index, bytes);
            }
            key
        }
        Json::Text(text) => text,
        _ => return Ok(false),
    };
    if text.chars().any(|c| self::index(c).is_some()) {
        return Ok(false);
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let places: Vec<usize> = [0].into_iter().chain(ends).collect();
    text.insert(*bytes.choose(&places)?, mark(index));
    Ok(true)
}

/// Puts the mark in the place of a value.
fn mark_value(json: &mut Json, index: usize, bytes: &mut Unstructured) -> Result<bool> {
    let deeper = bytes.ratio(3, 4)?;
    match json {
        Json::List(items) if !items.is_empty() && deeper => {
            let at = bytes.choose_index(items.len())?;
            mark_value(&mut items[at], index, bytes)
        }
        Json::Object(entries) if !entries.is_empty() && deeper => {
            let at = bytes.choose_index(entries.len())?;
            mark_value(&mut entries[at].1, index, bytes)
        }
        value => {
            *value = Json::word(&mark(index));
            Ok(true)
        }
    }
}

/// The payload with what is read in the place of each break.
fn mended(json: &Json) -> Json {
    with_texts(json, |index| BREAKS[index].read.unwrap_or_default())
}

/// A payload that came without breaks, and so is to have no marks.
fn unmarked(json: &Json) -> Json {
    with_texts(json, |_| "")
}

/// Puts a text in the place of each mark, but for one that is a value.
fn with_texts(json: &Json, of_mark: fn(usize) -> &'static str) -> Json {
    let text = |text: &str| -> String {
        let pieces = text.chars().map(|c| match index(c) {
            Some(index) => of_mark(index).to_owned(),
            None => c.to_string(),
        });
        pieces.collect()
    };
    let inner = |json: &Json| with_texts(json, of_mark);
    match json {
        Json::Word(word) => Json::word(word),
        Json::Text(inner) => Json::Text(text(inner)),
        Json::List(items) => Json::List(items.iter().map(inner).collect()),
        Json::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (text(key), inner(value)));
            Json::Object(entries.collect())
        }
    }
}

fn read_lossy(body: &[u8]) -> Outcome {
    subject::seen("from_slice_lossy", wequick_types::from_slice_lossy(body))
}

/// Whether what is read at once is read the same forgivingly.
fn is_lossy_as_strict(body: &[u8]) -> bool {
    match wequick_types::from_slice::<Callback>(body) {
        Ok(callback) => wequick_types::from_slice_lossy(body) == Ok(callback),
        Err(_) => true,
    }
}
