import type { Actor } from "~/domains/access/actor";
import { FUNDING_DEPUTIES, HAVE_FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";
import { may } from "../deciders.policy";
import { spanWords } from "../deciders.rules";
import { membersHolding } from "../queries/members-holding.server";
import { tellDeputies } from "./tell-deputies.server";
import { tellingNewDeciders } from "./tell-new-deciders.server";

export type DeputyInput = {
  absentId: string;
  deputyId: string;
  /** Both `YYYY-MM-DD` in London, both included. */
  firstDay: string;
  lastDay: string;
  idempotency?: Idempotency<null>;
};

/**
 * Names who decides on funding in the place of a head of service or director who is away. The deputy still decides on
 * nothing that they, or the person who is away, asked for or offered. `invalid` where they are deputy on some of these days already.
 */
export function nameDeputy(actor: Actor, input: DeputyInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const { absentId, deputyId } = input;
    const allowed = may(actor, "name-deputy", { councilId, absentId, deputyId });
    if (allowed !== true)
      return err(
        allowed.reason === "own-deputy"
          ? invalid(allowed.message, "deputyId")
          : refusalOf(allowed, { tried: "funding" }),
      );
    const absent = (await membersHolding(tx, actor, HAVE_FUNDING_DEPUTIES)).find(
      ({ personId }) => personId === absentId,
    );
    if (!absent) return err(invalid("Choose who is away from the list", "absentId"));
    const deputy = (await membersHolding(tx, actor, FUNDING_DEPUTIES)).find(
      ({ personId }) => personId === deputyId,
    );
    if (!deputy) return err(invalid("Choose a deputy from the list", "deputyId"));
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const [firstDay, lastDay] = [columnOfDay(input.firstDay), columnOfDay(input.lastDay)];
    const same = await tx.fundingDeputy.findFirst({
      where: {
        councilId,
        absentId: absent.personId,
        deputyId: deputy.personId,
        endedAt: null,
        firstDay: { lte: lastDay },
        lastDay: { gte: firstDay },
      },
      select: { id: true },
    });
    if (same)
      return err(
        invalid(
          `${deputy.name} is already deputy for ${absent.name} on some of these days. Remove them first, or choose other days`,
          "deputyId",
        ),
      );
    await tellingNewDeciders(tx, actor, () =>
      tx.fundingDeputy.create({
        data: {
          id: newId(),
          councilId,
          absentId: absent.personId,
          deputyId: deputy.personId,
          firstDay,
          lastDay,
          namedById: actor.personId,
          namedAt: now(),
        },
      }),
    );
    const span = spanWords(input.firstDay, input.lastDay);
    await recordEvent(tx, actor, AUTHORISATION_EVENTS, {
      kind: "funding-deputy-named",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: {
        deputy: deputy.name,
        absent: absent.name,
        span,
      },
    });
    await tellDeputies(tx, actor, { change: "named", deputy, absent, span });
    return ok(null);
  });
}
