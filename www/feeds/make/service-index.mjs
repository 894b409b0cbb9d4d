import { numberIn, readTable, rowsOf, text } from "./table.mjs";
import { currentId, currentUnits } from "./units.mjs";
import { toColumns } from "./columns.mjs";

const table = readTable("dvcqg_766_2022_2024");
const points = text("điểm", "points");

const groups = [
  { id: "g1", column: "cong_khai_minh_bach_max18", max: 18, name: text("Công khai, minh bạch", "Openness and transparency") },
  { id: "g2", column: "tien_do_giai_quyet_max20", max: 20, name: text("Tiến độ giải quyết", "Timeliness of processing") },
  { id: "g3", column: "dich_vu_truc_tuyen_max22", max: 22, name: text("Dịch vụ trực tuyến", "Online services") },
  { id: "g4", column: "so_hoa_ho_so_max22", max: 22, name: text("Số hóa hồ sơ", "Digitisation of dossiers") },
  { id: "g5", column: "muc_do_hai_long_max18", max: 18, name: text("Mức độ hài lòng", "Satisfaction") },
];
const total = { id: "total", column: "total_max100", max: 100, name: text("Tổng điểm", "Total") };

const toIndicator = ({ id, name, max }) => ({
  id,
  name,
  unit: points,
  measure: { kind: "points", max },
  direction: "up",
  decimals: 2,
  bounds: [0, max],
  source: "decision-766",
});

const observations = rowsOf(table).flatMap((row) =>
  [...groups, total].map(({ id, column }) => ({
    unit: currentId(row.unit_code_34),
    indicator: id,
    period: String(row.year),
    value: numberIn(row, column),
    status: "restated",
    source: "portal",
  })),
);

/** The service index of Decision 766: five groups and the total, 34 provinces of today, 2022 to 2024, in points. */
export const serviceIndex = {
  format: "reform-feed/1",
  id: "service-index-766",
  title: text(
    "Bộ chỉ số phục vụ người dân, doanh nghiệp (766), 2022–2024",
    "Service index for citizens and businesses (766), 2022–2024",
  ),
  publisher: "Cổng Dịch vụ công quốc gia",
  licence: text(
    "Số liệu do Cổng Dịch vụ công quốc gia công bố; khi dùng lại phải ghi nguồn Cổng Dịch vụ công quốc gia. Bộ sưu tập trung gian không ghi giấy phép.",
    "Figures published by the National Public Service Portal, to be credited to it. The collection in between states no licence.",
  ),
  asOf: "2024-12-31",
  calendar: "calendar",
  sources: [
    {
      id: "portal",
      title: "Cổng Dịch vụ công quốc gia: kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp theo tỉnh, thành phố",
      url: "https://dichvucong.gov.vn/p/home/dvc-index-tinhthanhpho-tonghop.html",
    },
    { id: "collection", title: "PhamQuyNam/PMNM_HaUI.DNK_2025, Database/data_dti.db", url: "https://github.com/PhamQuyNam/PMNM_HaUI.DNK_2025" },
    {
      id: "decision-766",
      title: "Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp",
      document: "Quyết định 766/QĐ-TTg ngày 23/06/2022",
      date: "2022-06-23",
    },
  ],
  units: currentUnits(),
  indicators: [...groups, total].map(toIndicator),
  frameworks: [
    {
      id: "766",
      name: text("Bộ chỉ số 766", "Index 766"),
      version: "QĐ 766/QĐ-TTg (23/06/2022)",
      source: "decision-766",
      root: {
        id: "766",
        name: total.name,
        max: total.max,
        published: total.id,
        children: groups.map(({ id, name, max }, i) => ({ id: `766.${i + 1}`, name, max, indicator: id, rule: { kind: "published" } })),
      },
    },
  ],
  observations: toColumns(observations, ["unit", "indicator", "period", "value", "status", "source"]),
  notes: [
    {
      about: {},
      kind: "remark",
      text: text(
        "Số liệu lấy lại từ Cổng Dịch vụ công quốc gia qua một bộ sưu tập công khai, chưa được đối chiếu với nguồn công bố khác.",
        "Taken from the National Public Service Portal through a public collection; not cross-checked with another publication.",
      ),
      source: "collection",
    },
    {
      about: {},
      kind: "remark",
      text: text(
        "Cổng trả về 34 đơn vị sau sắp xếp cho cả các năm 2022–2024. Chưa rõ điểm trước đây của đơn vị hợp nhất là điểm của riêng đơn vị cùng mã trước sắp xếp hay là số tổng hợp.",
        "The portal returns the 34 units after the merger for 2022–2024 too. Whether a merged unit's past score is that of the former unit of the same code or an aggregate is unknown.",
      ),
      source: "portal",
    },
    {
      about: { indicator: "g5" },
      kind: "method",
      text: text(
        "Mức độ hài lòng ở đây tính từ dữ liệu xử lý hồ sơ và phản ánh, kiến nghị, không phải từ điều tra xã hội học; không so với SIPAS.",
        "Satisfaction here is computed from records of dossiers and complaints, not from a survey; not comparable with SIPAS.",
      ),
      source: "decision-766",
    },
  ],
};
