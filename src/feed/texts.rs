//! The different texts of the observations, each kept once and named by a number.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// No text.
pub(super) const NONE: u32 = u32::MAX;
/// Something that is no text; a problem tells of it.
pub(super) const TOLD: u32 = u32::MAX - 1;

/// The different texts. Figures come in some order, so a column's next text is most often the last one again, or the one that followed it
/// the last time: both are tried before the text is hashed.
#[derive(Debug, Default)]
pub(super) struct Texts<'de> {
    list: Vec<Cow<'de, str>>,
    follower: Vec<u32>,
    ids: FxHashMap<String, u32>,
}

impl<'de> Texts<'de> {
    /// The number of a text; `last` is the column's last one and becomes this one.
    #[inline]
    pub(super) fn id(&mut self, last: &mut u32, text: Cow<'de, str>) -> u32 {
        let before = *last;
        if self.is(before, &text) {
            return before;
        }
        let guess = self.follower.get(before as usize).copied().unwrap_or(NONE);
        if self.is(guess, &text) {
            *last = guess;
            return guess;
        }
        let id = self.look_up(text);
        if let Some(follower) = self.follower.get_mut(before as usize) {
            *follower = id;
        }
        *last = id;
        id
    }

    /// The number of a text, by its hash.
    #[inline(never)]
    pub(super) fn look_up(&mut self, text: Cow<'de, str>) -> u32 {
        if let Some(&id) = self.ids.get(&*text) {
            return id;
        }
        let id = self.list.len() as u32;
        self.ids.insert(text.clone().into_owned(), id);
        self.list.push(text);
        self.follower.push(NONE);
        id
    }

    /// The text with this number; empty where there is none.
    pub(super) fn get(&self, id: u32) -> &str {
        self.list.get(id as usize).map_or("", |text| text)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    #[inline]
    fn is(&self, id: u32, text: &str) -> bool {
        self.list.get(id as usize).is_some_and(|known| **known == *text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number_whatever_stood_before_it() {
        let mut texts = Texts::default();
        let mut last = NONE;
        let ids: Vec<u32> = ["a", "a", "b", "a", "b", "c", "a", "b"].map(|text| texts.id(&mut last, text.into())).into();
        assert_eq!(ids, [0, 0, 1, 0, 1, 2, 0, 1]);
        assert_eq!(texts.look_up(Cow::Owned("b".into())), 1);
        assert_eq!((texts.get(2), texts.get(NONE), texts.len()), ("c", "", 3));
    }
}
