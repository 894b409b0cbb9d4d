//! What if: scores under other figures, weights and rules than the published ones. Nothing here is ever a published figure.

pub mod board;
pub mod bounds;
pub mod decompose;
pub mod order;
pub mod random;
pub mod sensitivity;
pub mod trial;
pub mod uncertainty;

pub use board::Board;
pub use order::Order;
