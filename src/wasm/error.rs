//! A core error as a real JavaScript `Error`.

use js_sys::{Error as JsError, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::error::{Error, Fact};

/// The `ReformError` of `types.d.ts`.
pub fn to_js(error: &Error) -> JsValue {
    let thrown = JsError::new(&error.to_string());
    thrown.set_name("ReformError");
    let (found, expected) = error.facts();
    for (key, value) in
        [("code", error.code().as_str().into()), ("path", error.path().into()), ("found", fact(found)), ("expected", fact(expected))]
    {
        // A new Error takes any property.
        let _ = Reflect::set(&thrown, &key.into(), &value);
    }
    thrown.into()
}

/// A text, a number, or `null`.
fn fact(fact: &Fact) -> JsValue {
    fact.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
