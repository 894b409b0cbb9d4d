use wasm_bindgen::prelude::*;
#[wasm_bindgen]
pub struct Dashboard;
#[wasm_bindgen]
impl Dashboard {
    #[wasm_bindgen(constructor)]
    pub fn new(_bytes: &[u8]) -> Result<Dashboard, JsValue> {
        Ok(Dashboard)
    }
}
