//! Where something stands in the document, as a JSON pointer (RFC 6901).

use core::fmt;

/// A place, linked to the place around it. It costs nothing until it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole document.
    Root,
    /// A value of an object.
    Key(&'a Path<'a>, &'a str),
    /// An element of an array, from 0.
    Index(&'a Path<'a>, usize),
    /// An element of an array that is a value of an object.
    Element(&'a Path<'a>, &'a str, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Index(around, place) => write!(f, "{around}/{place}"),
            Path::Element(around, key, place) => write!(f, "{}/{place}", Path::Key(around, key)),
            Path::Key(around, key) => {
                write!(f, "{around}/")?;
                for letter in key.chars() {
                    match letter {
                        '~' => f.write_str("~0")?,
                        '/' => f.write_str("~1")?,
                        other => fmt::Write::write_char(f, other)?,
                    }
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The escapes are those of RFC 6901, section 5.
    #[test]
    fn a_pointer_escapes_its_own_signs() {
        let units = Path::Key(&Path::Root, "a/b");
        let third = Path::Index(&units, 3);
        assert_eq!(Path::Key(&third, "m~n").to_string(), "/a~1b/3/m~0n");
        assert_eq!(Path::Element(&Path::Root, "a/b", 3).to_string(), third.to_string());
        assert_eq!(Path::Root.to_string(), "");
    }
}
