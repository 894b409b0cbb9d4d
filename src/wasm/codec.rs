//! Options in, views out.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::error::to_js;
use crate::dashboard::Selector;
use crate::error::{Error, ErrorCode};
use crate::explore::uncertainty::Terms;

/// A selector from an options object; left out or `null` is the default, for the object and for each of its fields.
pub fn selector(options: &JsValue) -> Result<Selector, JsValue> {
    let mut selector = Selector::default();
    fields(options, ErrorCode::BadSelector, &mut |path, name, value| {
        let Some(field) = selector.field(name) else {
            return Err(Error::new(ErrorCode::BadSelector, path).found(name).expected(Selector::FIELDS.join(", ")));
        };
        let Some(value) = value else { return Ok(()) };
        *field = Some(value.as_string().ok_or_else(|| wrong(ErrorCode::BadSelector, path, value, "string"))?);
        Ok(())
    })?;
    Ok(selector)
}

/// Terms of a simulation from an object of numbers and booleans, as the selector.
pub fn terms(options: &JsValue) -> Result<Terms, JsValue> {
    let mut terms = Terms::default();
    fields(options, ErrorCode::BadTerms, &mut |path, name, value| {
        let Some(value) = value else { return Ok(()) };
        let number = value.as_f64().or_else(|| value.as_bool().map(|on| f64::from(u8::from(on))));
        terms.set(name, number.ok_or_else(|| wrong(ErrorCode::BadTerms, path, value, "number"))?)
    })?;
    Ok(terms)
}

/// Takes one field of an object: its path, its name, its value unless that is left out.
type Take<'a> = dyn FnMut(&str, &str, Option<&JsValue>) -> Result<(), Error> + 'a;

/// Shows each field of an object with its path and name; `None` for one without a value.
fn fields(options: &JsValue, code: ErrorCode, take: &mut Take<'_>) -> Result<(), JsValue> {
    let absent = |value: &JsValue| value.is_undefined() || value.is_null();
    if absent(options) {
        return Ok(());
    }
    let Some(object) = options.dyn_ref::<Object>().filter(|_| !js_sys::Array::is_array(options)) else {
        return Err(to_js(&wrong(code, "", options, "object")));
    };
    for key in Object::keys(object).iter() {
        let name = key.as_string().unwrap_or_default();
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        take(&format!("/{name}"), &name, Some(&value).filter(|value| !absent(value))).map_err(|error| to_js(&error))?;
    }
    Ok(())
}

fn wrong(code: ErrorCode, path: &str, value: &JsValue, expected: &str) -> Error {
    Error::new(code, path).found(value.js_typeof().as_string().unwrap_or_default()).expected(expected)
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
