//! Options in, views out.

use js_sys::{JSON, Uint8Array};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::error::to_js;
use crate::dashboard::Selector;
use crate::error::{Error, ErrorCode};

/// A selector from an options object; left out or `null` is the default.
pub fn selector(options: &JsValue) -> Result<Selector, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Selector::default());
    }
    let bad = |found: String| to_js(&Error::new(ErrorCode::BadSelector, "").found(found));
    let text = JSON::stringify(options).ok().and_then(|text| text.as_string()).ok_or_else(|| bad(options.js_typeof().as_string().unwrap_or_default()))?;
    serde_json::from_str(&text).map_err(|error| bad(error.to_string()))
}

/// A view as a plain object: `null` for what is absent, no `Map`, no class. It is made from the view's own bytes, so the object and the bytes
/// cannot differ, and each view is serialised by one serialiser only, which halves what views weigh in the wasm.
pub fn object(bytes: &[u8]) -> Result<JsValue, JsValue> {
    let mut view = serde_json::Deserializer::from_slice(bytes);
    serde_transcode::transcode(&mut view, &Serializer::json_compatible()).map_err(JsValue::from)
}

/// Bytes as a typed array of their own.
pub fn array(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}
