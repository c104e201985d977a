//! Reads content from JSON values, by the rules of serde's derive on the same types. Derived code for all types would cost half as many
//! WebAssembly bytes again as this; `tests/content_rules/reading.rs` compares the two.

use serde_json::Value;

/// A type that is read from a JSON value.
pub trait Read: Sized {
    /// `None`: the value has another shape.
    fn read(value: Value) -> Option<Self>;
}

impl Read for String {
    fn read(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Some(text) } else { None }
    }
}

impl Read for bool {
    fn read(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Read for f64 {
    fn read(value: Value) -> Option<Self> {
        value.as_f64()
    }
}

impl Read for u32 {
    fn read(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Read for i32 {
    fn read(value: Value) -> Option<Self> {
        value.as_i64()?.try_into().ok()
    }
}

impl Read for u16 {
    fn read(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value) -> Option<Self> {
        let Value::Array(items) = value else { return None };
        // A loop, of which each type costs a third of what an iterator costs it.
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

impl<T: Read> Read for [T; 2] {
    fn read(value: Value) -> Option<Self> {
        Vec::<T>::read(value)?.try_into().ok()
    }
}

/// The fields of an object that are not read yet. A list: to remove a field from serde's map costs five times as many bytes.
pub struct Fields(Vec<(String, Value)>);

impl Fields {
    /// `None`: the value is no object.
    pub fn of(value: Value) -> Option<Fields> {
        if let Value::Object(fields) = value { Some(Fields(fields.into_iter().collect())) } else { None }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(field, _)| field == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// A field that must be there.
    pub fn required<T: Read>(&mut self, name: &str) -> Option<T> {
        T::read(self.take(name)?)
    }

    /// A field that may be left out.
    pub fn optional<T: Read + Default>(&mut self, name: &str) -> Option<T> {
        match self.take(name) {
            Some(value) => T::read(value),
            None => Some(T::default()),
        }
    }

    /// Whether all fields are read: an unknown field is a mistake.
    pub fn are_read(&self) -> bool {
        self.0.is_empty()
    }
}

/// The variant of an externally tagged enum, and its content: `"edition"` or `{ "lead": "…" }`.
pub fn variant(value: Value) -> Option<(String, Value)> {
    match value {
        Value::String(name) => Some((name, Value::Null)),
        Value::Object(fields) if fields.len() == 1 => fields.into_iter().next(),
        _ => None,
    }
}

/// Implements [`Read`] for a struct: the fields that must be there, then those that may be left out. `field as "name"`: its name in
/// the JSON.
macro_rules! readable {
    ($type:ty { $($required:ident),* $(,)? } optional { $($optional:ident $(as $name:literal)?),* $(,)? }) => {
        impl $crate::content::reading::Read for $type {
            fn read(value: serde_json::Value) -> Option<Self> {
                let mut fields = $crate::content::reading::Fields::of(value)?;
                let read = Self {
                    $($required: fields.required(stringify!($required))?,)*
                    $($optional: fields.optional($crate::content::reading::name_of!($optional $($name)?))?,)*
                };
                fields.are_read().then_some(read)
            }
        }
    };
    ($type:ty { $($required:ident),* $(,)? }) => { $crate::content::reading::readable!($type { $($required),* } optional {}); };
}

macro_rules! name_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// Gives each variant of an enum without content its name in the JSON, and implements [`Read`].
macro_rules! named {
    ($type:ty { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Its name in the content.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The one with this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::content::reading::Read for $type {
            fn read(value: serde_json::Value) -> Option<Self> {
                Self::named(value.as_str()?)
            }
        }
    };
}

pub(crate) use {name_of, named, readable};
