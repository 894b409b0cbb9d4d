//! What if: scores under other figures, weights and rules than the published ones. Nothing here is ever a published figure.

pub mod board;
pub mod goal;
pub mod margin;
pub mod order;
pub mod scenario;

pub use board::Board;
pub use order::Order;
pub use scenario::Scenario;
