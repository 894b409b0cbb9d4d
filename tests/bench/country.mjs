// What every feed of the benches is made of: a country of communes, pseudo-random numbers, both layouts of observations.

const PROVINCES = 34;

/** Pseudo-random numbers from 0 to 1 (mulberry32): the same on every machine. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The nation, its provinces, and as many communes spread over them. */
export function units(communes) {
  const province = (place) => `tinh-${String(place + 1).padStart(2, '0')}`;
  const code = (place) => String(place * 9 + 4).padStart(5, '0');
  return [
    { id: 'viet-nam', name: 'Việt Nam', kind: 'nation' },
    ...Array.from({ length: PROVINCES }, (_, place) => ({ id: province(place), name: `Tỉnh ${place + 1}`, kind: 'province', parent: 'viet-nam' })),
    ...Array.from({ length: communes }, (_, place) => ({
      id: `xa-${code(place)}`, code: code(place), name: `Xã ${place + 1}`, kind: 'commune', parent: province(place % PROVINCES),
    })),
  ];
}

/** A feed with its observations (columns of places in the dictionary, and one of values) as the bytes of either layout. */
export function layouts(feed, dictionary, data) {
  const head = JSON.stringify(feed).slice(0, -1);
  const [unit, indicator, period] = ['unit', 'indicator', 'period'].map((column) => dictionary[column].map((id) => JSON.stringify(id)));
  return {
    columns: () => {
      const observations = `"observations":{"columns":["unit","indicator","period","value"],"dictionary":${JSON.stringify(dictionary)},"data":[`;
      const columns = data.map((column) => Buffer.from(`${column === data[0] ? '' : ','}${JSON.stringify(column)}`));
      return Buffer.concat([Buffer.from(`${head},${observations}`), ...columns, Buffer.from(']}}')]);
    },
    rows: () => {
      const rows = data[3].map((value, row) => {
        const [of, what, when] = [unit[data[0][row]], indicator[data[1][row]], period[data[2][row]]];
        return `{"unit":${of},"indicator":${what},"period":${when},"value":${value}}`;
      });
      return Buffer.from(`${head},"observations":[${rows.join(',')}]}`);
    },
  };
}
