/** What the command says, besides the words of the page: help, refusals, results. */
import type { RefusalCode } from './refusal';

export type Lang = 'vi' | 'en';
export type CommandName = 'snapshot' | 'bundle' | 'verify' | 'validate' | 'serve';

interface CliWords {
  usage: string;
  commands: string;
  options: string;
  example: string;
  /** One line for a command in the list of all. */
  about: Record<CommandName, string>;
  /** More that its own help says: what it writes, what its exit status means. */
  more: Record<CommandName, string>;
  option: Record<string, string>;
  seeHelp: string;
  nearest: string;
  refusal: Record<RefusalCode, string>;
  wrote: string;
  noLink: string;
  wider: string;
  inlineSvg: string;
  noScript: string;
  found: string;
  wanted: string;
  places: string;
  mend: string;
  clean: string;
  sum: string;
  feeds: string;
  bundled: string;
  keepHash: string;
  intact: string;
  damaged: string;
  expectedAll: string;
  unexpected: string;
  absent: string;
  onlyFigures: string;
  serving: string;
  source: string;
  fullPage: string;
  updated: string;
  noDate: string;
  pictureOf: string;
}

const vi: CliWords = {
  usage: 'Cách dùng',
  commands: 'Các lệnh',
  options: 'Tùy chọn',
  example: 'Ví dụ',
  about: {
    snapshot: 'chụp một mục thành ảnh PNG và đoạn HTML cho trang không chạy được chương trình',
    bundle: 'gộp một hoặc nhiều bộ số liệu thành một tệp HTML mở được khi không có mạng',
    verify: 'kiểm tra số liệu trong tệp HTML đã gộp có còn nguyên không',
    validate: 'kiểm tra bộ số liệu, nêu từng chỗ sai và cách sửa',
    serve: 'mở máy chủ trên máy này để xem thử',
  },
  more: {
    snapshot: 'Ghi TÊN.png và TÊN.html. Đoạn HTML chỉ có figure, a, img, figcaption, table: trình soạn thảo nào cũng giữ lại; tải ảnh lên cổng rồi nêu --base là nơi để ảnh.\nVới --inline-svg, NukeViet và nhiều trình soạn thảo khác bỏ hình svg, chỉ còn câu tóm tắt và bảng: chỉ dùng ở nơi giữ được svg.\nKhông chụp được mục dashboard: mục này chỉ gom các mục khác, hãy chụp từng mục.\nMã thoát: 0 xong; 1 bộ số liệu không hiểu được hoặc không có mục được chọn; 2 không đọc, không ghi hoặc không vẽ được.',
    bundle: 'Tệp ghi ra mở được từ ổ đĩa và từ thư điện tử, nêu số liệu đến ngày nào và mã SHA-256 của từng bộ số liệu.\nMã thoát: 0 xong; 1 bộ số liệu không hiểu được; 2 không đọc hoặc không ghi được.',
    verify: 'So từng bộ số liệu với mã SHA-256 ghi trong tệp và với các mã được nêu. Không kiểm tra phần chương trình và không cho biết ai làm ra tệp.\nMã thoát: 0 còn nguyên; 1 đã bị hỏng hoặc khác mã được nêu; 2 không đọc được hoặc không phải tệp đã gộp.',
    validate: 'Mã thoát: 0 không có lỗi (có thể có cảnh báo); 1 có lỗi; 2 không đọc được tệp.',
    serve: 'Nêu tệp: xem bộ số liệu đó trên trang đầy đủ. Nêu thư mục (hoặc không nêu: thư mục hiện tại): xem mọi bộ số liệu .json trong đó; thư mục có index.html thì phục vụ nguyên như vậy.',
  },
  option: {
    view: 'mục cần chụp: {views}',
    unit: 'mã đơn vị',
    period: 'kỳ số liệu, ví dụ 2024, 2024-Q3',
    framework: 'mã khung tiêu chí',
    node: 'mã mục trong khung tiêu chí',
    indicator: 'mã chỉ tiêu',
    today: 'ngày tính tiến độ, NĂM-THÁNG-NGÀY',
    methods: 'các cách đánh giá tiến độ, cách nhau bằng dấu phẩy',
    kind: 'chỉ các đơn vị cấp này, ví dụ province, commune (ranking, matrix, tiles)',
    units: 'chỉ các đơn vị của nhóm này trong bộ số liệu (ranking, matrix, tiles)',
    link: 'địa chỉ trang đầy đủ mà ảnh dẫn tới',
    base: 'đường dẫn đặt trước tên ảnh, ví dụ /uploads/cchc/',
    'inline-svg': 'thay ảnh PNG bằng hình SVG ngay trong đoạn HTML; NukeViet và nhiều trình soạn thảo bỏ svg',
    'feed-address': 'địa chỉ bộ số liệu trên trang: bọc đoạn HTML trong thẻ div để reform.js thay bằng mục sống',
    font: 'tệp phông chữ dùng để vẽ',
    width: 'bề rộng ảnh, điểm ảnh CSS (320 đến 1600); rộng thêm nếu chữ không đủ chỗ',
    output: 'tên tệp ghi ra',
    sha256: 'mã SHA-256 phải có, nêu nhiều lần được',
    port: 'cổng',
    lang: 'ngôn ngữ: vi, en',
    help: 'hướng dẫn này',
    version: 'phiên bản',
  },
  seeHelp: 'Xem: reform-dashboard {command}--help',
  nearest: ' Có phải là {name}?',
  refusal: {
    'UNKNOWN-COMMAND': 'Không có lệnh “{name}”.',
    'UNKNOWN-OPTION': 'Không có tùy chọn “{name}”.',
    'BAD-VALUE': 'Giá trị “{value}” của {name} không dùng được; cần: {expected}.',
    'MISSING-VALUE': 'Thiếu {name}.',
    'MISSING-FILE': 'Chưa nêu tệp.',
    'TOO-MANY-FILES': 'Chỉ nêu được một tệp; thừa: {files}.',
    UNREADABLE: 'Không đọc được {file} ({reason}).',
    UNWRITABLE: 'Không ghi được {file} ({reason}).',
    'NOT-A-BUNDLE': '{file} không phải là tệp do lệnh bundle ghi ra, hoặc đã mất phần số liệu.',
    'SAME-FEED': 'Hai tệp cùng có mã bộ số liệu “{id}”.',
    'EMPTY-VIEW': 'Bộ số liệu không có gì để chụp ở mục {view} với lựa chọn này.',
    'NO-VIEW': 'Không chụp được mục {view}: mục này chỉ gom các mục khác. Hãy chụp từng mục: {views}.',
    'NO-ROOM': 'Ảnh rộng {width} điểm ảnh vẫn không đủ chỗ cho chữ của mục này. Hãy thu hẹp lựa chọn: --framework, --node, --unit.',
    'NO-RENDERER': 'Chưa cài được phần vẽ ảnh (@takumi-rs/core, @takumi-rs/helpers, fontkit): cài lại gói không kèm --omit=optional. {reason}',
    'NO-FONT': 'Không phông chữ nào trên máy có đủ chữ để vẽ. Đã xem: {fonts}. Thiếu: {letters}. Cài phông có đủ chữ Việt (fonts-dejavu-core, Noto Sans, Arial) hoặc nêu --font TỆP.',
    'NO-KIT': 'Thiếu tệp {file} của gói: cài lại gói, hoặc chạy `make build`.',
  },
  wrote: 'Đã ghi {file} ({kB} kB)',
  noLink: 'Lưu ý: không nêu --link nên ảnh dẫn tới chính nó, không tới trang đầy đủ.',
  wider: 'Lưu ý: ảnh rộng {width} điểm ảnh, hẹp hơn thì chữ bị cắt.',
  inlineSvg: 'Lưu ý: NukeViet và nhiều trình soạn thảo bỏ hình svg; ở đó hãy dùng ảnh PNG (không nêu --inline-svg).',
  noScript: 'Trang này chưa chạy được tập lệnh:',
  found: 'thấy: {v}',
  wanted: 'cần: {v}',
  places: '{n} chỗ như vậy',
  mend: 'cách sửa: {fix}',
  clean: '{file}: không có chỗ nào cần xem.',
  sum: '{file}: {errors} lỗi, {warnings} cảnh báo, {infos} thông tin.',
  feeds: 'Bộ số liệu',
  bundled: '{id}: SHA-256 {hash}',
  keepHash: 'Công bố các mã SHA-256 này ở nơi khác với tệp; người nhận kiểm tra bằng: reform-dashboard verify {file} --sha256 …',
  intact: '{id}: còn nguyên. SHA-256 {hash}',
  damaged: '{id}: ĐÃ BỊ HỎNG HOẶC SỬA. Tệp ghi {stated}, nội dung có {hash}',
  expectedAll: 'Đúng các bộ số liệu của các mã đã nêu.',
  unexpected: '{id}: KHÁC các mã đã nêu. SHA-256 {hash}',
  absent: 'KHÔNG CÓ bộ số liệu nào mang mã {hash}',
  onlyFigures: 'Không nêu --sha256: mới chỉ so với mã ghi trong chính tệp này.',
  serving: 'Bảng số liệu: {address}  (Ctrl-C để dừng)',
  source: 'Nguồn',
  fullPage: 'Xem trang đầy đủ',
  updated: 'Số liệu đến {day}',
  noDate: 'Bộ số liệu không ghi ngày',
  pictureOf: 'Ảnh chụp, không tự cập nhật',
};

