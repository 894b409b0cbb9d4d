import { lineRules } from '../../charts';
import { partRules } from '../parts/styles';

export const trendRules = `
${partRules}
${lineRules}
.controls{margin-block-end:.75em;display:grid;gap:.25em;justify-items:start}
.controls select{width:100%;max-width:36em}
.chart{min-height:190px;overflow:hidden}
.keys{max-width:80ch}
.keys li{color:var(--c-quiet)}
`;
