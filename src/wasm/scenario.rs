//! What if, between page and core. Its methods are typed and documented in `types.d.ts`.

use std::rc::Rc;

use js_sys::{JSON, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::codec::{array, object};
use super::error::to_js;
use crate::dashboard::{Dashboard, Draft};

/// Changes on top of a feed, which lives on even if its own handle is freed.
#[wasm_bindgen]
pub struct Scenario {
    dashboard: Rc<Dashboard>,
    draft: Draft,
}

impl Scenario {
    pub(super) fn new(dashboard: Rc<Dashboard>, draft: Draft) -> Self {
        Scenario { dashboard, draft }
    }
}

/// An options object as its JSON text; empty where it has none.
pub(super) fn written(options: &JsValue) -> String {
    JSON::stringify(options).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[wasm_bindgen]
impl Scenario {
    #[wasm_bindgen(skip_typescript)]
    pub fn set(&mut self, change: &JsValue) -> Result<(), JsValue> {
        self.draft.set(&self.dashboard, &written(change)).map_err(|error| to_js(&error))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn remove(&mut self, place: u32) {
        self.draft.remove(&self.dashboard, place as usize);
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn undo(&mut self) -> bool {
        self.draft.undo(&self.dashboard)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn redo(&mut self) -> bool {
        self.draft.redo(&self.dashboard)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn answer(&mut self) -> Result<JsValue, JsValue> {
        object(&self.text()?)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn bytes(&mut self) -> Result<Uint8Array, JsValue> {
        self.text().map(|text| array(&text))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn passport(&self) -> Result<JsValue, JsValue> {
        object(&self.dashboard.whatif_passport_json(&self.draft).map_err(|error| to_js(&error))?)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn standing(&self) -> Result<JsValue, JsValue> {
        object(&self.draft.standing_json().map_err(|error| to_js(&error))?)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn ranks(&self) -> Uint32Array {
        Uint32Array::from(&*self.draft.ranks())
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn json(&self) -> Result<String, JsValue> {
        self.draft.json().map_err(|error| to_js(&error))
    }

    fn text(&mut self) -> Result<String, JsValue> {
        self.dashboard.whatif_json(&mut self.draft).map_err(|error| to_js(&error))
    }
}
