import { whoDecides } from "~/domains/authorisations/commands/who-decides.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { addDays, columnOfDay, dayOfColumn } from "~/platform/time";
import { TELL_CHANGE, type TellChange } from "../changes/change.jobs";
import { CHANGES_IN } from "../changes/change.rules";
import type { PlacementState } from "../placement/placement.machine";
import { placementToTell } from "../queries/placement-to-tell.server";
import { whoWorksOnPlacement, workersOf } from "../queries/who-works-on-placement.server";

/**
 * The job `tell-change`: one side of a placement is told of a change to its fee by mail, and those who decide on funding of
 * what waits for them. A reminder is sent before the last night of a temporary change, unless that was moved meanwhile, the
 * change goes on, or the placement has ended. Told once: the outbox takes the same thing no second time.
 */
export const tellChange = handle(TELL_CHANGE, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

/** After these it waits for whoever decides on funding. */
const TO_DECIDE: readonly TellChange["what"][] = ["asked", "agreed", "answered"];

async function tell(tx: Tx, job: TellChange): Promise<void> {
  const found = await placementToTell(tx, job);
  if (!found) return;
  const { placement, told, side } = found;
  const change = await tx.placementChange.findUnique({
    where: { id: job.changeId },
    select: {
      id: true,
      placementId: true,
      state: true,
      lastNight: true,
      askedById: true,
      agreedById: true,
      answeredById: true,
    },
  });
  if (change?.placementId !== placement.id) return;
  const { what } = job;
  if (what === "ending" && !(runs(placement) && (await endsStill(tx, change, job.lastNight)))) return;
  const facts = found.facts((page) => page.changes());
  const dedupeKey = `${change.id}:${what}:${what === "ending" ? job.lastNight : job.version}`;
  if (what !== "answered") {
    await notify(tx, {
      template: "placement-change",
      to: { organisationId: told.id, steps: await whoWorksOnPlacement(tx, side, placement) },
      props: (person) => ({
        ...facts(person),
        change: what,
        lastNight: job.lastNight === undefined ? null : dayWords(job.lastNight),
      }),
      dedupeKey,
    });
  }
  if (side !== "council" || !TO_DECIDE.includes(what) || change.state !== "asked") return;
  const part = [change.askedById, change.agreedById, change.answeredById];
  const people = await whoDecides(
    tx,
    { organisationId: told.id },
    {
      firstYearPence: await firstYearWith(tx, change.id),
      // Who took part in the offer is not the worker's to read; those who work the case are, and of the others the page says it.
      without: [...part.filter((id) => id !== null), ...(await workersOf(tx, placement))],
    },
  );
  await notify(tx, {
    template: "change-to-decide",
    to: { organisationId: told.id, people },
    props: (person) => facts(person),
    dedupeKey: `${dedupeKey}:decide`,
  });
}

/** Of a placement that has ended no change goes on, and none can be extended. */
const runs = ({ state }: { state: PlacementState }) => CHANGES_IN.some((one) => one === state);

type Ending = { id: string; state: string; lastNight: Date | null };

/** Whether the change still ends on this night, and nothing goes on from it. */
async function endsStill(tx: Tx, change: Ending, lastNight: string | undefined): Promise<boolean> {
  if (change.state !== "authorised" || lastNight === undefined) return false;
  if (dayOfColumn(change.lastNight) !== lastNight) return false;
  const extension = await tx.placementChange.findFirst({
    where: {
      ofId: change.id,
      what: "extend",
      state: "authorised",
      fromOn: columnOfDay(addDays(lastNight, 1)),
    },
    select: { id: true },
  });
  return extension === null;
}

/** What the first year of the offer costs with the change, which says who decides. */
async function firstYearWith(tx: Tx, changeId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ pence: number }[]>`
    select public.first_year_with_change(${changeId}::uuid) as pence`;
  return row?.pence ?? 0;
}
