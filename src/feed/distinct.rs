//! Keys of six numbers, each kept once and named by its place.

use rustc_hash::FxHashMap;

/// A key; shorter ones are filled up.
pub(super) type Key = [u32; 6];

/// The different keys, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    pub(super) list: Vec<Key>,
    ids: FxHashMap<Key, u32>,
}

impl Distinct {
    /// The place of a key.
    #[inline(never)]
    pub(super) fn place(&mut self, key: Key) -> u32 {
        let next = self.list.len() as u32;
        let place = *self.ids.entry(key).or_insert(next);
        if place == next {
            self.list.push(key);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_place() {
        let mut keys = Distinct::default();
        let (first, second) = ([1; 6], [1, 1, 1, 1, 1, 2]);
        assert_eq!([first, second, first, second].map(|key| keys.place(key)), [0, 1, 0, 1]);
        assert_eq!((keys.get(1), keys.get(2), keys.len()), (Some(&second), None, 2));
    }
}
