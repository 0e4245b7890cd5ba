import { type Goal, goalLines, keepBaseline } from "../report.ts";
import { suppression } from "./suppression.ts";

/** What a statement costs to make; a part a file. */
export async function benchMarket(): Promise<void> {
  const { goals, measured } = await suppression();
  const all: Goal[] = goals;
  console.log(goalLines(all));
  await keepBaseline("market", all, measured);
}
