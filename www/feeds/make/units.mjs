import { only, readTable, rowsOf, text } from "./table.mjs";

const legacyTable = readTable("units_63_legacy");
const currentTable = readTable("units_34_current");
const legacyRows = rowsOf(legacyTable);
const currentRows = rowsOf(currentTable);

const slug = (row) => row.slug.replaceAll("_", "-");
const legacyByName = (name) => only(legacyRows, (row) => row.name_vi === name, `legacy province ${name}`);

/**
 * Two-digit codes are not ids: seven of them name another province since 1 July 2025.
 * An unchanged province keeps one id; a merged one is its name's slug and `-2025`.
 */
const currentIds = new Map(
  currentRows.map((row) => [row.code, slug(legacyByName(row.name_vi)) + (row.is_merged ? "-2025" : "")]),
);

/** Id of the province that bears `code` since 1 July 2025. */
export function currentId(code) {
  if (!currentIds.has(code)) throw new Error(`no province of today has the code ${code}`);
  return currentIds.get(code);
}

/** Id of the province that bore `code` until 30 June 2025. */
export function legacyId(code) {
  return slug(only(legacyRows, (row) => row.code === code, `legacy code ${code}`));
}

const isMerged = (row) => only(currentRows, (r) => r.code === row.successor_code_34, row.successor_code_34).is_merged;

function legacyUnit(row, parent) {
  return {
    id: slug(row),
    code: row.code,
    name: text(row.name_vi, row.name_en),
    kind: "province",
    ...(parent && { parent }),
    ...(isMerged(row) && {
      validTo: legacyTable.valid_to,
      becomes: [{ unit: currentId(row.successor_code_34), share: 1 }],
    }),
    groups: [row.region8],
  };
}

function currentUnit(row, parent) {
  const namesake = legacyByName(row.name_vi);
  if (!row.is_merged) return legacyUnit(namesake, parent);
  return {
    id: currentId(row.code),
    code: row.code,
    name: text(row.name_vi, namesake.name_en),
    kind: "province",
    ...(parent && { parent }),
    validFrom: currentTable.valid_from,
  };
}

/** The 34 provinces of today, in code order. Merged ones straddle the old regions and carry none. */
export function currentUnits() {
  return currentRows.map((row) => currentUnit(row));
}

/** The 63 provinces until 30 June 2025 in code order, then the 23 merged ones that succeed 52 of them, all below `parent` if there is one. */
export function legacyUnitsAndSuccessors(parent) {
  return [
    ...legacyRows.map((row) => legacyUnit(row, parent)),
    ...currentRows.filter((row) => row.is_merged).map((row) => currentUnit(row, parent)),
  ];
}

/** The legacy provinces with these ids and what they became, all below `parent`. */
export function unitsWithSuccessors(ids, parent) {
  const rows = ids.map((id) => only(legacyRows, (row) => slug(row) === id, `legacy province ${id}`));
  const successors = rows.map((row) => only(currentRows, (r) => r.code === row.successor_code_34, row.successor_code_34));
  return [...rows.map((row) => legacyUnit(row, parent)), ...successors.map((row) => currentUnit(row, parent))];
}
