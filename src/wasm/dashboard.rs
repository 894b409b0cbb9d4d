//! The one handle. Its methods are typed and documented in `types.d.ts`.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::codec::{array, object, selector, terms};
use super::error::to_js;
use super::scenario::{Scenario, written};
use super::work::Work;
use crate::dashboard::Dashboard as Core;

/// One feed, loaded and checked.
///
/// ```js
/// const dashboard = new Dashboard(new Uint8Array(await response.arrayBuffer()));
/// const { items } = dashboard.progress({ unit: 'kon-tum' });
/// ```
#[wasm_bindgen]
pub struct Dashboard(Rc<Core>);

#[wasm_bindgen]
impl Dashboard {
    /// Reads a feed from its bytes. Throws a `ReformError` for a document that cannot be understood; flaws are `problems()`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Dashboard, JsValue> {
        Core::load(bytes).map(|core| Dashboard(Rc::new(core))).map_err(|error| to_js(&error))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn contents(&self) -> Result<JsValue, JsValue> {
        self.ask("contents", &JsValue::NULL)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn summary(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("summary", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn progress(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("progress", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn trend(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("trend", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn ranking(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("ranking", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn matrix(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("matrix", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn tiles(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("tiles", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn owners(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("owners", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        self.ask("problems", &JsValue::NULL)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn passport(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("passport", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn change(&self, select: &JsValue) -> Result<JsValue, JsValue> {
        self.ask("change", select)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn certainty(&self, select: &JsValue, options: &JsValue) -> Result<Work, JsValue> {
        let simulation = self.0.certainty(&selector(select)?, terms(options)?).map_err(|error| to_js(&error))?;
        Ok(Work::new(self.0.clone(), simulation))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn scenario(&self, select: &JsValue, document: Option<String>) -> Result<Scenario, JsValue> {
        let draft = self.0.scenario(&selector(select)?, document.as_deref()).map_err(|error| to_js(&error))?;
        Ok(Scenario::new(self.0.clone(), draft))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn goal(&self, select: &JsValue, wish: &JsValue) -> Result<JsValue, JsValue> {
        object(&self.sought(select, wish)?)
    }

    #[wasm_bindgen(js_name = goalJson, skip_typescript)]
    pub fn goal_json(&self, select: &JsValue, wish: &JsValue) -> Result<Uint8Array, JsValue> {
        self.sought(select, wish).map(|text| array(&text))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn diff(&self, before: &Dashboard) -> Result<JsValue, JsValue> {
        object(&self.0.diff_json(&before.0).map_err(|error| to_js(&error))?)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn json(&self, question: &str, select: &JsValue) -> Result<Uint8Array, JsValue> {
        self.text(question, select).map(|text| array(&text))
    }

    fn sought(&self, select: &JsValue, wish: &JsValue) -> Result<String, JsValue> {
        self.0.goal_json(&selector(select)?, &written(wish)).map_err(|error| to_js(&error))
    }

    fn ask(&self, question: &str, select: &JsValue) -> Result<JsValue, JsValue> {
        object(&self.text(question, select)?)
    }

    fn text(&self, question: &str, select: &JsValue) -> Result<String, JsValue> {
        self.0.json(question, &selector(select)?).map_err(|error| to_js(&error))
    }
}
