import autocannon from "autocannon";
import { browserHeaders } from "./visit.ts";

const CONNECTIONS = 16;
const WARM_UP = Number(process.env.BENCH_WARM_UP ?? 3);
const MEASURED = Number(process.env.BENCH_SECONDS ?? 4);

/** Requests a second, and milliseconds: of waiting, and of the server's processor a request (null if not told). */
export type Speed = { perSecond: number; p50: number; p99: number; cpu: number | null };

async function load(
  url: string,
  cookie: string,
  duration: number,
  cpu: () => number,
  seen: (pages: number) => void,
): Promise<Speed> {
  const before = cpu();
  const headers = { ...browserHeaders, ...(cookie ? { cookie } : {}) };
  const done = await autocannon({ url, connections: CONNECTIONS, duration, headers });
  if (done.non2xx > 0 || done.errors > 0)
    throw new Error(`${url}: ${done.non2xx} refused, ${done.errors} failed`);
  seen(done.requests.total);
  const used = (cpu() - before) / done.requests.total;
  return {
    perSecond: done.requests.average,
    p50: done.latency.p50,
    p99: done.latency.p99,
    cpu: Number.isFinite(used) ? used : null,
  };
}

/** Sixteen connections that ask again as soon as they are answered: a warm-up, then what counts. */
export async function measure(
  url: string,
  cookie: string,
  cpu: () => number,
  first: boolean,
  seen: (pages: number) => void = () => undefined,
): Promise<Speed> {
  await load(url, cookie, first ? WARM_UP : 1, cpu, seen);
  return load(url, cookie, MEASURED, cpu, seen);
}

/**
 * The same with as many pages as are said, of which the first ones do not count: for rounds that are short, so that
 * what is compared stands close together. Says what each processor time has grown by a page.
 */
export async function measurePages(
  url: string,
  cookie: string,
  pages: { unseen: number; counted: number },
  cpus: readonly (() => number)[],
): Promise<number[]> {
  const headers = { ...browserHeaders, ...(cookie ? { cookie } : {}) };
  const ask = async (amount: number) => {
    const done = await autocannon({ url, connections: CONNECTIONS, amount, headers });
    if (done.non2xx > 0 || done.errors > 0)
      throw new Error(`${url}: ${done.non2xx} refused, ${done.errors} failed`);
  };
  await ask(pages.unseen);
  const before = cpus.map((cpu) => cpu());
  await ask(pages.counted);
  return cpus.map((cpu, at) => (cpu() - (before[at] ?? Number.NaN)) / pages.counted);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (below + above) / 2;
}

export function medianSpeed(rounds: readonly Speed[]): Speed {
  const of = (pick: (one: Speed) => number) => Math.round(median(rounds.map(pick)) * 100) / 100;
  return {
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cpu: rounds.some((one) => one.cpu === null) ? null : of((one) => one.cpu ?? 0),
  };
}
