//! The border: the only place that knows JavaScript. Every method decodes, asks the core once and encodes.

mod codec;
mod dashboard;
mod error;
mod scenario;
mod work;

use rlsf::SmallGlobalTlsf;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// A small allocator: a fifth of the standard library's.
#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();
