//! The values that come before the key that tells the kind, kept flat until it has been read.
//!
//! A list or an object is one token with the number of its items, and its items follow. Reading
//! a tape gives the tokens back in the order in which they came, once.

use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::map::Entry;
use serde_json::{Map, Value};

use crate::lenient::{NUMBER_KEY, is_negative_zero, private_number, shorten};

/// How deep lists and objects may nest in a value that is kept. `serde_json` stops at 128
/// levels, the envelope among them; this crate stops a little sooner, with any deserializer.
const MAX_DEPTH: u8 = 120;

/// What the tape itself refuses. Either is an error of syntax: `serde_json` calls it one where it
/// comes upon it first.
pub(crate) const REFUSED: [&str; 2] = [TOO_DEEP, OUT_OF_RANGE];
const TOO_DEEP: &str = "nested more than 120 levels deep";
const OUT_OF_RANGE: &str = "number out of range";

/// Room for the first tokens: a text message with a profile fits, and so does the allocation into
/// the ones that common allocators serve fastest, up to 1 KiB.
const FIRST_CHUNK: usize = 40;
/// Later chunks double up to this many tokens.
const LARGEST_CHUNK: usize = 1024;

/// Small and without a destructor, as most of the time goes into moving them.
#[derive(Debug, Clone, Copy)]
enum Token<'de> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(&'de str),
    /// A text that had to be built: the next of those that stand aside.
    Built,
    List(usize),
    Object(usize),
}

/// Refuses what a number beyond the range of an `f64` becomes.
pub(crate) fn check_finite<E: de::Error>(number: f64) -> Result<(), E> {
    if number.is_finite() {
        Ok(())
    } else {
        Err(E::custom(OUT_OF_RANGE))
    }
}

/// Reads an object as `serde_json` keeps one. This does not go through the `Deserialize` of
/// [`Value`], which gives a meaning of its own to some keys.
pub(crate) fn read_object<'de, A>(mut object: A) -> Result<Map<String, Value>, A::Error>
where
    A: MapAccess<'de>,
{
    let mut tape = Tape::default();
    while object.next_key_seed(tape.key())?.is_some() {
        object.next_value_seed(tape.value())?;
    }
    let entries = tape.entries;
    tape.into_replay().object(entries)
}

/// Keys and values in turn. Nothing is allocated before the first.
///
/// The tokens stand in chunks, so that a long tape grows without being copied and goes away
/// while it is read.
#[derive(Debug, Default)]
pub(crate) struct Tape<'de> {
    full: Vec<Vec<Token<'de>>>,
    last: Vec<Token<'de>>,
    /// The texts of the tokens [`Token::Built`], in their order.
    built: Vec<String>,
    /// How many tokens were ever pushed.
    pushed: usize,
    entries: usize,
}

/// Where a token stands: its chunk, and its place in there.
type Place = (usize, usize);

impl<'de> Tape<'de> {
    /// Takes down a key whose value follows.
    fn key(&mut self) -> Key<'_, 'de> {
        self.key_but(&[])
    }

    /// Takes down a key whose value follows, unless it is one of `wanted`, which is given back.
    pub(crate) fn key_but<'t>(&'t mut self, wanted: &'t [&'static str]) -> Key<'t, 'de> {
        Key { tape: self, wanted }
    }

    /// Takes down the value of the key that was taken down last: an entry of the tape.
    pub(crate) fn value(&mut self) -> impl DeserializeSeed<'de, Value = ()> + '_ {
        self.entries += 1;
        self.value_inside(0)
    }

    /// Takes down a value that stands inside of so many lists and objects.
    pub(crate) fn value_inside(&mut self, depth: u8) -> Capture<'_, 'de> {
        Capture { tape: self, depth }
    }

    pub(crate) fn into_replay(self) -> Replay<'de> {
        let mut chunks = self.full;
        let first = if chunks.is_empty() {
            self.last
        } else {
            chunks.push(self.last);
            Vec::new()
        };
        Replay {
            chunk: first.into_iter(),
            later: chunks.into_iter(),
            built: self.built.into_iter(),
            entries: self.entries,
        }
    }

    #[inline]
    fn push(&mut self, token: Token<'de>) {
        if self.last.len() == self.last.capacity() {
            self.grow();
        }
        self.pushed += 1;
        self.last.push(token);
    }

    #[inline]
    fn push_built(&mut self, text: String) {
        self.built.push(text);
        self.push(Token::Built);
    }

    /// The text that was pushed last, if it was one.
    fn last_text(&self) -> Option<&str> {
        match self.last.last()? {
            Token::Text(text) => Some(text),
            Token::Built => self.built.last().map(String::as_str),
            _ => None,
        }
    }

    /// Where the token stands that was pushed last.
    fn place(&self) -> Place {
        (self.full.len(), self.last.len() - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.last.capacity() * 2).clamp(FIRST_CHUNK, LARGEST_CHUNK);
        let full = std::mem::replace(&mut self.last, Vec::with_capacity(size));
        if !full.is_empty() {
            self.full.push(full);
        }
    }

    /// Takes back the token that was pushed last.
    fn pop(&mut self) {
        if self.last.is_empty() {
            self.last = self.full.pop().unwrap_or_default();
        }
        if let Some(Token::Built) = self.last.pop() {
            self.built.pop();
        }
    }

    /// Puts a token in the place of another.
    fn set(&mut self, (chunk, index): Place, token: Token<'de>) {
        let chunk = self.full.get_mut(chunk).unwrap_or(&mut self.last);
        chunk[index] = token;
    }
}

