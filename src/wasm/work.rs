//! Long work in slices that keep the page alive. Its methods are typed and documented in `types.d.ts`.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, WorkerGlobalScope};

use super::codec::{array, object};
use super::error::to_js;
use crate::dashboard::{Dashboard, Simulation};
use crate::error::{Error, ErrorCode};

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
