//! Questions beginning with "what if": nothing here is a published figure, every result is a simulation.

pub mod board;
pub mod bounds;
pub mod decompose;
pub mod goal;
pub mod margin;
pub mod order;
pub mod random;
pub mod scenario;
pub mod sensitivity;
pub mod trial;
pub mod uncertainty;

pub use board::Board;
pub use order::Order;
pub use scenario::Scenario;
