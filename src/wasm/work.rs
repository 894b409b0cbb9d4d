//! Long work in slices that keep the page alive. Its methods are typed and documented in `types.d.ts`.

use std::rc::Rc;

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, WorkerGlobalScope};

use super::codec::{array, object};
use super::error::to_js;
use crate::dashboard::{Dashboard, Simulation};
use crate::error::{Error, ErrorCode};
use crate::explore::uncertainty::Terms;

/// A simulation that is under way.
#[wasm_bindgen]
pub struct Work {
    dashboard: Rc<Dashboard>,
    simulation: Simulation,
}

impl Work {
    pub(super) fn new(dashboard: Rc<Dashboard>, simulation: Simulation) -> Self {
        Work { dashboard, simulation }
    }
}

#[wasm_bindgen]
impl Work {
    #[wasm_bindgen(skip_typescript)]
    pub fn advance(&mut self, budget: f64, signal: Option<AbortSignal>) -> Result<f64, JsValue> {
        if signal.is_some_and(|signal| signal.aborted()) {
            return Err(to_js(&Error::new(ErrorCode::Aborted, "")));
        }
        // A window has the same clock in the same place.
        let clock = js_sys::global().unchecked_into::<WorkerGlobalScope>().performance();
        let now = || clock.as_ref().map_or(f64::INFINITY, |clock| clock.now());
        let end = now() + budget;
        loop {
            let done = self.simulation.advance(&self.dashboard, 1);
            if done >= 1.0 || now() >= end {
                return Ok(done);
            }
        }
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn answer(&self) -> Result<JsValue, JsValue> {
        object(&self.text()?)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn json(&self) -> Result<Uint8Array, JsValue> {
        self.text().map(|text| array(&text))
    }

    fn text(&self) -> Result<String, JsValue> {
        self.simulation.json(&self.dashboard).map_err(|error| to_js(&error))
    }
}

/// Terms from an options object of numbers and booleans; left out or `null` is the default, for the object and for each of its fields.
pub fn terms(options: &JsValue) -> Result<Terms, JsValue> {
    let mut terms = Terms::default();
    if options.is_undefined() || options.is_null() {
        return Ok(terms);
    }
    let bad = |path: String, value: &JsValue, expected: &str| {
        let found = value.js_typeof().as_string().unwrap_or_default();
        to_js(&Error::new(ErrorCode::BadTerms, path).found(found).expected(expected))
    };
    let object = options.dyn_ref::<Object>().ok_or_else(|| bad(String::new(), options, "object"))?;
    for key in Object::keys(object).iter() {
        let name = key.as_string().unwrap_or_default();
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        if value.is_undefined() || value.is_null() {
            continue;
        }
        let number = value.as_f64().or_else(|| value.as_bool().map(|on| if on { 1.0 } else { 0.0 }));
        let number = number.ok_or_else(|| bad(format!("/{name}"), &value, "number"))?;
        terms.set(&name, number).map_err(|error| to_js(&error))?;
    }
    Ok(terms)
}
