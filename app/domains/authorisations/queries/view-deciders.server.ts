import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { FUNDING_DEPUTIES, HAVE_FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import { roleWords } from "~/domains/access/roles";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import { type DecidersAction, decidersAbilities, may } from "../deciders.policy";
import { limitWords, spanWords } from "../deciders.rules";
import { findDeputy } from "./find-deputy.server";
import { fundingLimit } from "./funding-deciders.server";
import { fundingPanel } from "./funding-panel.server";
import { type Member, membersHolding } from "./members-holding.server";

export type DeputyRow = {
  id: string;
  deputy: string;
  absent: string;
  /** "from Monday 30 November 2026 to Friday 4 December 2026". */
  span: string;
  /** Whether they decide today; otherwise from a day to come. */
  today: boolean;
  mayEnd: boolean;
};
export type Choice = { value: string; label: string };
export type DecidersView = {
  limitPence: number | null;
  limit: string;
  /** What the council calls its funding panel; null where it has none. */
  panel: string | null;
  /** Those whose last day has not gone by, the first to begin first. */
  deputies: DeputyRow[];
  /** Whom the actor may say to be away, and whom they may name as deputy. */
  absent: Choice[];
  stands: Choice[];
  abilities: Record<DecidersAction, boolean>;
};

/** Who decides on the funding of the actor's council, and what the actor may change of it. 403 in words. */
export function viewDeciders(actor: Actor): Promise<DecidersView> {
  return read(actor, async (tx) => {
    const subject = { councilId: actor.organisationId, absentId: null };
    const allowed = may(actor, "view", subject);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    const limitPence = await fundingLimit(tx, actor);
    const holders = await membersHolding(tx, actor, HAVE_FUNDING_DEPUTIES);
    return {
      limitPence,
      limit: limitWords(limitPence),
      panel: await fundingPanel(tx, actor),
      deputies: await deputiesOf(tx, actor),
      absent: holders
        .filter(({ personId }) => may(actor, "name-deputy", { ...subject, absentId: personId }) === true)
        .map(choiceOf),
      stands: (await membersHolding(tx, actor, FUNDING_DEPUTIES))
        .filter(({ personId }) => personId !== actor.personId)
        .map(choiceOf),
      abilities: decidersAbilities(actor, subject),
    };
  });
}

/** One deputy before they are ended; 404 where there is none, or none to see. */
export function viewDeputy(actor: Actor, id: string): Promise<{ row: DeputyRow; whyNot: string | null }> {
  return read(actor, async (tx) => {
    const found = await findDeputy(tx, actor, id);
    if (!found || may(actor, "view", { councilId: actor.organisationId, absentId: null }) !== true)
      return notFound();
    const [row = notFound()] = (await deputiesOf(tx, actor)).filter((one) => one.id === id);
    const allowed = may(actor, "end-deputy", { councilId: actor.organisationId, absentId: found.absentId });
    return { row, whyNot: allowed === true ? null : allowed.message };
  });
}

async function deputiesOf(tx: Tx, actor: Actor): Promise<DeputyRow[]> {
  const today = londonDate(now());
  const rows = await tx.fundingDeputy.findMany({
    where: { councilId: actor.organisationId, endedAt: null, lastDay: { gte: columnOfDay(today) } },
    select: { id: true, absentId: true, deputyId: true, firstDay: true, lastDay: true },
    orderBy: [{ firstDay: "asc" }, { id: "asc" }],
  });
  const names = await namesOfPeople(
    tx,
    rows.flatMap(({ absentId, deputyId }) => [absentId, deputyId]),
  );
  const name = (person: string) => names.get(person)?.name ?? "A former colleague";
  return rows.map(({ id, absentId, deputyId, firstDay, lastDay }) => ({
    id,
    deputy: name(deputyId),
    absent: name(absentId),
    span: spanWords(dayOfColumn(firstDay), dayOfColumn(lastDay)),
    today: dayOfColumn(firstDay) <= today,
    mayEnd: may(actor, "end-deputy", { councilId: actor.organisationId, absentId }) === true,
  }));
}

function choiceOf({ personId, name, roles }: Member): Choice {
  return { value: personId, label: `${name}, ${roles.map(roleWords).join(", ")}` };
}
