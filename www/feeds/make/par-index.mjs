import { numberIn, readTable, rowsOf, text } from "./table.mjs";
import { legacyId, legacyUnitsAndSuccessors } from "./units.mjs";
import { toColumns } from "./columns.mjs";
import { fieldId, frameworks, indicators, maximumOf, partId, versionOf } from "./par-index-indicators.mjs";
import { generalNotes, noteWords } from "./par-index-notes.mjs";
import { sourceAt, sources } from "./par-index-sources.mjs";

const provinceRows = rowsOf(readTable("par_index_provinces_partial"));
const sipasRows = rowsOf(readTable("sipas_provinces_partial"));
const breakdownRows = rowsOf(readTable("par_index_field_breakdowns"));
const averageRows = rowsOf(readTable("national_and_regional_averages"));

const nation = { id: "viet-nam", name: text("Việt Nam", "Viet Nam"), kind: "nation" };
const regions = [
  ["dong-bang-song-hong", "Đồng bằng sông Hồng", "Red River Delta"],
  ["dong-nam-bo", "Đông Nam Bộ", "Southeast"],
  ["trung-du-mien-nui-phia-bac", "Trung du và miền núi phía Bắc", "Northern midlands and mountains"],
  ["bac-trung-bo-duyen-hai-mien-trung", "Bắc Trung Bộ và Duyên hải miền Trung", "North Central and Central Coast"],
  ["dong-bang-song-cuu-long", "Đồng bằng sông Cửu Long", "Mekong Delta"],
  ["tay-nguyen", "Tây Nguyên", "Central Highlands"],
].map(([id, vi, en]) => ({ id, name: text(vi, en), kind: "region", parent: nation.id }));
const ministries = { id: "ministries", name: text("Các bộ, cơ quan ngang bộ", "Ministries"), kind: "group", parent: nation.id };

/** What becomes of a row's note; undefined where the row has none. A note that nobody has put in words is an error. */
function wordsOf({ note }) {
  if (note === "") return undefined;
  if (!(note in noteWords)) throw new Error(`no words for the note ${note}`);
  return noteWords[note] ?? undefined;
}

const toNote = (row, indicator, unit) => {
  const words = wordsOf(row);
  if (!words) return [];
  const { kind, text: said, value, source = sourceAt(row.source_url), everywhere } = words;
  return [{ about: { ...(!everywhere && { unit }), indicator, period: String(row.year) }, kind, text: said, ...(value !== undefined && { value }), source }];
};

const cell = (row, unit, indicator, value, more = {}) => ({
  unit,
  indicator,
  period: String(row.year),
  ...(value === null ? { gap: "unknown" } : { value }),
  source: sourceAt(row.source_url),
  ...more,
});

/** A province's index and its place; a place without a figure leaves a gap. */
const indexAndPlace = (indicator, rankColumn) => (row) => {
  const unit = legacyId(row.province_code);
  const { figureUnknown, rankSource } = wordsOf(row) ?? {};
  const place = numberIn(row, rankColumn);
  return [
    cell(row, unit, indicator, figureUnknown ? null : numberIn(row, "score")),
    ...(place === null ? [] : [cell(row, unit, `${indicator}Rank`, place, rankSource && { source: rankSource })]),
  ];
};

/** Of two figures for one thing the later row counts. */
const countingLast = (rows) => [...rows.filter((row) => wordsOf(row)?.second), ...rows.filter((row) => !wordsOf(row)?.second)];

const partOf = {
  TOTAL: ["total"],
  "Điểm thẩm định (appraised points)": ["appraised", "appraised"],
  "Điểm thẩm định": ["appraised", "appraised"],
  "Điểm đánh giá tác động (impact points)": ["impact"],
  SIPAS: ["sipas", "survey"],
  "Khảo sát lãnh đạo, quản lý": ["leaders", "survey"],
  "Tác động đến phát triển KT-XH": ["socioEconomic"],
};

const fieldOf = ({ component }) => component.match(/^Lĩnh vực (\d) /)?.[1];

function checkMaximum(row, indicator) {
  const [printed, known] = [numberIn(row, "max_points"), maximumOf(indicator)];
  if (printed !== null && printed !== known) throw new Error(`${indicator}: the table's maximum is ${printed}, the framework's ${known}`);
}

