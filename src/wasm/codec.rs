//! Options in, views out.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::error::to_js;
use crate::dashboard::Selector;
use crate::error::{Error, ErrorCode};

/// A selector from an options object; left out or `null` is the default.
pub fn selector(options: JsValue) -> Result<Selector, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Selector::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| to_js(&Error::new(ErrorCode::BadSelector, "").found(error.to_string())))
}

/// A view as a plain object: `null` for what is absent, no `Map`, no class.
pub fn object<T: Serialize>(view: &T) -> Result<JsValue, JsValue> {
    view.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
