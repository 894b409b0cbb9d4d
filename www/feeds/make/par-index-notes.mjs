import { text } from "./table.mjs";

const difference = (vi, en) => ({
  kind: "method",
  text: text(`Tính từ các số mà nguồn in: ${vi}.`, `Worked out from figures that the source prints: ${en}.`),
});
const remark = (vi, en, more = {}) => ({ kind: "remark", text: text(vi, en), ...more });
const lowest2024 = remark("Một trong năm tỉnh thấp nhất năm 2024; nguồn không in số và hạng.", "One of the five lowest of 2024; the source prints neither figure nor place.");

/**
 * What each note of the tables becomes. `null`: the feed's shape says it. `figureUnknown`: the number in the table is converted from rounded points,
 * no source prints it. `rankSource`: the place stands in another source than the figure. `second`: another source's figure counts; both are kept.
 */
export const noteWords = {
  "only unit in group A": remark("Đơn vị duy nhất thuộc nhóm A (trên 90%).", "The only unit in group A (above 90%)."),
  "group B": remark("Thuộc nhóm B (từ 80% đến dưới 90%).", "In group B (80% to below 90%)."),
  "7 places lower than 2020": remark("Nguồn ghi thấp hơn năm 2020 bảy bậc, không ghi hạng.", "Seven places lower than in 2020, says the source; it prints no place."),
  "Đà Nẵng = 1.44 × Bắc Kạn per article (≈64.3, derived)": remark(
    "Nguồn chỉ ghi Đà Nẵng (92,54%) gấp 1,44 lần Bắc Kạn.",
    "The source only says that Da Nang (92.54%) has 1.44 times the figure of Bac Kan.",
  ),
  "derived: 87.61 − 1.59": difference("87,61 − 1,59 = 86,02", "87.61 − 1.59 = 86.02"),
  "derived: 86.14 − 4.79; rank 43 + 12": difference("86,14 − 4,79 = 81,35; hạng 43 + 12 = 55", "86.14 − 4.79 = 81.35; place 43 + 12 = 55"),
  "derived: 88.09 − 4.21; rank 5 + 5": difference("88,09 − 4,21 = 83,88; hạng 5 + 5 = 10", "88.09 − 4.21 = 83.88; place 5 + 5 = 10"),
  "derived: rank 35 + 7": difference("hạng 35 + 7 = 42", "place 35 + 7 = 42"),
  "derived: 92.57 − 4.38": difference("92,57 (Hà Nội) − 4,38 = 88,19", "92.57 (Ha Noi) − 4.38 = 88.19"),
  "rank derived 22 + 21": difference("hạng 22 + 21 = 43", "place 22 + 21 = 43"),
  "rank derived 22 + 14": difference("hạng 22 + 14 = 36", "place 22 + 14 = 36"),
  "CONFLICT with 91.87 (VGP/VNA)": {
    ...remark(
      "Nguồn này ghi 91,81% (khớp với 90,09 + 1,72), Báo điện tử Chính phủ ghi 91,87%. Giữ cả hai số; số của Báo điện tử Chính phủ được dùng.",
      "This source prints 91.81% (which is 90.09 + 1.72), the Government's newspaper 91.87%. Both are kept; the Government's figure is used.",
      { value: 91.81 },
    ),
    second: true,
  },
  "VGP text instead names Bình Thuận and Sóc Trăng at the bottom — CONFLICT": remark(
    "Nguồn này ghi An Giang thấp nhất; Báo điện tử Chính phủ lại nêu Bình Thuận và Sóc Trăng ở cuối bảng, không kèm số.",
    "This source has An Giang as the lowest; the Government's newspaper names Binh Thuan and Soc Trang at the bottom, without figures.",
  ),
  '"top three"; article says +1.32 pp vs 2023, which does not match 91.43': remark(
    "Thuộc ba đơn vị đứng đầu. Nguồn ghi tăng 1,32 điểm % so với năm 2023, không khớp với 91,43% của năm 2023.",
    "One of the top three. The source says 1.32 percentage points more than in 2023, which does not fit the 91.43% of 2023.",
    { value: 1.32 },
  ),
  "article of 31/07/2019 on PAR Index 2018; index name not given in the article": remark(
    "Bài ngày 31/07/2019 về PAR INDEX 2018 không nêu tên chỉ số hài lòng.",
    "The article of 31 July 2019 on PAR INDEX 2018 does not name the satisfaction index.",
  ),
  "derived from 8.76/10 points inside PAR INDEX": {
    ...remark(
      "Nguồn chỉ in 8,76 điểm SIPAS trong PAR INDEX, không in tỷ lệ hài lòng.",
      "The source prints 8.76 SIPAS points inside PAR INDEX and no percentage.",
      { value: 8.76 },
    ),
    figureUnknown: true,
  },
  "8.5/10 points inside PAR INDEX (rounded); rank from kontumtoday": {
    ...remark(
      "Nguồn chỉ in 8,5 trên 10 điểm SIPAS trong PAR INDEX, không in tỷ lệ hài lòng; hạng 35 theo kontumtoday.net.",
      "The source prints 8.5 of 10 SIPAS points inside PAR INDEX and no percentage; place 35 as in kontumtoday.net.",
      { value: 8.5 },
    ),
    figureUnknown: true,
    rankSource: "kon-tum-today-2023",
  },
  "one of the five lowest": lowest2024,
  "method changed (QĐ 4361/QĐ-BNV, 28/12/2016): break in series": {
    kind: "break",
    source: "decision-4361",
    everywhere: true,
    text: text(
      "Từ kết quả năm 2016 chỉ số tính theo phương pháp mới (Quyết định 4361/QĐ-BNV ngày 28/12/2016): không so được với các năm 2012–2015. Trung bình 63 tỉnh, thành phố năm 2015 là 85,11%, năm 2016 là 74,64%.",
      "From the results of 2016 on the index follows a new method (Decision 4361/QĐ-BNV of 28 December 2016): not comparable with 2012–2015. The mean of 63 provinces is 85.11% in 2015 and 74.64% in 2016.",
    ),
  },
  "= SIPAS + leaders survey + socio-economic impact": null,
  "percent of the field maximum": null,
  "percent computed here; max as printed in the article": null,
};