/** A row of a breakdown: a part's points, or what a source prints of a field: points, percentage of the maximum, place. */
function breakdownCells(row) {
  const unit = legacyId(row.province_code);
  const version = versionOf(row.year);
  const component = row.component.trim();
  if (component in partOf) {
    const [key, track] = partOf[component];
    checkMaximum(row, partId(key, version));
    return [cell(row, unit, partId(key, version), numberIn(row, "points"), track && { track })];
  }
  const number = fieldOf(row);
  const [points, percent, place] = ["points", "percent", "rank_of_63"].map((column) => numberIn(row, column));
  const printsPercent = percent !== null && row.note !== "percent computed here; max as printed in the article";
  if (version === "2018") return [cell(row, unit, fieldId(number, version, "share"), percent)];
  checkMaximum(row, fieldId(number, version));
  return [
    cell(row, unit, fieldId(number, version), points),
    ...(printsPercent ? [cell(row, unit, fieldId(number, version, "share"), percent)] : []),
    ...(place === null ? [] : [cell(row, unit, fieldId(number, version, "rank"), place)]),
  ];
}

/**
 * The totals of provinces that no breakdown table has, so that a total stands beside those of other provinces: under a version of 100 points a
 * percentage is the points. Of two sources the one that counts.
 */
function otherTotals() {
  const key = ({ province_code, year }) => `${province_code} ${year}`;
  const known = new Set(breakdownRows.filter(({ component }) => component === "TOTAL").map(key));
  return provinceRows
    .filter((row) => versionOf(row.year) && row.score !== null && !wordsOf(row)?.second && !known.has(key(row)))
    .map((row) => cell(row, legacyId(row.province_code), partId("total", versionOf(row.year)), numberIn(row, "score")));
}

const averages = {
  PAR_INDEX: ({ scope }) => {
    if (scope === "63 provinces, mean") return [nation.id, "parIndex"];
    return [regions.find(({ name }) => name.vi === scope).id, "parIndex"];
  },
  PAR_INDEX_MINISTRIES: () => [ministries.id, "parIndexMinistries"],
  SIPAS: () => [nation.id, "sipas"],
  SIPAS_policy: () => [nation.id, "sipasPolicy"],
  SIPAS_service: () => [nation.id, "sipasService"],
  SIPAS_factor: ({ scope }) => [nation.id, factors[scope]],
};
const factors = {
  "nation: access to services": "sipasAccess",
  "nation: administrative procedures": "sipasProcedures",
  "nation: civil servants": "sipasOfficials",
  "nation: service outcomes": "sipasResults",
  "nation: handling of complaints": "sipasFeedback",
};
const averageCell = (row) => cell(row, ...averages[row.index](row), numberIn(row, "value_percent"));

const observations = [
  ...countingLast(provinceRows).flatMap(indexAndPlace("parIndex", "rank_of_63")),
  ...countingLast(sipasRows).flatMap(indexAndPlace("sipas", "rank")),
  ...averageRows.map(averageCell),
  ...breakdownRows.flatMap(breakdownCells),
  ...otherTotals(),
];

const rankOfField = (row) => fieldId(fieldOf(row), versionOf(row.year), "rank");
const rankOnly = (row, indicator) => (row.note.startsWith("derived: rank") ? `${indicator}Rank` : indicator);
const notes = [
  ...provinceRows.flatMap((row) => toNote(row, "parIndex", legacyId(row.province_code))),
  ...sipasRows.flatMap((row) => toNote(row, rankOnly(row, "sipas"), legacyId(row.province_code))),
  ...averageRows.flatMap((row) => toNote(row, averageCell(row).indicator, averageCell(row).unit)),
  ...breakdownRows.filter(fieldOf).flatMap((row) => toNote(row, rankOfField(row), legacyId(row.province_code))),
  ...generalNotes,
];

/**
 * PAR INDEX and SIPAS as far as public sources give them: provinces (in % of the greatest number of points) with the places announced, means of the
 * nation, six regions and the ministries, and breakdowns by part and by field of three provinces, 2012 to 2024.
 */
export const parIndex = {
  format: "reform-feed/1",
  id: "par-index",
  title: text(
    "Chỉ số CCHC (PAR INDEX) và SIPAS, 2012–2024 (không đầy đủ)",
    "Public administration reform index (PAR INDEX) and SIPAS, 2012–2024 (partial)",
  ),
  publisher: text(
    "Bộ Nội vụ; Reform Dashboard tổng hợp theo các nguồn nêu tại từng số liệu",
    "Ministry of Home Affairs; compiled by Reform Dashboard from the sources named at each figure",
  ),
  licence: text(
    "Dữ kiện trích từ báo chí và cổng thông tin điện tử; khi dùng lại phải dẫn nguồn nêu tại từng số liệu.",
    "Facts quoted from the press and from portals; to be credited to the source named at each figure.",
  ),
  asOf: "2024-12-31",
  calendar: "calendar",
  sources,
  units: [nation, ...regions, ministries, ...legacyUnitsAndSuccessors(nation.id)],
  indicators,
  frameworks,
  observations: toColumns(observations, ["unit", "indicator", "period", "value", "gap", "track", "source"]),
  notes,
};