/// Takes down one value.
pub(crate) struct Capture<'t, 'de> {
    tape: &'t mut Tape<'de>,
    depth: u8,
}

impl<'de> Capture<'_, 'de> {
    /// Refuses a list or an object inside of so many others.
    fn check_depth<E: de::Error>(&self, limit: u8) -> Result<(), E> {
        if self.depth >= limit {
            return Err(E::custom(TOO_DEEP));
        }
        Ok(())
    }

    /// Takes down an item of the list or the object.
    fn inner(&mut self) -> Capture<'_, 'de> {
        Capture {
            tape: self.tape,
            depth: self.depth + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Capture<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Capture<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.tape.push(Token::Null);
        Ok(())
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.tape.push(Token::Bool(flag));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.tape.push(Token::Signed(number));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.tape.push(Token::Unsigned(number));
        Ok(())
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_i128<E: de::Error>(self, number: i128) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_u128<E: de::Error>(self, number: u128) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        check_finite(number)?;
        self.tape.push(if is_negative_zero(number) {
            Token::Unsigned(0)
        } else {
            Token::Float(number)
        });
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.tape.push(Token::Text(text));
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.tape.push_built(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.check_depth(MAX_DEPTH)?;
        self.tape.push(Token::List(0));
        let place = self.tape.place();
        let mut items = 0;
        while list.next_element_seed(self.inner())?.is_some() {
            items += 1;
        }
        self.tape.set(place, Token::List(items));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        let before = self.tape.pushed;
        self.tape.push(Token::Object(0));
        let place = self.tape.place();
        let mut key = object.next_key_seed(self.tape.key())?;
        // Inside of the innermost list there may still be what only stands for a number.
        let may_be_number = key.is_some() && self.tape.last_text() == Some(NUMBER_KEY);
        self.check_depth(MAX_DEPTH + u8::from(may_be_number))?;
        let mut entries = 0;
        while key.is_some() {
            object.next_value_seed(self.inner())?;
            entries += 1;
            key = object.next_key_seed(self.tape.key())?;
        }
        self.tape.set(place, Token::Object(entries));
        // The object, the key, and a value that holds no other.
        if may_be_number && self.tape.pushed == before + 3 {
            self.unwrap_number()?;
        }
        Ok(())
    }
}

impl Capture<'_, '_> {
    /// Puts a number in the place of the object of one entry that may stand for it, if its value is
    /// the text of a number.
    fn unwrap_number<E: de::Error>(self) -> Result<(), E> {
        let Some(number) = self.tape.last_text().and_then(private_number) else {
            return Ok(());
        };
        for _ in ["the text", "the key", "the object"] {
            self.tape.pop();
        }
        self.visit_f64(number)
    }
}

/// Takes down one key, or gives it back when it is a wanted one.
pub(crate) struct Key<'t, 'de> {
    tape: &'t mut Tape<'de>,
    wanted: &'t [&'static str],
}

impl Key<'_, '_> {
    fn find(&self, key: &str) -> Option<&'static str> {
        self.wanted.iter().copied().find(|wanted| *wanted == key)
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_, 'de> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_, 'de> {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        let found = self.find(key);
        if found.is_none() {
            self.tape.push(Token::Text(key));
        }
        Ok(found)
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        let found = self.find(key);
        if found.is_none() {
            self.tape.push_built(key.to_owned());
        }
        Ok(found)
    }
}