const breaks = [
  {
    about: { indicator: "parIndex", period: "2022" },
    text: text(
      "Từ kết quả năm 2022 chỉ số tính theo Quyết định 876/QĐ-BNV ngày 10/11/2022, thay Quyết định 1149/QĐ-BNV ngày 30/12/2020: không so được với các năm 2016–2021.",
      "From the results of 2022 on the index follows Decision 876/QĐ-BNV of 10 November 2022, which replaces Decision 1149/QĐ-BNV of 30 December 2020: not comparable with 2016–2021.",
    ),
    source: "decision-876",
  },
  {
    about: { unit: "ministries", indicator: "parIndexMinistries", period: "2016" },
    text: text("Phương pháp mới theo Quyết định 4361/QĐ-BNV ngày 28/12/2016.", "A new method, Decision 4361/QĐ-BNV of 28 December 2016."),
    source: "decision-4361",
  },
  {
    about: { unit: "ministries", indicator: "parIndexMinistries", period: "2022" },
    text: text("Phương pháp mới theo Quyết định 876/QĐ-BNV ngày 10/11/2022.", "A new method, Decision 876/QĐ-BNV of 10 November 2022."),
    source: "decision-876",
  },
].map((note) => ({ kind: "break", ...note }));

const method = [
  {
    about: { indicator: "parIndex" },
    text: text(
      "Không năm nào có đủ 63 tỉnh, thành phố: ở đây chỉ có những số tìm được nguồn công khai. Vì vậy bộ số liệu này không tự xếp hạng; hạng do Bộ Nội vụ công bố là một chỉ số riêng.",
      "No year has all 63 provinces: only figures with a public source are here. For this reason this feed does not rank; the place that the Ministry of Home Affairs announces is an indicator of its own.",
    ),
    source: "compiled",
  },
  {
    about: { unit: "viet-nam", indicator: "parIndex" },
    text: text("Số của Việt Nam là trung bình của 63 tỉnh, thành phố do các nguồn in.", "The figure of Viet Nam is the mean of 63 provinces as the sources print it."),
    source: "compiled",
  },
  {
    about: { indicator: "parIndex", period: "2023" },
    text: text(
      "Trung bình vùng theo sáu vùng của nguồn; nguồn không nêu tỉnh nào thuộc vùng nào, nên các tỉnh không đứng dưới vùng.",
      "Means are of the source's six regions; which province belongs to which is not said, so no province stands below a region.",
    ),
    source: "regions-2023",
  },
  {
    about: { unit: "viet-nam", indicator: "sipas", period: "2024" },
    text: text(
      "Chỉ số chung 83,94% không phải trung bình cộng của hai phần 83,84% và 84,09%.",
      "The overall 83.94% is not the plain mean of the two parts, 83.84% and 84.09%.",
    ),
    source: "sipas-2024",
  },
  {
    about: { unit: "ministries", indicator: "parIndexMinistries" },
    text: text(
      "Trung bình 19 bộ, cơ quan ngang bộ năm 2014 và 2016, 17 bộ, cơ quan ngang bộ năm 2023; tiêu chí khác với cấp tỉnh.",
      "The mean of 19 ministries in 2014 and 2016, of 17 in 2023; their criteria are not those of provinces.",
    ),
    source: "vgp-2023",
  },
].map((note) => ({ kind: "method", ...note }));

const remarks = [
  {
    about: { unit: "ben-tre", indicator: "parIndexRank", period: "2019" },
    kind: "remark",
    text: text(
      "Trang của Bình Dương ghi Bến Tre ở vị trí thứ hai; theo Cổng Thông tin điện tử Chính phủ Hà Nội thứ hai, Bến Tre thứ 63.",
      "A page of Binh Duong has Ben Tre in second place; in the Government's portal Ha Noi is second and Ben Tre 63rd.",
    ),
    source: "binh-duong-2019",
  },
];

/** What a reader of the figures must know beside the notes of the tables. */
export const generalNotes = [...breaks, ...method, ...remarks];
