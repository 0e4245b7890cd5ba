/**
 * What a process counts and times, for `/metrics`, in the text format of Prometheus (version 0.0.4). Names and labels
 * are ours: route patterns, tasks, kinds; never a path, an id or anything that somebody typed.
 */
type Labels = Readonly<Record<string, string>>;
type Kind = "counter" | "gauge" | "histogram";
type Family = { help: string; kind: Kind; values: Map<string, number> };

/** Kept on the global object: the server's bundle and the pages' are two, and count into one. */
const holder = globalThis as typeof globalThis & {
  homewardMeasurements?: { families: Map<string, Family>; asked: Set<() => Promise<void> | void> };
};
function registry() {
  holder.homewardMeasurements ??= { families: new Map(), asked: new Set() };
  return holder.homewardMeasurements;
}

function family(name: string, kind: Kind, help: string): Family {
  const { families } = registry();
  const known = families.get(name);
  if (known) return known;
  const made = { help, kind, values: new Map<string, number>() };
  families.set(name, made);
  return made;
}

/** A label's value as the format wants it. */
const quoted = (text: string) =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

function series(name: string, labels: Labels): string {
  const list = Object.entries(labels).map(([label, value]) => `${label}=${quoted(value)}`);
  return list.length === 0 ? name : `${name}{${list.join(",")}}`;
}

function add({ values }: Family, key: string, by: number): void {
  values.set(key, (values.get(key) ?? 0) + by);
}

/** Counts on, by one by default. */
export function count(name: string, help: string, labels: Labels = {}, by = 1): void {
  add(family(name, "counter", help), series(name, labels), by);
}

/** Says how much there is now. */
export function measure(name: string, help: string, value: number, labels: Labels = {}): void {
  family(name, "gauge", help).values.set(series(name, labels), value);
}

/** Seconds up to which answers and waits are told apart. */
const STEPS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Histogram = { steps: string[]; all: string; sum: string; count: string };

/** The names of a histogram's lines, by what they are made of: the same few are asked for with every answer. */
const histograms = new Map<string, Histogram>();
const MOST_HISTOGRAMS = 5_000;

function linesOf(name: string, labels: Labels): Histogram {
  let key = name;
  for (const label in labels) key += `\n${label}\n${labels[label]}`;
  const known = histograms.get(key);
  if (known) return known;
  const bucket = (le: string) => series(`${name}_bucket`, { ...labels, le });
  const made = {
    steps: STEPS.map((step) => bucket(String(step))),
    all: bucket("+Inf"),
    sum: series(`${name}_sum`, labels),
    count: series(`${name}_count`, labels),
  };
  if (histograms.size >= MOST_HISTOGRAMS) histograms.clear();
  histograms.set(key, made);
  return made;
}

/** Adds one time, in seconds, to a histogram. */
export function time(name: string, help: string, seconds: number, labels: Labels = {}): void {
  const into = family(name, "histogram", help);
  const { steps, all, sum, count: counted } = linesOf(name, labels);
  for (const [at, line] of steps.entries()) add(into, line, seconds <= (STEPS[at] ?? 0) ? 1 : 0);
  add(into, all, 1);
  add(into, sum, seconds);
  add(into, counted, 1);
}

/** Calls `ask` whenever the measurements are asked for, so that it can say how much there is. */
export function beforeMeasuring(ask: () => Promise<void> | void): void {
  registry().asked.add(ask);
}

/** Everything that this process has measured. What cannot be asked is left as it was and counted. */
export async function measurements(): Promise<string> {
  const { families, asked } = registry();
  const answers = await Promise.allSettled([...asked].map(async (ask) => ask()));
  const failed = answers.filter(({ status }) => status === "rejected").length;
  measure("homeward_measurements_failed", "Measurements that could not be taken this time.", failed);
  const lines: string[] = [];
  for (const [name, { help, kind, values }] of families) {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
    for (const [key, value] of values) lines.push(`${key} ${value}`);
  }
  return `${lines.join("\n")}\n`;
}