/// A tape being read.
#[derive(Debug)]
pub(crate) struct Replay<'de> {
    chunk: vec::IntoIter<Token<'de>>,
    later: vec::IntoIter<Vec<Token<'de>>>,
    built: vec::IntoIter<String>,
    entries: usize,
}

impl<'de> Replay<'de> {
    #[inline]
    fn next(&mut self) -> Token<'de> {
        match self.chunk.next() {
            Some(token) => token,
            None => self.next_chunk(),
        }
    }

    #[cold]
    fn next_chunk(&mut self) -> Token<'de> {
        self.chunk = self.later.next().unwrap_or_default().into_iter();
        self.chunk.next().unwrap_or(Token::Null)
    }

    /// The text of the last token, which was [`Token::Built`].
    #[inline]
    fn built(&mut self) -> String {
        self.built.next().unwrap_or_default()
    }

    /// Whether there is another entry, whose key and value are to be read next.
    #[inline]
    pub(crate) fn begin_entry(&mut self) -> bool {
        let begun = self.entries > 0;
        self.entries -= usize::from(begun);
        begun
    }

    /// The next key or value, for a visitor.
    #[inline]
    pub(crate) fn value<E>(&mut self) -> ReplayValue<'_, 'de, E> {
        ReplayValue {
            token: self.next(),
            replay: self,
            error: PhantomData,
        }
    }

    fn object<E: de::Error>(&mut self, entries: usize) -> Result<Map<String, Value>, E> {
        let mut object = Map::new();
        for _ in 0..entries {
            let key = match self.next() {
                Token::Text(key) => key.to_owned(),
                _ => self.built(),
            };
            let value = self.json()?;
            match object.entry(key) {
                Entry::Vacant(free) => free.insert(value),
                Entry::Occupied(taken) => {
                    return Err(E::custom(format_args!(
                        "duplicate field {:?}",
                        shorten(taken.key())
                    )));
                }
            };
        }
        Ok(object)
    }

    fn json<E: de::Error>(&mut self) -> Result<Value, E> {
        Ok(match self.next() {
            Token::Null => Value::Null,
            Token::Bool(flag) => flag.into(),
            Token::Signed(number) => number.into(),
            Token::Unsigned(number) => number.into(),
            Token::Float(number) => number.into(),
            Token::Text(text) => text.into(),
            Token::Built => self.built().into(),
            Token::List(items) => {
                let mut list = Vec::with_capacity(items);
                for _ in 0..items {
                    list.push(self.json()?);
                }
                Value::Array(list)
            }
            Token::Object(entries) => Value::Object(self.object(entries)?),
        })
    }
}

/// One value on a tape, as a deserializer.
pub(crate) struct ReplayValue<'r, 'de, E> {
    token: Token<'de>,
    replay: &'r mut Replay<'de>,
    error: PhantomData<E>,
}

impl<'de, E: de::Error> Deserializer<'de> for ReplayValue<'_, 'de, E> {
    type Error = E;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.token {
            Token::Null => visitor.visit_unit(),
            Token::Bool(flag) => visitor.visit_bool(flag),
            Token::Signed(number) => visitor.visit_i64(number),
            Token::Unsigned(number) => visitor.visit_u64(number),
            Token::Float(number) => visitor.visit_f64(number),
            Token::Text(text) => visitor.visit_borrowed_str(text),
            Token::Built => visitor.visit_string(self.replay.built()),
            Token::List(left) => visitor.visit_seq(Items::new(self.replay, left)),
            Token::Object(left) => visitor.visit_map(Items::new(self.replay, left)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.token {
            Token::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// The items of a list or an object on a tape.
struct Items<'r, 'de, E> {
    replay: &'r mut Replay<'de>,
    left: usize,
    error: PhantomData<E>,
}

impl<'r, 'de, E> Items<'r, 'de, E> {
    fn new(replay: &'r mut Replay<'de>, left: usize) -> Self {
        Items {
            replay,
            left,
            error: PhantomData,
        }
    }

    fn next_value<T>(&mut self, seed: T) -> Result<T::Value, E>
    where
        T: DeserializeSeed<'de>,
        E: de::Error,
    {
        seed.deserialize(self.replay.value())
    }
}

impl<'de, E: de::Error> SeqAccess<'de> for Items<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, E>
    where
        T: DeserializeSeed<'de>,
    {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.next_value(seed).map(Some)
    }
}

impl<'de, E: de::Error> MapAccess<'de> for Items<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, E>
    where
        K: DeserializeSeed<'de>,
    {
        SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, E>
    where
        V: DeserializeSeed<'de>,
    {
        self.next_value(seed)
    }
}
