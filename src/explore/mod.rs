//! Questions beginning with "what if": nothing here is a published figure, every result is a simulation.

pub mod bounds;
pub mod decompose;
pub mod random;
pub mod sensitivity;
pub mod trial;
pub mod uncertainty;
