/** What is opened of one document within this time is one visit: its page, then the picture of each of its pages. */
const VISIT = 10 * 60_000;

type Begun = { since: number; noted: Promise<boolean> };

/**
 * Tells the first opening of a visit from what follows. Whatever follows waits until the first is noted; where that did
 * not come off, the next is a first one.
 */
export function documentVisits() {
  const begun = new Map<string, Begun>();
  return async <T extends { ok: boolean }>(
    visit: string,
    at: number,
    open: (isFirst: boolean) => Promise<T>,
  ): Promise<T> => {
    const known = begun.get(visit);
    if (known && Math.abs(at - known.since) < VISIT && (await known.noted)) return open(false);
    if (begun.size > 20_000)
      for (const [one, { since }] of begun) if (Math.abs(at - since) >= VISIT) begun.delete(one);
    let settle: (isNoted: boolean) => void = () => undefined;
    begun.set(visit, { since: at, noted: new Promise((done) => (settle = done)) });
    let isNoted = false;
    try {
      const opened = await open(true);
      isNoted = opened.ok;
      return opened;
    } finally {
      settle(isNoted);
    }
  };
}
