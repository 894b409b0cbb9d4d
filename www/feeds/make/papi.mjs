import { numberIn, readTable, rowsOf, text } from "./table.mjs";
import { legacyId, legacyUnitsAndSuccessors } from "./units.mjs";
import { toColumns } from "./columns.mjs";
import { notes } from "./papi-notes.mjs";

const table = readTable("papi_dimensions_2011_2024");
const points = text("điểm", "points");

const dimensions = [
  { id: "d1", column: "d1_participation", name: text("Tham gia của người dân ở cấp cơ sở", "Participation at local level") },
  { id: "d2", column: "d2_transparency", name: text("Công khai, minh bạch", "Transparency") },
  { id: "d3", column: "d3_vertical_accountability", name: text("Trách nhiệm giải trình với người dân", "Vertical accountability") },
  { id: "d4", column: "d4_control_of_corruption", name: text("Kiểm soát tham nhũng", "Control of corruption") },
  { id: "d5", column: "d5_public_admin_procedures", name: text("Thủ tục hành chính công", "Public administrative procedures") },
  { id: "d6", column: "d6_public_service_delivery", name: text("Cung ứng dịch vụ công", "Public service delivery") },
  { id: "d7", column: "d7_environmental_governance", name: text("Quản trị môi trường", "Environmental governance") },
  { id: "d8", column: "d8_e_governance", name: text("Quản trị điện tử", "E-governance") },
];

/** Two editions that no line may join: six dimensions until 2017, eight from 2018. */
const eight = { first: 2018, version: "2018–2024", dimensions, total: "total8", framework: "papi-8" };
const six = { first: 2011, version: "2011–2017", dimensions: dimensions.slice(0, 6), total: "total6", framework: "papi-6" };
const editionOf = (year) => (year >= eight.first ? eight : six);

const unranked = { direction: "up", decimals: 4, ranked: false, groupsOnly: true, source: "papi" };

const indicators = [
  ...dimensions.map(({ id, name }) => ({
    id,
    name,
    unit: points,
    measure: { kind: "points", max: 10 },
    bounds: [1, 10],
    ...unranked,
  })),
  ...[eight, six].map(({ total, dimensions: { length } }) => ({
    id: total,
    concept: "papi-total",
    name: text(`Tổng điểm ${length} lĩnh vực`, `Total of ${length} dimensions`),
    unit: points,
    measure: { kind: "points", max: 10 * length },
    bounds: [length, 10 * length],
    ...unranked,
  })),
];

const toFramework = ({ framework, version, total, dimensions: members }) => ({
  id: framework,
  name: text(`PAPI, ${members.length} lĩnh vực`, `PAPI, ${members.length} dimensions`),
  version,
  source: "papi",
  root: {
    id: framework,
    name: text("Tổng điểm", "Total"),
    max: 10 * members.length,
    published: total,
    children: members.map(({ id, name }) => ({ id: `${framework}.${id}`, name, max: 10, indicator: id, rule: { kind: "published" } })),
  },
});

const figure = (value) => (value === null ? { gap: "notPublished" } : { value });

const observations = rowsOf(table).flatMap((row) => {
  const { dimensions: members, total } = editionOf(row.year);
  const cells = [...members.map(({ id, column }) => [id, numberIn(row, column)]), [total, numberIn(row, "total")]];
  return cells.map(([indicator, value]) => ({
    unit: legacyId(row.province_code),
    indicator,
    period: String(row.year),
    ...figure(value),
    source: "papi",
  }));
});

/** PAPI, the citizens' survey: dimension scores (1 to 10) and totals in points, 63 provinces, 2011 to 2024. */
export const papi = {
  format: "reform-feed/1",
  id: "papi-2011-2024",
  title: text(
    "Chỉ số hiệu quả quản trị và hành chính công (PAPI), 2011–2024",
    "Provincial Governance and Public Administration Performance Index (PAPI), 2011–2024",
  ),
  publisher: text("CECODES, VFF-CRT, RTA và UNDP", "CECODES, VFF-CRT, RTA and UNDP"),
  licence: text(
    "Báo cáo PAPI giữ mọi quyền (“All rights reserved”). Số liệu được trích dẫn kèm nguồn; muốn dùng lại toàn bộ bảng số phải hỏi ý kiến đơn vị công bố. Giấy phép CC0, MIT của hai gói dữ liệu chỉ áp dụng cho việc đóng gói.",
    "PAPI reports reserve all rights. Figures are cited with attribution; ask the publishers before reusing the whole table. The CC0 and MIT licences of the two data packages cover the packaging only.",
  ),
  asOf: "2024-12-31",
  calendar: "calendar",
  sources: [
    { id: "papi", title: "PAPI (CECODES, VFF-CRT, RTA và UNDP)", url: "https://papi.org.vn" },
    { id: "papi-2014", title: "PAPI: dữ liệu năm 2014", url: "https://origin.papi.org.vn/du-lieu?y=2014" },
    { id: "workbook", title: "mdtrinh/vietnamdata: PAPI_2011-2016.xlsx (CC0)", url: "https://github.com/mdtrinh/vietnamdata" },
    { id: "sub-dimensions", title: "hnks-gh/ml-mcdm: điểm nội dung thành phần 2011–2024 (MIT)", url: "https://github.com/hnks-gh/ml-mcdm" },
    { id: "press", title: "Số liệu PAPI do báo chí dẫn" },
  ],
  units: legacyUnitsAndSuccessors(),
  indicators,
  frameworks: [eight, six].map(toFramework),
  observations: toColumns(observations, ["unit", "indicator", "period", "value", "gap", "source"]),
  notes,
};
