import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, forbidden, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../confirmation.policy";
import { PROVIDER_EVENTS } from "../provider.events";
import { END_WITH_REFUSED, TELL_STANDING } from "../provider.jobs";

export type DecideProvider = {
  confirmationId: string;
  version: number;
  decision: "confirm" | "refuse";
  /** How it was checked, or why it is refused. */
  reason: string;
  idempotency?: Idempotency<DecidedProvider>;
};
export type DecidedProvider = { providerId: string; confirmed: boolean };

/**
 * A second person confirms a provider that was brought on, or refuses it (ADR 0018). Confirmed, it gets what matches
 * like any other. Refused, nobody acts for it any more and its services wait in the register again and
 * a job ends what it had open. The hub and every council concerned is told. Errors: `not-found`, `forbidden` (role, the same person or council), `conflict`.
 */
export function decideProvider(
  actor: Actor,
  input: DecideProvider,
): Promise<Result<DecidedProvider, Refusal>> {
  return write<DecidedProvider, Refusal>(actor, input.idempotency, async (tx) => {
    const asked = isId(input.confirmationId)
      ? await tx.providerConfirmation.findUnique({ where: { id: input.confirmationId } })
      : null;
    if (!asked || asked.askedForId === null) return err(missing());
    const permission = may(actor, "decide", asked);
    if (permission !== true) return err(refusalOf(permission));
    const taken = conflict("Somebody else has already decided this.");
    if (asked.state !== "waiting" || asked.version !== input.version) return err(taken);
    if (await isTiedTo(tx, actor, asked))
      return err(
        forbidden(
          "You belong to the council that asked or to the provider itself, so somebody else must confirm it",
        ),
      );
    const told = clearNotices({ reason: input.reason });
    if (!told.ok) return told;
    const confirmed = input.decision === "confirm";
    const [done] = await tx.$queryRaw<{ decided: boolean }[]>`
      select access.decide_provider(${asked.id}::uuid, ${input.version}::int, ${confirmed}, ${told.value.reason},
        ${now()}::timestamptz) as decided`;
    if (!done?.decided) return err(taken);
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      ...(confirmed ? { kind: "provider-confirmed" } : { kind: "provider-refused" }),
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: confirmed ? asked.providerId : null,
      subject: "organisation",
      subjectId: asked.providerId,
      from: "unconfirmed",
      to: confirmed ? "confirmed" : "refused",
      reason: confirmed ? null : told.value.reason,
    });
    const payload = { confirmationId: asked.id };
    const key = `${asked.id}:decided`;
    if (confirmed) await enqueue(tx, TELL_STANDING, payload, { key });
    else await enqueue(tx, END_WITH_REFUSED, payload, { key });
    return ok({ providerId: asked.providerId, confirmed });
  });
}

/** One person in two organisations is no second person; nor is whoever was invited. */
async function isTiedTo(
  tx: Parameters<Parameters<typeof write>[2]>[0],
  actor: Actor,
  asked: { askedForId: string | null; providerId: string; email: string | null },
): Promise<boolean> {
  const me = await tx.person.findUnique({ where: { id: actor.personId }, select: { email: true } });
  if (me?.email === asked.email) return true;
  const ties = await tx.membership.findMany({
    where: {
      personId: actor.personId,
      endedAt: null,
      organisationId: { in: [asked.providerId, ...(asked.askedForId ? [asked.askedForId] : [])] },
    },
    select: { organisation: { select: { kind: true } } },
  });
  return ties.some(({ organisation }) => organisation.kind !== "region");
}
