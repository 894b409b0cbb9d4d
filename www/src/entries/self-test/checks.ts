import { wasmAllowed } from '../../engine/allowed';
import type { EngineCode, EngineParams } from '../../engine/codes';
import { asEngineError } from '../../engine/fault';
import { fetchCore } from '../../engine/separate';
import type { ReformDashboard } from '../script';
import { answerOf, isIntact, listedHashes, policyOf } from './server';

/** What a check says: it works, it has to be mended, or it is as it is and worth knowing. */
export interface Finding {
  state: 'ok' | 'fix' | 'note';
  title: string;
  text: string;
  code?: EngineCode | 'SCRIPT-NONE' | 'FRAME-NONE';
}

type Check = (reform: ReformDashboard | undefined) => Promise<Finding[]>;

/** How long a frame may take to tell its height. */
const FRAME_SECONDS = 5;

/** In the order in which a webmaster mends: what later ones need comes first. */
export const checks: readonly Check[] = [script, integrity, wasm, separate, json, zip, policy, frame, shown];

async function script(reform: ReformDashboard | undefined): Promise<Finding[]> {
  const title = 'Tệp mã reform.js';
  const answer = await answerOf('reform.js');
  if (reform !== undefined) {
    const findings: Finding[] = [{ state: 'ok', title, text: `Phiên bản ${reform.version}.` }];
    const timings = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const timing = timings.find(({ name, initiatorType }) => initiatorType === 'script' && name.endsWith('/reform.js'));
    if (timing !== undefined && timing.encodedBodySize > 0 && timing.encodedBodySize >= timing.decodedBodySize) {
      findings.push({ state: 'note', title: 'Nén khi gửi', text: `reform.js được gửi không nén (${Math.round(timing.decodedBodySize / 1000)} kB). Bật gzip hoặc brotli cho .js, .json: còn khoảng một phần ba.` });
    }
    return findings;
  }
  const code = 'SCRIPT-NONE';
  if (answer === null) return [{ state: 'fix', title, text: 'Không đọc được tệp. Chép reform.js vào cùng thư mục với trang này.', code }];
  if (answer.status !== 200) return [{ state: 'fix', title, text: `Máy chủ trả lời ${answer.status}. Chép reform.js vào cùng thư mục với trang này.`, code }];
  const type = answer.header('content-type') ?? '';
  if (!/javascript/.test(type)) return [{ state: 'fix', title, text: `Máy chủ gửi kiểu “${type}”, trình duyệt không chạy. Đặt kiểu text/javascript cho .js (web.config, .htaccess).`, code }];
  return [{ state: 'fix', title, text: "Trình duyệt không chạy tệp. Thêm 'self' vào script-src của Content-Security-Policy, và chép lại tệp nguyên vẹn.", code }];
}

async function integrity(): Promise<Finding[]> {
  const title = 'Tệp mã nguyên vẹn';
  const hash = (await listedHashes())?.['reform.js'];
  const same = hash === undefined ? null : await isIntact('reform.js', hash);
  if (same === null) return [];
  if (same) return [{ state: 'ok', title, text: 'Đúng với mã băm trong integrity.json.' }];
  return [{ state: 'fix', title, text: 'Khác với mã băm trong integrity.json: trình duyệt sẽ từ chối đoạn mã có integrity. Chép lại cả thư mục cùng một phiên bản.', code: 'SCRIPT-NONE' }];
}

async function wasm(): Promise<Finding[]> {
  const title = 'WebAssembly';
  if (typeof WebAssembly !== 'object') {
    return [{ state: 'fix', title, text: 'Trình duyệt này không có (phiên bản cũ, hoặc chế độ hạn chế của iPhone, iPad, Mac (Lockdown Mode)). Không phải lỗi của máy chủ: thử trình duyệt khác.', code: 'WASM-NONE' }];
  }
  if (wasmAllowed()) return [{ state: 'ok', title, text: 'Được phép chạy.' }];
  return [{ state: 'fix', title, text: "Bị chính sách chặn. Thêm 'wasm-unsafe-eval' vào script-src của Content-Security-Policy.", code: 'WASM-CSP' }];
}

