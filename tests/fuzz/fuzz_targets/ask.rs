//! Any selector for any feed. The first line asks: the question, then fields of the selector as `name=text`, `|` between them. The rest is the feed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reform_dashboard::dashboard::{Dashboard, Selector};

fuzz_target!(|bytes: &[u8]| {
    let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else { return };
    let (Ok(line), feed) = (std::str::from_utf8(&bytes[..end]), &bytes[end + 1..]) else { return };
    let mut words = line.split('|');
    let question = words.next().unwrap_or_default();
    let mut select = Selector::default();
    for (name, text) in words.filter_map(|word| word.split_once('=')) {
        if let Some(field) = select.field(name) {
            *field = Some(text.to_owned());
        }
    }
    if let Ok(dashboard) = Dashboard::load(feed) {
        if let Ok(answer) = dashboard.json(question, &select) {
            assert_eq!(Some(answer), dashboard.json(question, &select).ok(), "an answer is a function of feed and selector");
        }
    }
});
