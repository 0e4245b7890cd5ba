import type { Actor } from "~/domains/access/actor";
import type { Gate, GateItem } from "~/domains/anonymisation/gate/gate.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { type Err, err, ok, type Result } from "~/platform/result";
import type { GateItemInput } from "../gate.schema";
import { rowSays, saidBy, standsAs } from "../gate-row.rules";
import { compareWithChildren } from "../queries/compare-with-children.server";
import type { FoundReferral } from "../queries/find-referral.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { askSecondPerson } from "./ask-second-person.server";

/** Which text of a referral a decision was made about: its pages, its fuller detail, a document. */
export type DecidedAbout = "pages" | "detail" | "document";

export type DecideItems = {
  items: readonly GateItemInput[];
  /** Also mask, as suggested, whatever nobody has decided. */
  maskTheRest: boolean;
  about: DecidedAbout;
};

/** How many findings were decided by this press, and how many wait still. */
export type DecidedFindings = { decided: number; waiting: number };

/**
 * Writes down what a person decided of what a gate found, in the caller's transaction; the caller has asked who may.
 * Leaving in what the vault holds waits for a second person, who is mailed. A decision counts for the same words in
 * every text of the referral, and nothing becomes of a row that its reader left as the page showed it. `conflict` where
 * a finding was decided otherwise since the page was opened; own words that say who the child is are refused at their
 * field.
 */
export async function decideItems(
  tx: Tx,
  actor: Actor,
  { referral, gate }: { referral: FoundReferral; gate: Gate },
  { items, maskTheRest, about: text }: DecideItems,
): Promise<Result<DecidedFindings, Refusal>> {
  const found = new Map(gate.items.map((item) => [item.term, item]));
  if (items.some((item) => isOvertaken(found.get(item.term), item))) return err(conflict());
  const decided = new Set<string>();
  let asks = false;
  const says = await saysWho(tx, actor, referral.id, items);
  if (says) return says;
  for (const item of items) {
    const about = found.get(item.term);
    // A finding that is gone meanwhile, because the page was changed, needs no decision any more.
    if (!about || item.action === "" || !changes(about, item)) continue;
    await decide(tx, actor, referral, about, { ...item, action: item.action, text });
    asks ||= item.action === "keep" && about.known;
    decided.add(about.term);
  }
  if (maskTheRest) {
    for (const about of gate.items) {
      if (about.state !== "to-decide" || decided.has(about.term)) continue;
      await decide(tx, actor, referral, about, { action: "mask", instead: "", reason: "", text });
      decided.add(about.term);
    }
  }
  const waiting = gate.items.filter(({ state, term }) => state === "to-decide" && !decided.has(term)).length;
  if (decided.size === 0) return ok({ decided: 0, waiting });
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    kind: "gate-decided",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    data: { decided: decided.size, waiting },
  });
  if (asks) await askSecondPerson(tx, actor, referral, text);
  return ok({ decided: decided.size, waiting });
}

/**
 * Whether a row asks for something: not if its reader left it alone, nor if it stands just so already, because deciding
 * anew would take a second person's word back.
 */
function changes(about: GateItem, item: GateItemInput): boolean {
  const says = rowSays(item);
  return item.action !== "" && says !== saidBy(item.seen) && says !== saidBy(standsAs(about));
}

/** Somebody else's decision or a second person's word, which the page did not show yet, would be lost. */
function isOvertaken(about: GateItem | undefined, item: GateItemInput): boolean {
  return about !== undefined && changes(about, item) && item.seen !== standsAs(about);
}

/** A replacement must not say what it replaces; the first that does is refused at its field. */
async function saysWho(
  tx: Tx,
  actor: Actor,
  referralId: string,
  items: readonly GateItemInput[],
): Promise<Err<Refusal> | undefined> {
  const own = items.flatMap(({ action, instead }, index) => (action === "words" ? [{ index, instead }] : []));
  if (own.length === 0) return undefined;
  const compared = await compareWithChildren(tx, actor, { referralId, typed: true }, () => ({
    ask: "findings",
    fields: Object.fromEntries(own.map(({ index, instead }) => [String(index), instead])),
  }));
  if (!compared.ok) return compared;
  const found = compared.value.answer.find(({ tier }) => tier === "auto");
  if (!found) return undefined;
  const index = Number(found.field);
  const said = own.find((one) => one.index === index)?.instead.slice(found.start, found.end);
  const message = `This identifies the child too: “${said}”. Use other words`;
  return err(invalid(message, `items[${index}].instead`));
}

type Decision = {
  action: "mask" | "words" | "keep";
  instead: string;
  reason: string;
  text: DecidedAbout;
};

async function decide(
  tx: Tx,
  actor: Actor,
  referral: { id: string; councilId: string },
  about: GateItem,
  { action, instead, reason, text }: Decision,
): Promise<void> {
  const said = {
    action,
    instead: action === "words" ? instead : null,
    reason: reason === "" ? null : reason,
    known: about.known,
    about: text,
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
