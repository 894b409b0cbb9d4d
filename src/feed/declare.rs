//! Declaring the format: from one declaration come the type with its docs for the JSON Schema, its shape, and the functions that see its fields.

/// Declares the objects of the format. A field is what an object `need`s to be used, what it `ought` to have, what it `may` have and can do
/// without, the `scope` that it may have and cannot do without once it has it, or a `list` that may be empty or absent.
macro_rules! objects {
    ($($(#[$doc:meta])* pub(crate) struct $name:ident {
        $($(#[$field_doc:meta])* $how:ident $field:ident $(as $written:literal)?: $type:ty,)+
    })+) => { $(
        $(#[$doc])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = super::schema::require(Self::KIND)))]
        #[allow(dead_code, reason = "a declaration: values are seen through views")]
        pub(crate) struct $name {
            $($(#[$field_doc])* $(#[cfg_attr(feature = "schema", schemars(rename = $written))])? $field: declared!($how $type),)+
        }

        impl Shaped for $name {
            const KIND: &'static Kind = &Kind::Object(fields!($($how $field $($written)?: $type,)+));
            type Seen<'t> = View<'t, Self>;

            fn see(tree: &Tree) -> View<'_, Self> {
                View(tree, core::marker::PhantomData)
            }
        }

        const _: () = {
            /// The fields by place.
            #[allow(non_camel_case_types, reason = "named as the fields are")]
            enum Place { $($field,)+ }

            #[allow(dead_code, reason = "some fields are here for their names and their schema")]
            impl<'t> View<'t, $name> {
                $(
                    $(#[$field_doc])*
                    #[inline(always)]
                    pub(crate) fn $field(self) -> seen!($how 't $type) {
                        see!($how self.0, Place::$field as usize, $type)
                    }
                )+
            }
        };
    )+ };
}

/// Declares objects of several kinds, told apart by their field `kind`. As linking sees them they are enumerations in the module `seen`.
macro_rules! tagged {
    ($($(#[$doc:meta])* pub(crate) enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident as $word:literal {
            $($(#[$field_doc:meta])* $how:ident $field:ident $(as $written:literal)?: $type:ty,)*
        },)+
    })+) => {
        $(
            $(#[$doc])*
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[cfg_attr(feature = "schema", schemars(tag = "kind", deny_unknown_fields, transform = super::schema::require(Self::KIND)))]
            #[allow(dead_code, reason = "a declaration: values are seen through views")]
            pub(crate) enum $name {
                $(
                    $(#[$variant_doc])*
                    #[cfg_attr(feature = "schema", schemars(rename = $word))]
                    $variant {
                        $(
                            $(#[$field_doc])*
                            $(#[cfg_attr(feature = "schema", schemars(rename = $written))])?
                            $field: declared!($how $type),
                        )*
                    },
                )+
            }

            impl Shaped for $name {
                const KIND: &'static Kind = &Kind::Tagged(&[$($word),+], &[$(fields!($($how $field $($written)?: $type,)*)),+]);
                type Seen<'t> = seen::$name<'t>;

                fn see(tree: &Tree) -> seen::$name<'_> {
                    enum Place { $($variant,)+ }
                    $(
                        if word_place(slot(tree, 0)) == Place::$variant as usize {
                            // Behind the tag.
                            let mut _place = 1..;
                            return seen::$name::$variant { $($field: see!($how tree, _place.next().unwrap_or_default(), $type),)* };
                        }
                    )+
                    // There is no other; where nothing stands the place is that of the first.
                    Self::see(&Tree::Null)
                }
            }
        )+

        pub(crate) mod seen {
            use super::*;

            $(
                $(#[$doc])*
                pub(crate) enum $name<'t> {
                    $($(#[$variant_doc])* $variant { $($(#[$field_doc])* $field: seen!($how 't $type),)* },)+
                }
            )+
        }
    };
}

/// The shape of an object's fields.
macro_rules! fields {
    ($($how:ident $field:ident $($written:literal)?: $type:ty,)*) => {
        &[$(Field { name: name!($field $($written)?), how: how!($how), kind: kind!($how $type) },)*]
    };
}

/// A field's name in the feed: as written, else as in Rust.
macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $written:literal) => {
        $written
    };
}

macro_rules! how {
    (need) => {
        How::Need
    };
    (ought) => {
        How::Ought
    };
    (may) => {
        How::May
    };
    (scope) => {
        How::Scope
    };
    (list) => {
        How::List
    };
}

macro_rules! kind {
    (list $type:ty) => {
        <Items<$type> as Shaped>::KIND
    };
    ($how:ident $type:ty) => {
        <$type as Shaped>::KIND
    };
}

/// The type of a field in the declaration.
macro_rules! declared {
    (need $type:ty) => { $type };
    (list $type:ty) => { Items<$type> };
    ($how:ident $type:ty) => { Option<$type> };
}

/// The type of a field as it is seen.
macro_rules! seen {
    (need $life:lifetime $type:ty) => { <$type as Shaped>::Seen<$life> };
    (list $life:lifetime $type:ty) => { List<$life, $type> };
    ($how:ident $life:lifetime $type:ty) => { Option<<$type as Shaped>::Seen<$life>> };
}

/// Sees a field.
macro_rules! see {
    (need $tree:expr, $place:expr, $type:ty) => {
        <$type as Shaped>::need($tree, $place)
    };
    (list $tree:expr, $place:expr, $type:ty) => {
        <Items<$type> as Shaped>::need($tree, $place)
    };
    ($how:ident $tree:expr, $place:expr, $type:ty) => {
        <$type as Shaped>::may($tree, $place)
    };
}

/// Declares the words of enumerations.
macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),+ })+) => { $(
        // A word that is forgotten here does not compile.
        const _: fn($name) = |word| match word {
            $($name::$variant => {})+
        };

        impl Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            const ALL: &'static [Self] = &[$($name::$variant),+];
        }

        impl Shaped for $name {
            const KIND: &'static Kind = &Kind::Word(Self::WORDS);
            type Seen<'t> = Self;

            fn see(tree: &Tree) -> Self {
                // Words have a first one.
                Self::ALL.get(word_place(tree)).copied().unwrap_or(first!($($name::$variant),+))
            }
        }
    )+ };
}

macro_rules! first {
    ($first:path $(, $other:path)*) => {
        $first
    };
}

pub(super) use {declared, fields, first, how, kind, name, objects, see, seen, tagged, words};
