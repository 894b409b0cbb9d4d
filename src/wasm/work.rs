//! Long work in slices that keep the page alive. Its methods are typed and documented in `types.d.ts`.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

use super::codec::{array, object};
use super::error::to_js;
use crate::dashboard::{Dashboard, Simulation};
use crate::error::{Error, ErrorCode};

#[wasm_bindgen]
extern "C" {
    /// The clock of a window or of a worker, in milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

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
        // Without a budget a step is taken.
        let end = if budget.is_nan() { now() } else { now() + budget };
        loop {
            let done = self.simulation.advance(1);
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
