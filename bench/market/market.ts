import { goalLines, keepBaseline } from "../report.ts";
import { projection } from "./projection.ts";
import { publishedPage } from "./published.ts";
import { suppression } from "./suppression.ts";

/** Each part under the name that runs it alone: `BENCH_PARTS=published,projection`. */
const PARTS = { projection: async () => projection(), suppression, published: publishedPage };

/** What a statement costs to make and to read; a part a file. */
export async function benchMarket(): Promise<void> {
  const asked = process.env.BENCH_PARTS?.split(",");
  const parts = Object.entries(PARTS).filter(([name]) => !asked || asked.includes(name));
  const done = [];
  for (const [name, run] of parts) done.push({ name, ...(await run()) });
  const goals = done.flatMap((one) => one.goals);
  console.log(goalLines(goals));
  // A shortened run is for looking, not for keeping.
  if (asked || process.env.BENCH_ROUNDS || process.env.BENCH_SECONDS) return;
  await keepBaseline("market", goals, Object.fromEntries(done.map(({ name, measured }) => [name, measured])));
}