/** The file that only the module build needs. Where it is not, nothing is wrong yet; where it is and is not whole, the upload failed. */
async function separate(): Promise<Finding[]> {
  const title = 'Tệp .wasm của bản module';
  const spare = 'Khung, thẻ div và reform.js không cần tệp này; chỉ khi dùng bản module:';
  const [name, hash] = Object.entries((await listedHashes()) ?? {}).find(([file]) => file.endsWith('.wasm')) ?? [];
  if (name === undefined || hash === undefined) return [{ state: 'note', title, text: `Chưa thử được vì không đọc được integrity.json. ${spare} chép cả integrity.json.` }];
  try {
    const { status, type, bytes } = await fetchCore(name, { cache: 'reload' });
    if (await isIntact(name, hash)) {
      if (/^application\/wasm\b/.test(type)) return [{ state: 'ok', title, text: 'Có, nguyên vẹn, đúng kiểu application/wasm.' }];
      return [{ state: 'note', title, text: `Có, nguyên vẹn; máy chủ gửi kiểu “${type}”, vẫn chạy được. Nên đặt kiểu application/wasm cho .wasm (web.config, .htaccess, may-chu/nginx.conf).` }];
    }
    const said = `Máy chủ trả lời ${status}, kiểu “${type}”,`;
    if (isWasm(bytes)) return [{ state: 'fix', title, text: `${said} bằng một tệp .wasm hỏng hoặc của phiên bản khác. Chép lại ${name}, truyền ở chế độ nhị phân.`, code: 'WASM-FILE' }];
    return [{ state: 'note', title, text: `${said} nhưng nội dung không phải tệp .wasm (có thể là trang báo lỗi). ${spare} chép ${name} vào thư mục này và không chuyển địa chỉ đó sang trang khác.`, code: 'WASM-FILE' }];
  } catch (error) {
    const { code, params } = asEngineError(error);
    if (code !== 'WASM-404') return [{ state: 'note', title, text: `Không nhận được trả lời. ${spare} kiểm tra mạng, và connect-src của Content-Security-Policy có 'self'.`, code }];
    const { status } = params as EngineParams['WASM-404'];
    const mend = `chép ${name} vào thư mục này; trên IIS thêm vào <staticContent> của web.config: <remove fileExtension=".wasm" /> <mimeMap fileExtension=".wasm" mimeType="application/wasm" />.`;
    return [{ state: 'note', title, text: `Máy chủ trả lời ${status}. ${spare} ${mend}`, code }];
  }
}

/** Whether bytes begin as every WebAssembly module does. */
function isWasm(bytes: ArrayBuffer): boolean {
  return String(new Uint8Array(bytes.slice(0, 4))) === '0,97,115,109';
}

async function json(reform: ReformDashboard | undefined): Promise<Finding[]> {
  return feed(reform, 'Số liệu .json', 'kiem-tra/mau.json', 'Đặt kiểu application/json cho .json (web.config, .htaccess), hoặc đăng tệp số liệu dưới dạng .zip.');
}

async function zip(reform: ReformDashboard | undefined): Promise<Finding[]> {
  return feed(reform, 'Số liệu .zip', 'kiem-tra/mau.zip', 'Đặt kiểu application/zip cho .zip, hoặc đăng tệp số liệu dưới dạng .json.');
}

/** The whole way of a feed: request, archive, core. */
async function feed(reform: ReformDashboard | undefined, title: string, file: string, elsewise: string): Promise<Finding[]> {
  if (reform === undefined) {
    const answer = await answerOf(file);
    if (answer?.status === 200) return [{ state: 'ok', title, text: 'Máy chủ gửi được tệp; chưa thử tính vì reform.js chưa chạy.' }];
    return [{ state: 'fix', title, text: `Máy chủ không gửi tệp (${answer?.status ?? 'không trả lời'}). ${elsewise}`, code: 'FEED-404' }];
  }
  try {
    await reform.feed(file);
    return [{ state: 'ok', title, text: 'Đọc và tính được.' }];
  } catch (error) {
    const { code, params } = asEngineError(error);
    // What is wrong with the engine has been said; the feed itself may be well.
    if (code.startsWith('WASM-')) return [{ state: 'note', title, text: `Chưa thử được vì ${code}.` }];
    const { text, fix } = reform.localeFor('vi').engine(code, params);
    return [{ state: 'fix', title, text: `${text} ${code === 'FEED-404' ? `Máy chủ có thể chưa biết kiểu tệp này. ${elsewise}` : (fix ?? '')}`, code }];
  }
}

