//! A YAML value with its place.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::diag::Span;

/// A value and the bytes it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A string.
    Text(String),
    /// An unquoted scalar that YAML takes for a number or a truth value; its text is in the file.
    Plain,
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file; a key may stand more than once.
    Map(Vec<Entry>),
}

/// One line of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

/// A scalar's text with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'n> {
    /// The text.
    pub text: &'n str,
    /// Where it is.
    pub span: Span,
}

impl Node {
    /// A mapping without keys.
    pub fn empty() -> Self {
        Self { span: Span::default(), value: Value::Map(Vec::new()) }
    }
}

impl Value {
    /// Whether there is no word in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Plain | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Whether there is a word in it, however deep.
    pub fn has_words(&self) -> bool {
        match self {
            Self::Null | Self::Text(_) => !self.is_blank(),
            Self::Plain => true,
            Self::List(items) => items.iter().any(|item| item.value.has_words()),
            Self::Map(entries) => entries.iter().any(|entry| entry.node.value.has_words()),
        }
    }

    /// Whether it is one text.
    pub fn is_scalar(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Plain)
    }

    /// What to call this kind of value in a message.
    pub fn described(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Text(_) => "text",
            Self::Plain => "a number or a true/false value",
            Self::List(_) => "a list",
            Self::Map(_) => "a group of keys",
        }
    }
}

fn placed(spanned: Spanned<Value>) -> Node {
    // A number behind an alias has its text where the anchor is.
    let place = if spanned.value == Value::Plain { spanned.defined } else { spanned.referenced };
    Node { span: span(place.span()), value: spanned.value }
}

fn span(span: serde_yaml::Span) -> Span {
    let start = span.byte_offset().unwrap_or_default() as usize;
    Span::new(start, start + span.byte_len().unwrap_or_default() as usize)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::<Value>::deserialize(deserializer).map(placed)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            let node = entries.next_value()?;
            map.push(Entry { key_span: span(key.referenced.span()), key: key.value, node });
        }
        Ok(Value::Map(map))
    }
}
