import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { londonDate } from "~/platform/time";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { council, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { placementOf } from "../../../../prisma/testing/placed.server";
import { giveStep } from "../commands/give-step.server";
import { tellCircumstances } from "../commands/tell-circumstances.server";
import { withdrawStep } from "../commands/withdraw-step.server";
import { viewStatutory } from "../queries/view-statutory.server";
import type { StepCode } from "../steps.options";

export const WOLVERHAMPTON = "E08000031";
export const SHROPSHIRE = "E06000051";
export const STAFFORDSHIRE = "E10000028";
export const today = () => londonDate(now());

export type StatutoryWorld = DecidingWorld & { director: Actor; nominated: Actor; stranger: Actor };

/** Wolverhampton with a home in its area, a director, a nominated officer, and somebody of another council. */
export async function statutoryWorld(): Promise<StatutoryWorld> {
  const world = await decidingWorld(1, { councilCode: WOLVERHAMPTON });
  const director = await person(world.home, ["director"]);
  const nominated = await person(world.home, ["nominated-officer"]);
  const stranger = await person(await council(), ["broker", "director", "nominated-officer"]);
  return { ...world, director, nominated, stranger };
}

/** A placement that is planned, found by this broker. */
export async function planned(world: StatutoryWorld, broker = world.broker): Promise<string> {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await acceptedOffer(broker, world.head, { reference, offer });
  return (await placementOf(broker, offer)).reference;
}

/** The agreed placement does not happen. */
export async function fallsThrough(world: StatutoryWorld, placement: string): Promise<void> {
  const { search, version } = await read(world.broker, async (tx) => {
    const row = await tx.placement.findFirstOrThrow({
      where: { reference: placement },
      select: { referral: { select: { reference: true, version: true } } },
    });
    return { search: row.referral.reference, version: row.referral.version };
  });
  const input = { reference: search, version, answerWithin: "24h" as const, reason: "Flooded" };
  const fell = await fallThrough(world.broker, input);
  if (!fell.ok) throw new Error(`It did not fall through: ${fell.error.kind}`);
}

/** What people do with the steps of one placement. */
export function stepsAt(world: StatutoryWorld, reference: string) {
  const view = (who: Actor = world.head) => viewStatutory(who, reference);
  const row = async (code: StepCode) => (await view()).rows.find((one) => one.code === code);
  return {
    reference,
    view,
    row,
    tells: async (who: Actor, livesIn: string, more = {}) =>
      tellCircumstances(who, {
        ...{
          reference,
          version: (await view()).version,
          livesIn,
          carer: "" as const,
          schooling: "kept" as const,
        },
        toldHow: "The registered manager said so by phone",
        ...more,
      }),
    gives: async (who: Actor, code: StepCode, more = {}) =>
      giveStep(who, {
        ...{ reference, code, version: (await view()).version, givenOn: today() },
        evidence: "Minutes of the decision, in the case file",
        ...more,
      }),
    withdraws: async (who: Actor, code: StepCode, why = "It was not so") =>
      withdrawStep(who, { reference, id: (await row(code))?.given?.id ?? "", why }),
    /** What the database says to a row that goes past the commands. */
    inserted: (who: Actor, code: string, more: { evidence?: string; day?: string } = {}) =>
      refusedOr(
        as(who, async (sql) => {
          await sql`
            insert into statutory_steps (id, placement_id, council_id, code, given_on, evidence, given_by_id, given_at)
              select ${newId()}::uuid, p.id, ${world.home.id}::uuid, ${code}, ${more.day ?? today()}::date,
                     ${more.evidence ?? "x"}, ${who.personId}::uuid, ${now()}
                from placements p where p.reference = ${reference}`;
          return "written";
        }),
      ),
    /** How many steps somebody withdraws past the commands, or what the database says to it. */
    withdrawn: (who: Actor, code: string, { at = now(), why = "x" }: { at?: Date; why?: string } = {}) =>
      refusedOr(
        as(who, async (sql) => {
          const rows = await sql`
            update statutory_steps s set withdrawn_at = ${at}, withdrawn_by_id = ${who.personId}, withdrawn_why = ${why}
              from placements p where p.id = s.placement_id and p.reference = ${reference} and s.code = ${code}
              returning s.id`;
          return rows.length;
        }),
      ),
  };
}

/** As this person in the database, past the commands. */
export function as<T>(who: Actor, work: (sql: TransactionSql) => Promise<T>): Promise<T> {
  return sqlFor(who.kind).begin(async (sql) => {
    await actingAs(sql, who.kind, who);
    return work(sql);
  }) as Promise<T>;
}

/** What came of it, or the code with which the database refused. */
export function refusedOr<T>(work: Promise<T>): Promise<T | string> {
  return work.catch((error: { code?: string; message: string }) => error.code ?? error.message);
}

/** "ok", or which refusal. */
export const kindOf = (result: { ok: boolean; error?: { kind: string } }) =>
  result.ok ? "ok" : result.error?.kind;
