import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { findInFields } from "~/domains/anonymisation/find-in-fields.rules";
import type { GateItem } from "~/domains/anonymisation/gate.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import type { GateItemInput } from "../gate.schema";
import type { LoadedGate } from "../queries/load-gate.server";
import { askSecondPerson } from "./ask-second-person.server";
import { type GateError, gateToDecide } from "./gate-to-decide.server";

export type DecideFindings = {
  reference: string;
  items: GateItemInput[];
  /** Also mask, as suggested, whatever nobody has decided. */
  maskTheRest: boolean;
  once?: Once<DecidedFindings>;
};

/** How many findings were decided by this press, and how many wait still. */
export type DecidedFindings = { decided: number; waiting: number };

/**
 * Writes down what a person decided of what the gate found: masked as suggested, replaced by words of their own, or left
 * in with a reason. Leaving in what the vault holds still waits for a second person, who is mailed. A decision counts for the same
 * words everywhere in the referral. Own words that say who the child is are refused at their field.
 */
export function decideFindings(
  actor: Actor,
  input: DecideFindings,
): Promise<Result<DecidedFindings, GateError>> {
  return write<DecidedFindings, GateError>(actor, input.once, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { gate, referral } = loaded.value;
    const found = new Map(gate.items.map((item) => [item.term, item]));
    const decided = new Set<string>();
    let asks = false;
    for (const [index, item] of input.items.entries()) {
      const about = found.get(item.term);
      // A finding that is gone meanwhile, because the page was changed, needs no decision any more.
      if (!about || item.action === "" || stands(about, item)) continue;
      if (item.action === "words") {
        const says = saysWho(loaded.value, item.instead);
        if (says) return err({ type: "invalid", field: `items[${index}].instead`, words: says });
      }
      await decide(tx, actor, referral, about, { ...item, action: item.action });
      asks ||= item.action === "keep" && about.known;
      decided.add(about.term);
    }
    if (input.maskTheRest) {
      for (const about of gate.items) {
        if (about.state !== "to-decide" || decided.has(about.term)) continue;
        await decide(tx, actor, referral, about, { action: "mask", instead: "", reason: "" });
        decided.add(about.term);
      }
    }
    const waiting = gate.items.filter(
      ({ state, term }) => state === "to-decide" && !decided.has(term),
    ).length;
    if (decided.size === 0) return ok({ decided: 0, waiting });
    await recordEvent(tx, actor, {
      kind: "gate-decided",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { decided: decided.size, waiting },
    });
    if (asks) await askSecondPerson(tx, actor, referral);
    return ok({ decided: decided.size, waiting });
  });
}

/** Whether it stands just so already; deciding anew would take a second person's word back. */
function stands({ decision, state }: GateItem, { action, instead, reason }: GateItemInput): boolean {
  if (!decision) return state === "masked" && action === "mask";
  if (decision.action !== action) return false;
  if (action === "words") return decision.instead === instead;
  return action === "mask" || decision.reason === reason;
}

/** A replacement must not say what it replaces. */
function saysWho({ children, termOf }: LoadedGate, instead: string): string | undefined {
  const [first] = findInFields({ instead }, children, termOf).filter(({ tier }) => tier === "auto");
  if (!first) return undefined;
  return `This says who the child is too: “${instead.slice(first.start, first.end)}”. Use other words`;
}

async function decide(
  tx: Tx,
  actor: Actor,
  referral: { id: string; councilId: string },
  about: GateItem,
  { action, instead, reason }: { action: "mask" | "words" | "keep"; instead: string; reason: string },
): Promise<void> {
  const said = {
    action,
    instead: action === "words" ? instead : null,
    reason: reason === "" ? null : reason,
    known: about.known,
    decidedById: actor.personId,
    decidedAt: now(),
    agreedById: null,
    agreedAt: null,
  };
  await tx.gateDecision.upsert({
    where: { referralId_term: { referralId: referral.id, term: about.term } },
    create: {
      id: newId(),
      referralId: referral.id,
      councilId: referral.councilId,
      term: about.term,
      ...said,
    },
    update: said,
    select: { id: true },
  });
}