/** What the server says of itself; none of it need be there. */
async function policy(): Promise<Finding[]> {
  const answer = await answerOf(location.pathname);
  if (answer === null) return [];
  const said = policyOf(answer.header('content-security-policy') ?? '');
  const findings: Finding[] = [];
  if (said.size > 0) findings.push({ state: 'note', title: 'Content-Security-Policy của trang này', text: [...said].map(([name, values]) => [name, ...values].join(' ')).join('; ') });
  if (said.has('require-trusted-types-for')) findings.push({ state: 'ok', title: 'Trusted Types', text: 'Đang bắt buộc; bộ công cụ không cần ngoại lệ.' });
  const [frames] = (answer.header('x-frame-options') ?? '').split(',');
  if (/deny/i.test(frames ?? '') || said.get('frame-ancestors')?.includes("'none'")) {
    findings.push({ state: 'fix', title: 'Đặt trong khung', text: "Máy chủ cấm mọi khung. Đổi thành X-Frame-Options: SAMEORIGIN, và frame-ancestors 'self' nếu có.", code: 'FRAME-NONE' });
  }
  // Set twice, by the server and by the folder, it comes as `nosniff, nosniff`.
  if (!/^\s*nosniff\s*(?:,|$)/i.test(answer.header('x-content-type-options') ?? '')) findings.push({ state: 'note', title: 'nosniff', text: 'Máy chủ không gửi X-Content-Type-Options: nosniff. Bộ công cụ chạy được cả hai cách; nên gửi.' });
  return findings;
}

/** A frame as the snippet has it: it must load, run, and be heard. */
async function frame(reform: ReformDashboard | undefined): Promise<Finding[]> {
  const title = 'Khung (iframe)';
  // Within a sandbox without its own site there is no `'self'` that could stand in a frame.
  if (reform === undefined || self.origin === 'null') return [];
  const probe = document.createElement('iframe');
  probe.className = 'probe';
  probe.title = title;
  const height = await new Promise<number | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), FRAME_SECONDS * 1000);
    const hear = ({ source, data }: MessageEvent<{ reformHeight?: number } | null>) => {
      if (source !== probe.contentWindow || typeof data?.reformHeight !== 'number') return;
      clearTimeout(timer);
      removeEventListener('message', hear);
      resolve(data.reformHeight);
    };
    addEventListener('message', hear);
    probe.src = 'embed.html?view=progress&feed=kiem-tra/mau.json';
    document.body.append(probe);
  });
  probe.remove();
  if (height !== null) return [{ state: 'ok', title, text: 'embed.html chạy và báo được chiều cao.' }];
  return [{ state: 'fix', title, text: "embed.html không chạy trong khung. Gửi X-Frame-Options: SAMEORIGIN (không DENY); trong Content-Security-Policy cho frame-src 'self' và frame-ancestors 'self'.", code: 'FRAME-NONE' }];
}

/** Widgets style themselves by constructed sheets, which no policy forbids but old browsers lack. */
async function shown(): Promise<Finding[]> {
  const title = 'Kiểu dáng';
  try {
    new CSSStyleSheet().replaceSync(':host{display:block}');
    return [{ state: 'ok', title, text: "Không cần thêm gì vào style-src: bảng không dùng style trong trang." }];
  } catch {
    return [{ state: 'fix', title, text: 'Trình duyệt này quá cũ: cần Chrome, Edge 109, Firefox 115, Safari 16.4 trở lên.', code: 'WASM-NONE' }];
  }
}
