//! Any selector for any feed. The first line asks: the question and the selector's fields in their order, `|` between them; an empty one is left
//! out. The rest is the feed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reform_dashboard::dashboard::{Dashboard, Selector};

fuzz_target!(|bytes: &[u8]| {
    let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else { return };
    let (Ok(line), feed) = (std::str::from_utf8(&bytes[..end]), &bytes[end + 1..]) else { return };
    let mut words = line.split('|');
    let question = words.next().unwrap_or_default();
    let mut select = Selector::default();
    for (name, word) in Selector::FIELDS.iter().zip(words) {
        if let Some(field) = select.field(name).filter(|_| !word.is_empty()) {
            *field = Some(word.to_owned());
        }
    }
    if let Ok(dashboard) = Dashboard::load(feed) {
        if let Ok(answer) = dashboard.json(question, &select) {
            assert_eq!(Some(answer), dashboard.json(question, &select).ok(), "an answer is a function of feed and selector");
        }
    }
});
