//! Texts of the feed.

use serde::Serialize;

/// A text in one language or two. It is never interpreted, folded or sorted by the core.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    /// Vietnamese, or the only text there is.
    pub vi: String,
    /// English, where the feed has it.
    pub en: Option<String>,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text { vi: text.to_owned(), en: None }
    }
}
