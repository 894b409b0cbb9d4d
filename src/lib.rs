#![doc = include_str!("ARCHITECTURE.md")]
#![warn(missing_docs)]
#![deny(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable, clippy::todo)
)]

pub mod dashboard;
pub mod error;
pub mod explore;
pub mod feed;
pub mod measure;
pub mod model;
pub mod num;
pub mod period;
pub mod problem;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod wasm;
