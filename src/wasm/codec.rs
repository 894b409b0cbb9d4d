//! Options in, views out.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::error::to_js;
use crate::dashboard::Selector;
use crate::error::{Error, ErrorCode};

/// A selector from an options object; left out or `null` is the default, for the object and for each of its fields.
pub fn selector(options: &JsValue) -> Result<Selector, JsValue> {
    let mut selector = Selector::default();
    if options.is_undefined() || options.is_null() {
        return Ok(selector);
    }
    let bad = |path: String, found: Option<String>, expected: &str| {
        let error = Error::new(ErrorCode::BadSelector, path).expected(expected);
        to_js(&match found {
            Some(found) => error.found(found),
            None => error,
        })
    };
    let Some(object) = options.dyn_ref::<Object>().filter(|_| !js_sys::Array::is_array(options)) else {
        return Err(bad(String::new(), options.js_typeof().as_string(), "object"));
    };
    for key in Object::keys(object).iter() {
        let name = key.as_string().unwrap_or_default();
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        let Some(field) = selector.field(&name) else {
            return Err(bad(format!("/{name}"), Some(name), &Selector::FIELDS.join(", ")));
        };
        if value.is_undefined() || value.is_null() {
            continue;
        }
        match value.as_string() {
            Some(text) => *field = Some(text),
            None => return Err(bad(format!("/{name}"), value.js_typeof().as_string(), "string")),
        }
    }
    Ok(selector)
}

/// A view as a plain object: `null` for what is absent, no `Map`, no class. It is made from the view's own text, so the object and the bytes
/// cannot differ in any digit, and each view is serialised by one serialiser only, which halves what views weigh in the wasm.
pub fn object(text: &str) -> Result<JsValue, JsValue> {
    JSON::parse(text)
}

/// A text as bytes of UTF-8 of its own.
pub fn array(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}
