//! Any bytes as a feed: an error or a dashboard whose plain questions have answers, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reform_dashboard::dashboard::{Dashboard, QUESTIONS, Selector};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(dashboard) = Dashboard::load(bytes) {
        for question in QUESTIONS {
            let _ = dashboard.json(question, &Selector::default());
        }
    }
});
