/** Reads /metrics as Prometheus does. */

export type Labels = Readonly<Record<string, string>>;

export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

export class Scrape {
  constructor(
    readonly text: string,
    readonly series: readonly Series[],
  ) {}

  /** The sum over the series with these labels; 0 without any. */
  sum(name: string, labels: Labels = {}): number {
    return this.of(name, labels).reduce((sum, { value }) => sum + value, 0);
  }

  of(name: string, labels: Labels = {}): readonly Series[] {
    const wanted = Object.entries(labels);
    return this.series.filter(
      (each) => each.name === name && wanted.every(([label, value]) => each.labels[label] === value),
    );
  }

  /** The different values of a label. */
  values(name: string, label: string): readonly string[] {
    return [...new Set(this.of(name).map(({ labels }) => labels[label] ?? ''))].sort();
  }
}

export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`);
  if (!response.ok) throw new Error(`/metrics answered ${response.status}.`);
  const text = await response.text();
  return new Scrape(text, text.split('\n').flatMap(seriesOf));
}

function seriesOf(line: string): Series[] {
  const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (name === undefined) return [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text] as const);
  return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
}
