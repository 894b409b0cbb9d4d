//! The JSON Schema of the feed, from the types that read it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::FORMAT;
use super::decode::TAG;
use super::raw::{Address, Feed, Format, Languages, Named, Observations, Rollup, Text, Weights};
use super::shape::{Field, How, Items, Kind};
use crate::model::{Gap, Qualifier, Status, Track};
use crate::period::{Day, Label};

/// The schema of a feed, draft 2020-12. What it holds is read without problems of form; whether ids name something and figures agree is
/// beyond it.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Feed>();
    schema.insert("title".into(), FORMAT.into());
    schema.into()
}

/// Makes an object's required fields those that it needs or ought to have; with several kinds of objects, those of each.
pub(super) fn require(kind: &'static Kind) -> impl FnMut(&mut Schema) {
    move |schema| match kind {
        Kind::Object(fields) => set_required(schema, fields),
        Kind::Tagged(_, variants) => {
            let Some(Value::Array(schemas)) = schema.get_mut("oneOf") else { return };
            for (value, fields) in schemas.iter_mut().zip(*variants) {
                if let Ok(variant) = <&mut Schema>::try_from(value) {
                    set_required(variant, fields);
                }
            }
        }
        _ => {}
    }
}

fn set_required(schema: &mut Schema, fields: &[Field]) {
    let tag = schema.pointer(&format!("/properties/{TAG}/const")).map(|_| Value::from(TAG));
    let needed = fields.iter().filter(|field| matches!(field.how, How::Need | How::Ought)).map(|field| Value::from(field.name));
    let required: Vec<Value> = tag.into_iter().chain(needed).collect();
    schema.remove("required");
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
}

/// Declares the schemas of types that are not objects of the format.
macro_rules! schemas {
    ($($type:ty: $name:literal, |$generator:ident| $schema:expr;)+) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+ };
}

schemas! {
    Day: "Day", |_generator| json_schema!({
        "type": "string", "pattern": "^(19|20|21|22)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "description": "A day, YYYY-MM-DD, from 1900 to 2200.",
    });
    Label: "Period", |_generator| json_schema!({
        "type": "string", "pattern": "^[0-9]{4}(-H[12]|-9M|-Q[1-4]|-(0[1-9]|1[0-2])(-[0-3][0-9])?|/[0-9]{4})?$",
        "description": "A year `2020`, half `2020-H1`, nine months `2020-9M`, quarter `2020-Q3`, month `2020-07`, day `2020-12-31` or phase `2011/2020`.",
    });
    Address: "Address", |_generator| json_schema!({ "type": "string", "minLength": 1, "description": "An address: http, https or relative." });
    Format: "Format", |_generator| json_schema!({ "const": FORMAT });
    Text: "Text", |generator| json_schema!({
        "description": "A text in Vietnamese, or in two languages.",
        "anyOf": [{ "type": "string" }, generator.subschema_for::<Languages>()],
    });
    Rollup<'static>: "Rollup", |generator| json_schema!({
        "description": "Over units, figures are added up (`sum`), their parts are added up and divided (`parts`), averaged, represented by the worst, or not rolled up.",
        "anyOf": [{ "enum": Rollup::WORDS }, generator.subschema_for::<Weights>()],
    });
    Named: "Named", |_generator| json_schema!({ "type": "object" });
    Observations: "Observations", |generator| json_schema!({
        "description": "The figures: an object each, or an array a field.",
        "anyOf": [{ "type": "array", "items": generator.subschema_for::<Row>() }, generator.subschema_for::<Columns>()],
    });
}

impl<T: JsonSchema> JsonSchema for Items<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Items_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

/// A figure, or why there is none.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields, transform = value_or_gap)]
#[allow(dead_code, reason = "its names are held to the reader's by a test; its fields are never read")]
pub(super) struct Row {
    /// A unit's id.
    unit: String,
    /// An indicator's id.
    indicator: String,
    /// The period.
    period: Label,
    /// The figure.
    value: Option<f64>,
    /// Why there is no figure.
    gap: Option<Gap>,
    /// The first day, where it is not the label's.
    start: Option<Day>,
    /// The last day, where it is not the label's.
    end: Option<Day>,
    /// What the figure is; `official` if absent.
    status: Option<Status>,
    /// The word before an inexact figure: trên, khoảng, dưới, gần.
    qualifier: Option<Qualifier>,
    /// Whose assessment it is.
    track: Option<Track>,
    /// Where it is from: a source's id.
    source: Option<String>,
    /// When it was published.
    published: Option<Day>,
    /// The text as printed.
    as_printed: Option<String>,
}

fn value_or_gap(schema: &mut Schema) {
    schema.insert("anyOf".into(), json!([{ "required": ["value"] }, { "required": ["gap"] }]));
}

/// Figures by field. A text is itself, or a place in the field's dictionary; `null` is a gap or the default.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[allow(dead_code, reason = "only its schema is used")]
struct Columns {
    /// The fields' names: `unit`, `indicator`, `period`, `value` and those that are needed beside them.
    columns: Vec<String>,
    /// The texts of a field.
    dictionary: Option<BTreeMap<String, Vec<String>>>,
    /// An array a column, all of one length.
    data: Vec<Vec<Cell>>,
}

/// A figure, a text or its place in the dictionary.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum Cell {
    Number(f64),
    Text(String),
    Absent(()),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::sheet::NAMES;

    #[test]
    fn a_row_has_the_fields_that_are_read() {
        let schema = Value::from(schemars::schema_for!(Row));
        let mut names: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let mut read = NAMES.to_vec();
        names.sort_unstable();
        read.sort_unstable();
        assert_eq!(names, read);
    }
}
