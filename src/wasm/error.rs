//! A core error as a real JavaScript `Error`.

use js_sys::{Error as JsError, Reflect};
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

fn fact(fact: &Fact) -> JsValue {
    match fact {
        Fact::None => JsValue::NULL,
        Fact::Number(number) => (*number).into(),
        Fact::Text(text) => text.into(),
    }
}
