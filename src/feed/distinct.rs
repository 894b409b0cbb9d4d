//! Keys of six numbers, each kept once and named by its place.

use rustc_hash::FxHashMap;

/// A key; shorter ones are filled up.
pub(super) type Key = [u32; 6];

/// The different keys, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    pub(super) list: Vec<Key>,
    /// By the keys written as texts: all maps of the module have keys of one kind, which keeps the wasm small.
    ids: FxHashMap<String, u32>,
}

impl Distinct {
    /// The place of a key.
    #[inline(never)]
    pub(super) fn place(&mut self, key: Key) -> u32 {
        let written = written(&key);
        if let Some(&place) = self.ids.get(written.as_str()) {
            return place;
        }
        let place = self.list.len() as u32;
        self.ids.insert(written, place);
        self.list.push(key);
        place
    }

    /// The key at a place.
    pub(super) fn get(&self, place: u32) -> Option<&Key> {
        self.list.get(place as usize)
    }

    pub(super) fn len(&self) -> u32 {
        self.list.len() as u32
    }
}

/// A key as a text: each number as three characters below U+0800.
fn written(key: &Key) -> String {
    let mut text = String::new();
    for number in key {
        for shift in [0, 11, 22] {
            text.push(char::from_u32(number >> shift & 0x7ff).unwrap_or_default());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_place() {
        let mut keys = Distinct::default();
        let (first, second) = ([1; 6], [1, 1, 1, 1, 1, 2]);
        assert_eq!([first, second, first, second].map(|key| keys.place(key)), [0, 1, 0, 1]);
        assert_eq!((keys.get(1), keys.get(2), keys.len()), (Some(&second), None, 2));
        // Each bit of each number counts.
        let bits = (0..192).map(|bit| core::array::from_fn(|place| if place == bit / 32 { 1 << (bit % 32) } else { 0 }));
        assert!(bits.zip(2..).all(|(key, place)| keys.place(key) == place));
    }
}
