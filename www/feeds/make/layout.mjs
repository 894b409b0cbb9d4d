const LINE = 240;
const isBranch = (value) => value !== null && typeof value === "object";

function inline(value) {
  if (!isBranch(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return members.length ? `{ ${members.join(", ")} }` : "{}";
}

/** A list without lists or objects in it, such as a column of the columnar form, stays on one line however long. */
const isColumn = (value) => Array.isArray(value) && !value.some(isBranch);

function lay(value, indent) {
  const flat = inline(value);
  if (!isBranch(value) || (indent && flat.length <= LINE)) return flat;
  if (isColumn(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((member) => inner + lay(member, inner))
    : Object.entries(value).map(([key, member]) => `${inner}${JSON.stringify(key)}: ${lay(member, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${members.join(",\n")}\n${indent}${close}`;
}

/** A document as JSON text: a short record a line, a column a line, NFC, a line feed at the end. */
export function layOut(document) {
  const json = `${lay(document, "")}\n`;
  if (json !== json.normalize("NFC")) throw new Error("text that is not in normal form C");
  return json;
}
