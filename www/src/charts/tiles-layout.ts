/**
 * Where each province stands in the grid of tiles: one line a row from north to south, names from west to east, parted by
 * `|`; nothing between two bars is an empty place. Laid out by hand: a province keeps its neighbours to the north, the
 * south and towards the sea as far as a grid lets it; rows along the narrow centre hold one coast and one inland place.
 * Nothing is to scale and no border is drawn. `*` are the islands: Hoàng Sa stands under Đà Nẵng, Trường Sa under
 * Khánh Hòa, of which they are districts or special zones.
 */
export const layout34 = `
|Lai Châu|Lào Cai|Tuyên Quang|Cao Bằng
Điện Biên|Sơn La|Phú Thọ|Thái Nguyên|Lạng Sơn
||Hà Nội|Bắc Ninh|Quảng Ninh
||Ninh Bình|Hưng Yên|Hải Phòng
||Thanh Hóa
||Nghệ An|Hà Tĩnh
|||Quảng Trị|Huế
||||Đà Nẵng
|||Quảng Ngãi|*Hoàng Sa
|||Gia Lai
|||Đắk Lắk|Khánh Hòa
|Tây Ninh|Đồng Nai|Lâm Đồng|*Trường Sa
An Giang|Đồng Tháp|Hồ Chí Minh
Cà Mau|Cần Thơ|Vĩnh Long`;

/** The provinces until 30/06/2025. */
export const layout63 = `
|Lai Châu|Lào Cai|Hà Giang|Cao Bằng
Điện Biên|Sơn La|Yên Bái|Tuyên Quang|Bắc Kạn|Lạng Sơn
||Phú Thọ|Vĩnh Phúc|Thái Nguyên|Bắc Giang|Quảng Ninh
||Hòa Bình|Hà Nội|Bắc Ninh|Hải Dương|Hải Phòng
|||Hà Nam|Hưng Yên|Thái Bình
||Thanh Hóa|Ninh Bình|Nam Định
||Nghệ An|Hà Tĩnh
|||Quảng Bình|Quảng Trị
||||Huế|Đà Nẵng
||||Quảng Nam|*Hoàng Sa
||||Kon Tum|Quảng Ngãi
||||Gia Lai|Bình Định
||||Đắk Lắk|Phú Yên
||Bình Phước|Đắk Nông|Lâm Đồng|Khánh Hòa
|Tây Ninh|Bình Dương|Đồng Nai|Ninh Thuận|*Trường Sa
Đồng Tháp|Long An|Hồ Chí Minh|Bà Rịa – Vũng Tàu|Bình Thuận
An Giang|Vĩnh Long|Tiền Giang|Bến Tre
Kiên Giang|Cần Thơ|Hậu Giang|Trà Vinh
Cà Mau|Bạc Liêu|Sóc Trăng`;

export interface Place {
  name: string;
  /** Of the islands, which are no unit of their own. */
  island: boolean;
  /** From 1, west to east. */
  column: number;
  /** From 1, north to south. */
  row: number;
}

/** The places of a layout, row by row: the order in which they are read. */
export function gridPlaces(layout: string): Place[] {
  return layout.slice(1).split('\n').flatMap((line, row) =>
    line.split('|').flatMap((name, column) =>
      name === '' ? [] : [{ name: name.replace('*', ''), island: name.startsWith('*'), column: column + 1, row: row + 1 }]));
}