const en: CliWords = {
  usage: 'Usage',
  commands: 'Commands',
  options: 'Options',
  example: 'Example',
  about: {
    snapshot: 'take a picture (PNG) of a view and write it as HTML for pages that can run nothing',
    bundle: 'pack one or several feeds into one HTML file that opens without a network',
    verify: 'check that the figures inside a packed HTML file are whole',
    validate: 'check a feed: every flaw, where it is, what it means, how to mend it',
    serve: 'serve the dashboard on this machine, for a look',
  },
  more: {
    snapshot: 'Writes NAME.png and NAME.html. The HTML holds figure, a, img, figcaption and table only: any editor keeps those; upload the picture to the portal and give --base, the place where it is.\nWith --inline-svg, NukeViet and many other editors take the svg away and leave sentence and table: only for places that keep svg.\nThere is no picture of dashboard: it only holds the other views, take them one by one.\nExit status: 0 done; 1 the feed is not understood or lacks the selection; 2 cannot be read, written or drawn.',
    bundle: 'The file opens from a disk and from a mail; it states the day of its figures and a SHA-256 of each feed.\nExit status: 0 done; 1 a feed is not understood; 2 cannot be read or written.',
    verify: 'Compares each feed with the SHA-256 that the file states and with those given. It does not check the program inside, and does not tell who made the file.\nExit status: 0 whole; 1 damaged, or not what was given; 2 cannot be read, or is no packed file.',
    validate: 'Exit status: 0 no errors (there may be warnings); 1 errors; 2 the file cannot be read.',
    serve: 'With a file: that feed on the full page. With a folder (without one: the current folder): all its .json feeds; a folder with an index.html is served as it is.',
  },
  option: {
    view: 'what to take: {views}',
    unit: 'id of a unit',
    period: 'period, as 2024, 2024-Q3',
    framework: 'id of a framework',
    node: 'id of a node of the framework',
    indicator: 'id of an indicator',
    today: 'the day as of which progress is judged, YYYY-MM-DD',
    methods: 'ways to judge progress, with commas',
    kind: 'units of this kind alone, such as province, commune (ranking, matrix, tiles)',
    units: 'units of this group of the feed alone (ranking, matrix, tiles)',
    link: 'address of the full page that the picture leads to',
    base: 'path before the name of the picture, as /uploads/cchc/',
    'inline-svg': 'put an SVG into the HTML in the place of the PNG; NukeViet and many editors take svg away',
    'feed-address': 'address of the feed on the page: wraps the HTML in a div that reform.js brings to life',
    font: 'font file to draw with',
    width: 'width of the picture, CSS pixels (320 to 1600); more where words have no room',
    output: 'name of what is written',
    sha256: 'a SHA-256 that must be there; may be given several times',
    port: 'port',
    lang: 'language: vi, en',
    help: 'this help',
    version: 'version',
  },
  seeHelp: 'See: reform-dashboard {command}--help',
  nearest: ' Did you mean {name}?',
  refusal: {
    'UNKNOWN-COMMAND': 'There is no command “{name}”.',
    'UNKNOWN-OPTION': 'There is no option “{name}”.',
    'BAD-VALUE': 'The value “{value}” of {name} cannot be used; expected: {expected}.',
    'MISSING-VALUE': '{name} is missing.',
    'MISSING-FILE': 'No file is given.',
    'TOO-MANY-FILES': 'Only one file can be given; too many: {files}.',
    UNREADABLE: '{file} cannot be read ({reason}).',
    UNWRITABLE: '{file} cannot be written ({reason}).',
    'NOT-A-BUNDLE': '{file} was not written by `bundle`, or has lost its figures.',
    'SAME-FEED': 'Two files have the feed id “{id}”.',
    'EMPTY-VIEW': 'The feed has nothing to show in {view} for this selection.',
    'NO-VIEW': 'There is no picture of {view}: it only holds the other views. Take them one by one: {views}.',
    'NO-ROOM': 'Even a picture of {width} pixels has no room for the words of this view. Select less: --framework, --node, --unit.',
    'NO-RENDERER': 'What draws pictures is not installed (@takumi-rs/core, @takumi-rs/helpers, fontkit): install the package again without --omit=optional. {reason}',
    'NO-FONT': 'No font of this machine has all the letters. Looked at: {fonts}. Missing: {letters}. Install a font with all of Vietnamese (fonts-dejavu-core, Noto Sans, Arial) or give --font FILE.',
    'NO-KIT': 'The package lacks its file {file}: install it again, or run `make build`.',
  },
  wrote: 'Wrote {file} ({kB} kB)',
  noLink: 'Note: without --link the picture leads to itself, not to the full page.',
  wider: 'Note: the picture is {width} pixels wide; in less its words would be cut.',
  inlineSvg: 'Note: NukeViet and many other editors take svg away; use the PNG there (without --inline-svg).',
  noScript: 'Scripts do not run on this page:',
  found: 'found: {v}',
  wanted: 'expected: {v}',
  places: '{n} such places',
  mend: 'to mend it: {fix}',
  clean: '{file}: nothing to note.',
  sum: '{file}: {errors} errors, {warnings} warnings, {infos} notes.',
  feeds: 'Feeds',
  bundled: '{id}: SHA-256 {hash}',
  keepHash: 'Publish these SHA-256 elsewhere than the file; who receives it checks with: reform-dashboard verify {file} --sha256 …',
  intact: '{id}: whole. SHA-256 {hash}',
  damaged: '{id}: DAMAGED OR CHANGED. The file states {stated}, its content has {hash}',
  expectedAll: 'These are the feeds of the SHA-256 given.',
  unexpected: '{id}: NOT one of the SHA-256 given. SHA-256 {hash}',
  absent: 'NO feed has the SHA-256 {hash}',
  onlyFigures: 'Without --sha256: compared only with what this very file states.',
  serving: 'Dashboard: {address}  (Ctrl-C stops it)',
  source: 'Source',
  fullPage: 'See the full page',
  updated: 'Figures as of {day}',
  noDate: 'The feed gives no date',
  pictureOf: 'A picture; it does not follow later figures',
};

export const cliWords: Record<Lang, CliWords> = { vi, en };
export type { CliWords };

/** Puts parameters in the place of `{name}`. */
export function fill(template: string, params: Record<string, string | number> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
