import type { Note, OwnedAction, Owner, Owners, ProgressItem } from '../../../../src/wasm/types';
import { kontum, onDay, province, review, source, text, verdicts, year, type Story } from '../parts/story';
import { stories as progressStories } from '../progress/story';

const itemsOf = (id: string): readonly ProgressItem[] => progressStories.find((story) => story.id === id)?.answers.progress?.items ?? [];

const report = source('kon-tum-2020', 'Báo cáo tổng kết CCHC 2011–2020 tỉnh Kon Tum', { url: 'https://kontum.gov.vn', date: '2020-07-16' });

const note = (kind: Note['kind'], said: string, more: Partial<Note> = {}): Note => ({
  kind, text: text(said), value: null, unit: kontum.id, indicator: null, period: null, node: null, source: report, ...more,
});

const counted = (items: readonly ProgressItem[]) => {
  const counts = verdicts({});
  for (const { verdict } of items) counts[verdict] += 1;
  return counts;
};

const action = (id: string, name: string, state: OwnedAction['state'], days: number, more: Partial<OwnedAction> = {}): OwnedAction => ({
  id, name: text(name), due: onDay('2020-12-31'), done: null, state, days, source: null, ...more,
});

const owner = (name: string | null, targets: readonly ProgressItem[], actions: readonly OwnedAction[] = []): Owner => ({
  owner: name === null ? null : text(name), verdicts: counted(targets), targets: [...targets], actions: [...actions],
  states: {
    overdue: actions.filter(({ state }) => state === 'overdue').length, open: actions.filter(({ state }) => state === 'open').length,
    late: actions.filter(({ state }) => state === 'late').length, onTime: actions.filter(({ state }) => state === 'onTime').length,
  },
});

/** Kon Tum on 30/06/2021, as the reports of 2020 print it: the second phase is 181 days overdue. */
const full: Owners = {
  unit: kontum, period: null, today: '2021-06-30',
  owners: [
    owner('Các cấp, các ngành tỉnh Kon Tum', itemsOf('full')),
    owner('Các bộ, ngành và các tỉnh, thành phố', [], [
      action('phase-2', 'Hoàn thành các nhiệm vụ của giai đoạn 2016–2020', 'overdue', -181, { source: review }),
    ]),
    owner('Thủ trưởng các sở, ban ngành tỉnh, chủ tịch UBND các huyện, thành phố (Bến Tre)', [], [
      action('ben-tre-2030', 'Thực hiện Chương trình tổng thể cải cách hành chính 2021–2030', 'open', 3471, { due: year(2030) }),
    ]),
  ],
  commendations: [note('commendation', '17 tập thể được khen thưởng', { value: 17 }), note('commendation', '12 cá nhân được khen thưởng', { value: 12 })],
  limitations: [
    note('limitation', 'Một số chỉ tiêu hiện đại hóa nền hành chính chưa đạt mục tiêu đề ra', { node: { id: 'modern', name: text('Hiện đại hóa hành chính', 'Modernisation') } }),
    note('limitation', 'Thủ tục hành chính trên một số lĩnh vực còn rườm rà, phức tạp', { source: review }),
  ],
};

/** Every state of targets and actions; what no one is in charge of last. */
const states: Owners = {
  ...full, unit: province('sample', 'Tỉnh mẫu'), today: '2023-12-31', commendations: [], limitations: [],
  owners: [
    owner('Sở mẫu A', itemsOf('states').slice(0, 5), [
      action('a1', 'Ban hành quy chế phối hợp', 'overdue', -30),
      action('a2', 'Rà soát, đơn giản hóa thủ tục hành chính nội bộ', 'open', 0),
      action('a3', 'Công bố danh mục dịch vụ công', 'late', -1, { done: '2021-01-01' }),
      action('a4', 'Kiểm tra công vụ', 'onTime', 12, { done: '2020-12-19' }),
      action('a5', 'Tập huấn cán bộ một cửa', 'onTime', 0, { done: '2020-12-31' }),
    ]),
    owner('Sở mẫu B', itemsOf('states').slice(3, 4)),
    owner(null, itemsOf('states').slice(5)),
  ],
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Ba cơ quan, một nhiệm vụ quá hạn 181 ngày', answers: { owners: full } },
  { id: 'states', title: 'Mọi trạng thái; mục tiêu chưa rõ cơ quan chủ trì', answers: { owners: states } },
  { id: 'notes', title: 'Chỉ có ghi nhận của báo cáo', answers: { owners: { ...full, owners: [] } } },
  { id: 'none', title: 'Không giao cho cơ quan nào', answers: { owners: { ...full, owners: [], commendations: [], limitations: [] } } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
