import type { Actor } from "~/domains/access/actor";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

/** The side of a race that runs in a server process: it holds connections of its own and does what it is told to. */
export type RaceOrder<Act> = { acts: Act[]; at: number };
/** How each act ended: `ok`, the kind of a refusal, or what was thrown. */
export type Raced = { outcomes: string[]; began: number; ended: number };

/** As many at once as a server has connections, so that none waits for one until it gives up. */
const AT_ONCE = 8;

/** Takes orders until whoever gave them is gone. `warm` opens one connection, as its actor. */
export function race<Act>(
  carryOut: (act: Act) => Promise<Result<unknown, Pick<Refusal, "kind">>>,
  warm: (actor: Actor) => Promise<unknown>,
): void {
  const outcomeOf = async (act: Act) => {
    try {
      const result = await carryOut(act);
      return result.ok ? "ok" : result.error.kind;
    } catch (thrown) {
      return `thrown: ${String(thrown).replace(/\s+/g, " ").slice(-400)}`;
    }
  };
  const carryOutAll = async ({ acts, at }: RaceOrder<Act>): Promise<Raced> => {
    await new Promise((resume) => setTimeout(resume, Math.max(0, at - Date.now())));
    const began = Date.now();
    const outcomes: string[] = [];
    let next = 0;
    const one = async () => {
      for (let index = next++; index < acts.length; index = next++) {
        const act = acts[index];
        if (act !== undefined) outcomes[index] = await outcomeOf(act);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return { outcomes, began, ended: Date.now() };
  };
  process.on("message", (order: RaceOrder<Act> | { warm: Actor }) => {
    if ("warm" in order)
      void Promise.all(Array.from({ length: AT_ONCE }, () => warm(order.warm))).then(() =>
        process.send?.({ ready: true }),
      );
    else void carryOutAll(order).then((done) => process.send?.(done));
  });
  process.on("disconnect", () => process.exit(0));
}
