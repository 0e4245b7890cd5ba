import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import {
  CASE_PARTS,
  casePeopleVersion,
  couldBe,
  FIELD_OF_PART,
  holdersOf,
  NAMED_PARTS,
  type NamedPart,
} from "../case-parts.rules";
import { caseHistory } from "../queries/case-history.server";
import { type FoundReferral, findReferral } from "../queries/find-referral.server";
import { type CaseWorker, listEveryCaseWorker } from "../queries/list-case-workers.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { may, NAMES_PART } from "../referral.policy";
import { holdReferral } from "./lock-referrals.server";

export type NameCasePeople = {
  reference: string;
  /** `casePeopleVersion`, as it was read. */
  version: number;
  /** Who has each part from now on; "" for nobody, or for a part that the actor may not name. */
  people: Readonly<Record<NamedPart, string>>;
  idempotency?: Idempotency<null>;
};

/**
 * Says who the social worker, the team manager and the reviewing officer of a child's case are. Whoever is named is told by mail
 * unless it was they; each part that changes is an event. A part that stays as it was is not touched, and one that the actor may
 * not name is refused.
 */
export function nameCasePeople(
  actor: Actor,
  { reference, version, people, idempotency }: NameCasePeople,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    await holdReferral(tx, actor, reference);
    const referral = await findReferral(tx, actor, reference);
    if (!referral) return err(missing());
    const seen = may(actor, "view", referral);
    if (seen !== true) return err(refusalOf(seen));
    const history = await caseHistory(tx, referral);
    const changed: { part: NamedPart; from: string | undefined; to: string }[] = [];
    for (const part of NAMED_PARTS) {
      const [holder] = holdersOf(part, history);
      const [to, from] = [people[part], holder?.personId];
      const allowed = may(actor, NAMES_PART[part], referral);
      // Whoever may not name the other parts may name the reviewing officer, or none.
      if (allowed !== true && (to !== "" || part === "iro")) return err(refusalOf(allowed));
      if (allowed === true && to !== (from ?? "")) changed.push({ part, from, to });
    }
    if (casePeopleVersion(history) !== version) return err(conflict());
    const workers = await listEveryCaseWorker(tx, actor);
    for (const { part, to } of changed) {
      const worker = workers.find(({ id }) => id === to);
      // Named in the same press, neither is in the history yet.
      const bothSides = part !== "iro" && changed.some((one) => one.part === "iro" && one.to === to);
      if (to !== "" && (!worker || !couldBe(part, worker, history) || bothSides))
        return err(
          invalid(`Choose the ${CASE_PARTS[part].label.toLowerCase()} from the list`, FIELD_OF_PART[part]),
        );
    }
    const at = now();
    for (const change of changed) await name(tx, actor, referral, { ...change, at, workers });
    return ok(null);
  });
}

type Change = {
  part: NamedPart;
  from: string | undefined;
  to: string;
  at: Date;
  workers: readonly CaseWorker[];
};

/** One part passes on: what was ends, what is begins. */
async function name(tx: Tx, actor: Actor, referral: FoundReferral, { part, from, to, at, workers }: Change) {
  const { id: referralId, councilId, reference } = referral;
  await tx.assignment.updateMany({
    where: { referralId, councilId, role: part, endedAt: null },
    data: { endedAt: at },
  });
  if (to !== "")
    await tx.assignment.createMany({
      data: [{ id: newId(), referralId, councilId, personId: to, role: part, startedAt: at }],
    });
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    kind: "case-person-named",
    audience: "council",
    councilId,
    subject: "referral",
    subjectId: referralId,
    referralId,
    data: { part, ...(from ? { from } : {}), ...(to ? { to } : {}) },
  });
  const named = workers.find(({ id }) => id === to);
  if (!named || named.id === actor.personId) return;
  await notify(tx, {
    template: "case-person-named",
    to: { organisationId: councilId, personId: named.id, name: named.name },
    props: {
      name: named.name,
      reference,
      council: actor.organisationName,
      part: CASE_PARTS[part].label.toLowerCase(),
      link: `${env().APP_URL}${councilPaths(actor.organisationSlug).referral(reference).people()}`,
    },
    dedupeKey: null,
  });
}
