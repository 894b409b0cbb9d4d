//! Things of one kind, named by small ids.

use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::Index;

use rustc_hash::FxHashMap;

/// Names one thing of a [`Table`]. Only the table makes ids, so an id always names something in the table that made it.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// An id from its place. The caller vouches that the table has this place.
    pub(crate) const fn from_place(place: u32) -> Self {
        Id(place, PhantomData)
    }

    /// The place in the table, from 0, in the feed's order (periods: in the order of time).
    pub const fn place(self) -> u32 {
        self.0
    }

    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> core::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Things in the feed's order, found by [`Id`] or by the feed's text id.
#[derive(Debug, Clone)]
pub struct Table<T> {
    items: Vec<T>,
    /// Look-ups only; never iterated, so its order reaches no result.
    ids: FxHashMap<String, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { items: Vec::new(), ids: FxHashMap::default() }
    }
}

impl<T> Table<T> {
    /// Adds a thing under a text id. Gives the thing back if the id is taken.
    ///
    /// # Errors
    /// The thing itself, where the id is taken.
    pub fn insert(&mut self, id: &str, item: T) -> Result<Id<T>, T> {
        if self.ids.contains_key(id) {
            return Err(item);
        }
        let place = self.items.len() as u32;
        self.ids.insert(id.to_owned(), place);
        self.items.push(item);
        Ok(Id::from_place(place))
    }

    /// The thing with this text id.
    pub fn find(&self, id: &str) -> Option<Id<T>> {
        self.ids.get(id).map(|&place| Id::from_place(place))
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All things, in the feed's order.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// All ids, in the feed's order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + use<T> {
        (0..self.items.len() as u32).map(Id::from_place)
    }

    /// All things with their ids, in the feed's order.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.ids().zip(&self.items)
    }

    /// The thing, to be completed while the feed is read.
    pub(crate) fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.items.get_mut(id.at())
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    #[allow(clippy::indexing_slicing, reason = "ids are made only by the table, which never shrinks")]
    fn index(&self, id: Id<T>) -> &T {
        &self.items[id.at()]
    }
}
