import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { may } from "../statutory.policy";
import { allMissing, noneWords, stepStatus } from "../statutory-words.rules";
import { givenOf, writtenSteps } from "./given-steps.server";
import { loadStatutory } from "./load-statutory.server";

/** One line for the page of the placement: what is missing, or that nothing is; null where the reader sees none of it. */
export function statutoryLine(actor: Actor, reference: string): Promise<string | null> {
  return read(actor, (tx) => readStatutoryLine(tx, actor, reference));
}

/** The same inside a transaction of the caller. */
export async function readStatutoryLine(tx: Tx, actor: Actor, reference: string): Promise<string | null> {
  const found = await loadStatutory(tx, actor, reference);
  if (!found || may(actor, "view", found.subject) !== true) return null;
  const { law, start } = found;
  const none = noneWords(found);
  if (none !== null) return none;
  const [block] = law.blocks;
  if (block) return block.message;
  const written = await writtenSteps(tx, found.id);
  const days = { start, today: londonDate(now()) };
  const missing = allMissing(
    law.steps.map((step) => ({
      code: step.code,
      status: stepStatus(step, givenOf(found, written, step.code).counts[0]?.on ?? null, days),
    })),
    { ended: found.subject.state === "ended" },
  );
  const open = law.questions.length > 0 ? "Some of the statutory steps cannot be worked out yet" : null;
  return [missing, open].filter((one) => one !== null).join(". ") || "Nothing missing";
}
