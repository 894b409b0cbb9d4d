import type { Trend } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { layoutLine, type Label, type LineSize } from './line-layout';
import { isDashed, isHollow, isKnown, origin, predecessorLines, runs, type AheadPoint } from './trend';

export interface LineProps extends LineSize {
  trend: Trend;
  locale: Locale;
  /** The id of the element with the sentence that says what the chart shows. */
  labelledBy: string;
}

const near = (value: number): number => Number(value.toFixed(1));

function Text({ label, class: name, size }: { label: Label; class?: string; size: number }) {
  return (
    <text class={name} x={near(label.x)} y={near(label.y)} text-anchor={label.anchor} font-size={near(size)}>
      {label.text}
    </text>
  );
}

/**
 * A trend as a line: full points official, hollow ones not yet; dashed where planned or rebuilt; a dotted upright at a break,
 * which no line crosses; a dash on the axis where a value is missing; a tick for a target, a thin line for its path; a fan for
 * the forecast, 80 % darker, 95 % lighter, a dotted line in its middle, without a point that could be taken for a figure; thin lines for
 * the units that became this one.
 * Drawn in real pixels so that its text keeps the size of the text around it. Needs at least one value, its own or a predecessor's.
 */
export function LineChart({ trend, locale, labelledBy, width, fontSize }: LineProps) {
  const at = layoutLine(trend, locale, { width, fontSize });
  const { plot, small } = at;
  const move = (points: readonly { x: number; y: number }[]): string =>
    points.map((point, i) => `${i === 0 ? 'M' : 'L'}${near(point.x)} ${near(point.y)}`).join('');
  const start = origin(trend);
  const coming = trend.forecast?.points ?? [];
  const fan = (ends: (point: AheadPoint) => readonly [number, number] | null): string => {
    const known = coming.flatMap((point) => {
      const of = ends(point);
      return of ? [{ x: at.x(point.on), low: at.y(of[0]), high: at.y(of[1]) }] : [];
    });
    if (known.length === 0 || !start) return '';
    const from = { x: at.x(start.on), y: at.y(start.value) };
    return `${move([from, ...known.map(({ x, high }) => ({ x, y: high })), ...known.reverse().map(({ x, low }) => ({ x, y: low }))])}Z`;
  };
  const [possible, likely] = [fan((point) => point.possible), fan((point) => point.likely)];
  return (
    <svg class="line" role="img" aria-labelledby={labelledBy} width={at.width} height={at.height} viewBox={`0 0 ${at.width} ${at.height}`}>
      {at.grid.map((y) => <line key={y} class="grid" x1={near(plot.left - 12)} x2={plot.right + 12} y1={near(y)} y2={near(y)} />)}
      {start && (
        // What is wider than the plot is cut off at its edge.
        <svg
          class="fan" aria-hidden="true" x={near(plot.left - 12)} y={near(plot.top - 4)} width={near(plot.right - plot.left + 24)} height={near(plot.bottom - plot.top + 4)}
          viewBox={[plot.left - 12, plot.top - 4, plot.right - plot.left + 24, plot.bottom - plot.top + 4].map(near).join(' ')}
        >
          {possible && <path class="possible" d={possible} />}
          {likely && <path class="likely" d={likely} />}
          <path class="ahead" d={move([start, ...coming].map(({ on, value }) => ({ x: at.x(on), y: at.y(value) })))} />
        </svg>
      )}
      {at.yTicks.map((tick) => <Text key={tick.text} label={tick} size={small} />)}
      <line class="axis" x1={near(plot.left - 12)} x2={plot.right + 12} y1={near(plot.bottom)} y2={near(plot.bottom)} />
      {at.xTicks.map((tick) => <Text key={tick.text} label={tick} size={small} />)}
      {at.breaks.map(({ x, label }) => (
        <g key={x}>
          <line class="break" x1={near(x)} x2={near(x)} y1={near(label ? label.y + 5 : plot.top)} y2={near(plot.bottom)} />
          {label && <Text label={label} size={small} />}
        </g>
      ))}
      {trend.targets.map((target) => target.path.length > 1 && (
        <path key={target.id} class="target-path" d={move(target.path.map((point) => ({ x: at.x(point.on), y: at.y(point.value) })))} />
      ))}
      {at.targets.map((target) => (
        <line key={`${target.x}-${target.y}`} class="target" x1={near(target.x - 9)} x2={near(target.x + 9)} y1={near(target.y)} y2={near(target.y)} />
      ))}
      {predecessorLines(trend).map(({ unit, points }) => (
        // A dash where a value stands alone.
        <path
          key={unit.id} class="predecessor" data-predecessor={unit.id}
          d={points.map(({ on, value, joined }, n) => (joined
            ? `L${near(at.x(on))} ${near(at.y(value))}`
            : points[n + 1]?.joined ? `M${near(at.x(on))} ${near(at.y(value))}` : `M${near(at.x(on) - 4)} ${near(at.y(value))}h8`)).join('')}
        />
      ))}
      {runs(trend.points).flatMap((run) =>
        run.slice(1).map((point, i) => {
          const before = run[i] ?? point;
          const dashed = isDashed(before) || isDashed(point);
          const ends = [before, point].map((end) => ({ x: at.x(end.on), y: at.y(end.value) }));
          return <path key={point.period.id} class={dashed ? 'path dashed' : 'path'} d={move(ends)} />;
        }))}
      {trend.points.map((point) =>
        isKnown(point) ? (
          <circle
            key={point.period.id} class={isHollow(point) || isDashed(point) ? 'dot hollow' : 'dot'}
            cx={near(at.x(point.on))} cy={near(at.y(point.value))} r="3.5" data-point={point.period.id}
          />
        ) : (
          <line
            key={point.period.id} class="gap" x1={near(at.x(point.on) - 4)} x2={near(at.x(point.on) + 4)}
            y1={near(plot.bottom - 7)} y2={near(plot.bottom - 7)} data-gap={point.period.id}
          />
        ))}
      {at.values.map((label) => <Text key={`${label.x}-${label.y}`} class={label.last ? 'label last' : 'label'} label={label} size={small} />)}
      {at.ahead && <Text class="ahead-label" label={at.ahead} size={small} />}
      {at.predecessors.map((label) => <Text key={label.text} class="label old" label={label} size={small} />)}
      {at.targets.map(({ label }) => label && <Text key={label.text} class="label" label={label} size={small} />)}
    </svg>
  );
}
