import { text } from "./table.mjs";

const breaks = [
  ["total8", "2018", "Từ năm 2018 PAPI có 8 lĩnh vực thay vì 6: tổng điểm không so được với các năm trước.", "Eight dimensions instead of six from 2018: totals are not comparable with earlier years."],
  ["d2", "2018", "Từ năm 2018 có thêm nội dung thành phần 2.4 trong lĩnh vực này.", "Sub-dimension 2.4 is part of this dimension from 2018."],
  ["d3", "2016", "Lĩnh vực này được định nghĩa lại năm 2016.", "This dimension was redefined in 2016."],
  ["d5", "2021", "Từ năm 2021 không còn nội dung thành phần 5.2.", "Sub-dimension 5.2 was dropped in 2021."],
  ["d8", "2019", "Từ năm 2019 có thêm nội dung thành phần 8.3.", "Sub-dimension 8.3 is part of this dimension from 2019."],
].map(([indicator, period, vi, en]) => ({
  about: { indicator, period },
  kind: "break",
  text: text(vi, en),
  source: indicator === "d3" || indicator === "total8" ? "papi" : "sub-dimensions",
}));

const method = [
  {
    about: {},
    text: text(
      "Đơn vị công bố không xếp hạng các tỉnh mà chia bốn nhóm theo phân vị: từ 75 trở lên, 50–75, 25–50, dưới 25.",
      "The publishers do not rank provinces: four groups by percentile (75 and above, 50–75, 25–50, below 25).",
    ),
    source: "papi-2014",
  },
  {
    about: {},
    text: text(
      "Điểm lĩnh vực là tổng điểm các nội dung thành phần, tổng điểm là tổng không trọng số các lĩnh vực; các năm 2011–2016 khớp với bảng số gốc (lệch không quá 0,00005).",
      "A dimension is the sum of its sub-dimensions, the total the unweighted sum of the dimensions; 2011–2016 agree with the original workbook (within 0.00005).",
    ),
    source: "sub-dimensions",
  },
  {
    about: {},
    text: text(
      "PAPI là khảo sát chọn mẫu (16.117 người năm 2022): chênh lệch vài phần mười điểm giữa các tỉnh có thể chỉ là sai số.",
      "PAPI is a sample survey (16,117 people in 2022): differences of tenths between provinces may be noise.",
    ),
    source: "papi",
  },
  {
    about: { unit: "kon-tum", period: "2021" },
    text: text("Kon Tum có 240 người trả lời năm 2021.", "240 interviews in Kon Tum in 2021."),
    value: 240,
    source: "press",
  },
].map(({ about, ...rest }) => ({ about, kind: "method", ...rest }));

const remarks = [
  {
    about: {},
    text: text(
      "Báo cáo PAPI giữ mọi quyền; số liệu ở đây được trích dẫn, nguồn: CECODES, VFF-CRT, RTA và UNDP.",
      "PAPI reports reserve all rights; the figures here are cited, source: CECODES, VFF-CRT, RTA and UNDP.",
    ),
    source: "papi",
  },
  {
    about: { unit: "quang-ninh", indicator: "total8", period: "2020" },
    text: text("Báo chí ghi 48,881; bảng số của PAPI là 48,8113.", "The press prints 48.881; PAPI's table has 48.8113."),
    value: 48.881,
    source: "press",
  },
  {
    about: { unit: "hai-duong", indicator: "d8", period: "2021" },
    text: text("Báo chí ghi 3,6; bảng số của PAPI là 3,06.", "The press prints 3.6; PAPI's table has 3.06."),
    value: 3.6,
    source: "press",
  },
  {
    about: { unit: "quang-nam", indicator: "total8", period: "2018" },
    text: text(
      "Báo chí ghi 43,14 điểm, hạng 33/63; điểm khớp với bảng số, thứ hạng thì không (44 trong 61 tỉnh đủ số liệu). PAPI không xếp hạng.",
      "The press prints 43.14 points and rank 33 of 63; the points agree with the table, the rank does not (44 of 61 complete provinces). PAPI does not rank.",
    ),
    source: "press",
  },
  {
    about: { indicator: "total8", period: "2018" },
    text: text(
      "Báo chí ghi trung bình cả nước 43,78; trung bình của 61 tỉnh đủ số liệu trong bảng là 44,08.",
      "The press prints a national mean of 43.78; the mean of the 61 complete provinces in the table is 44.08.",
    ),
    value: 43.78,
    source: "press",
  },
].map(({ about, ...rest }) => ({ about, kind: "remark", ...rest }));

/** What a reader of the PAPI figures must know: breaks of the series, method, rights, press figures that disagree. */
export const notes = [...breaks, ...method, ...remarks];
