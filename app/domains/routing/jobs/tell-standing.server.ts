import { nameWithStanding } from "~/domains/providers/confirmation.rules";
import { ownerTarget } from "~/domains/providers/owner.rules";
import { TELL_STANDING } from "~/domains/providers/provider.jobs";
import { WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral.options";
import { organiserPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import type { ProviderStandingProps } from "~emails/provider-standing";
import { CHASE_STANDINGS } from "../delivery.jobs";
import { organisationsToTell, peopleToTell, type Told, tellEach } from "./standing-mail.server";

type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

function find(tx: Tx, id: string) {
  return tx.providerConfirmation.findUnique({ where: { id } });
}

/**
 * The job `tell-standing`: the hub and every council with a child or a search that a provider concerns hears that it
 * was brought on, confirmed or refused. What has happened is read from the row.
 */
export const tellStanding = handle(TELL_STANDING, async ({ confirmationId }) => {
  const row = await transaction("worker", {}, (tx) => find(tx, confirmationId));
  if (!row || row.state === "superseded") return;
  const what = row.state === "waiting" ? "asked" : row.state === "confirmed" ? "confirmed" : "refused";
  await tell(row, what, await concerned(row));
});

/** The job `chase-standings`: once for each, after a working day, to the hub and the other councils concerned. */
export const chaseStandings = handle(CHASE_STANDINGS, async () => {
  const waiting = await transaction("worker", {}, (tx) =>
    tx.providerConfirmation.findMany({ where: { state: "waiting", chasedAt: null } }),
  );
  for (const row of waiting.filter(({ askedAt }) => addWorkingDays(askedAt, 1) < now())) {
    await tell(row, "chased", await concerned(row));
    // Last, so that a round that failed half way is made up for: whoever was told is not told again.
    await transaction(
      "worker",
      {},
      (tx) => tx.$queryRaw`select access.chase_confirmation(${row.id}::uuid, ${now()}::timestamptz)`,
    );
  }
});

/** Councils with a referral sent to it, and those whose open searches want what its services are. */
async function concerned(row: Row): Promise<Told[]> {
  return transaction("worker", {}, async (tx) => {
    const target = ownerTarget(row.owner);
    const services = await tx.service.findMany({
      where: "ownerKey" in target ? target : { ...target, ownerKey: null },
      select: { kind: true },
    });
    const wanted = (Object.keys(WANTED_KINDS) as WantedKind[]).filter((kind) =>
      services.some((service) => (WANTED_KINDS[kind].kinds as readonly string[]).includes(service.kind)),
    );
    const councils = await tx.$queryRaw<{ id: string }[]>`
      select council_id as id from access.councils_concerned(${row.providerId}::uuid, ${wanted}::text[])`;
    const ids = [...councils.map(({ id }) => id), ...(row.askedForId ? [row.askedForId] : [])];
    return organisationsToTell(tx, ids);
  });
}

async function tell(row: Row, what: ProviderStandingProps["what"], to: readonly Told[]): Promise<void> {
  const at = now();
  const told = { kind: "standing-told", subject: "organisation", subjectId: row.providerId } as const;
  await tellEach(to, { ...told, about: `${row.id}:${what}` }, async (tx, organisation) => {
    const provider = await tx.organisation.findUniqueOrThrow({
      where: { id: row.providerId },
      select: { name: true },
    });
    const brokers = await tx.delivery.findMany({
      where: { providerId: row.providerId, councilId: organisation.id },
      select: { brokerId: true },
      distinct: ["brokerId"],
    });
    const decided = what === "confirmed" || what === "refused";
    const people = await peopleToTell(tx, organisation.id, {
      beside: [...brokers.map(({ brokerId }) => brokerId), ...(decided ? [row.askedById] : [])],
      without: decided ? row.decidedById : row.askedById,
    });
    const [placed] = await tx.$queryRaw<{ children: number }[]>`
      select access.children_placed(${row.providerId}::uuid) as children`;
    const closed = what === "refused" ? await closedWith(tx, row.providerId, organisation.id) : [];
    return {
      people,
      template: "provider-standing" as const,
      props: ({ name }) => ({
        name,
        provider: nameWithStanding(provider.name, decided ? "confirmed" : "unconfirmed"),
        what,
        invited: `${row.askedByName} of ${row.askedForName}, ${absoluteDayAndTime(row.askedAt, at)}`,
        decided:
          row.decidedByName === null
            ? null
            : `${row.decidedByName} of ${row.decidedForName ?? ""}${row.reason ? `: ${row.reason}` : ""}`,
        placed: placed?.children ?? 0,
        closed,
        organisation: organisation.name,
        link: `${env().APP_URL}${organiserPaths(organisation).confirmation(row.id)}`,
      }),
    };
  });
}

/** The references of what the job `end-with-refused` closed at this council. */
async function closedWith(tx: Tx, providerId: string, councilId: string): Promise<string[]> {
  const events = await tx.event.findMany({
    where: { kind: "closed-with-provider", providerId, councilId },
    select: { subjectId: true },
  });
  const deliveries = await tx.delivery.findMany({
    where: { id: { in: events.map(({ subjectId }) => subjectId) }, state: "closed" },
    select: { reference: true },
    orderBy: { reference: "asc" },
  });
  return deliveries.map(({ reference }) => reference);
}
