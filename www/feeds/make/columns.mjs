/**
 * Observation rows as the format's columns. Texts become indices into the dictionary, in order of first
 * appearance; `value` stays a number, or null beside a `gap`; an absent text is null.
 */
export function toColumns(rows, columns) {
  const dictionary = {};
  const data = columns.map((column) => {
    if (column === "value") return rows.map((row) => row.value ?? null);
    const words = new Map();
    const indices = rows.map((row) => {
      const word = row[column];
      if (word === undefined) return null;
      if (!words.has(word)) words.set(word, words.size);
      return words.get(word);
    });
    dictionary[column] = [...words.keys()];
    return indices;
  });
  return { columns, dictionary, data };
}
