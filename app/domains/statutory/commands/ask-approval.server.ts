import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { givenOf, writtenSteps } from "../queries/given-steps.server";
import type { FoundStatutory } from "../queries/load-statutory.server";
import { APPROVERS, may } from "../statutory.policy";
import { comesFirst } from "../statutory-steps.rules";
import { waitWords } from "../statutory-words.rules";
import { approverOf, type StepCode } from "../steps.options";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";
import { tellApprovalOf } from "./tell-approval-of.server";

export type AskApproval = {
  reference: string;
  code: StepCode;
  /** Of the circumstances that were read, 0 for none: other circumstances, other steps. */
  version: number;
  note: string;
  idempotency?: Idempotency<null>;
};

/**
 * Whoever works the case asks the officer for an approval that this placement needs and does not have. Refuses where it is
 * asked for already, where something has to be recorded first, and where nobody of the council could give it.
 */
export function askApproval(actor: Actor, input: AskApproval): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    if (!found) return err(missing());
    const allowed = may(actor, "record", found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    if (found.version !== input.version)
      return err(conflict("The circumstances have changed. Check the steps again, then continue"));
    const officer = approverOf(input.code);
    const step = found.law.steps.find(({ code }) => code === input.code);
    if (!step || officer === null) return err(notNow("This placement does not need this approval"));
    if (found.law.blocks[0]) return err(notNow(found.law.blocks[0].message));
    const written = await writtenSteps(tx, found.id);
    if (givenOf(found, written, input.code).counts.length > 0)
      return err(notNow("This approval has already been given"));
    const first = comesFirst(step, found.law.steps);
    const wait = waitWords(first, first !== null && givenOf(found, written, first).counts.length > 0);
    if (wait !== null) return err(notNow(wait));
    const officers = await thoseWhoMayGive(tx, actor, found, APPROVERS[officer]);
    if (officers.length === 0)
      return err(
        notNow(
          `Nobody else at your council can give this approval. Ask a council admin to invite another person as ${roleWords(officer)}`,
        ),
      );
    const named = await refuseNames(tx, actor, found, { note: input.note });
    if (named) return named;
    const { councilId } = found.subject;
    const id = newId();
    const asked = { placementId: found.id, councilId, code: input.code };
    const { count } = await tx.statutoryRequest.createMany({
      data: [{ id, ...asked, note: input.note || null, askedById: actor.personId, askedAt: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return err(notNow("This approval has already been requested. Wait for the answer"));
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-approval-asked",
      data: { placement: found.reference, step: input.code },
    });
    const movesIn = found.subject.state === "planned" ? found.start : null;
    await tellApprovalOf(
      tx,
      { id, ...asked, askedById: actor.personId },
      { what: "asked", officers, movesIn },
    );
    return ok(null);
  });
}

/** Officers of the council with this role but the actor, who took no part in finding the placement. */
async function thoseWhoMayGive(
  tx: Tx,
  actor: Actor,
  { id, subject }: FoundStatutory,
  roles: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    select m.person_id from access.memberships m
     where m.organisation_id = ${subject.councilId}::uuid and m.ended_at is null and m.roles && ${[...roles]}::text[]
       and m.person_id <> ${actor.personId}::uuid and not public.found_placement(${id}::uuid, m.person_id)`;
  return rows.map((row) => row.person_id);
}
