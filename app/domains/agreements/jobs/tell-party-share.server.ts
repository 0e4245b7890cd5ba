import { BROKERS } from "~/domains/access/role-groups";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { addDays, dayOfColumn, londonDate } from "~/platform/time";
import { isOver, type PlacementState } from "../placement/placement.machine";
import { TELL_PARTY_SHARE, type TellPartyShare } from "../who-pays/who-pays.jobs";

/**
 * The job `tell-party-share`: the broker of the referral is reminded by mail that education or health has not agreed its share,
 * or that its agreement ends, unless that has changed meanwhile, another split has taken its place or nobody lives there any more.
 * The same as the lines of the start page (`partiesWaiting`). Told once: the outbox takes the same thing no second time.
 */
export const tellPartyShare = handle(TELL_PARTY_SHARE, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellPartyShare): Promise<void> {
  const { organisationId: councilId, what } = job;
  const share = await tx.fundingShare.findFirst({
    where: { id: job.shareId, councilId },
    select: {
      id: true,
      split: { select: { referralId: true, referralChildId: true, firstDay: true, withdrawnAt: true } },
      answers: {
        select: { agreed: true, agreedUntil: true },
        orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
        take: 1,
      },
    },
  });
  if (!share || share.split.withdrawnAt !== null) return;
  const { split, answers } = share;
  const [answer] = answers;
  const until = answer?.agreed ? dayOfColumn(answer.agreedUntil) : null;
  if (what === "to-agree" ? answer?.agreed === true : until === null || until !== job.until) return;
  // The next split ends this one: it is over, or was meant to end with it.
  const next = await tx.fundingSplit.findFirst({
    where: {
      councilId,
      referralChildId: split.referralChildId,
      withdrawnAt: null,
      firstDay: { gt: split.firstDay },
    },
    select: { firstDay: true },
    orderBy: { firstDay: "asc" },
  });
  const last = next ? addDays(dayOfColumn(next.firstDay), -1) : null;
  if (last !== null && (last < londonDate(now()) || (until !== null && until >= last))) return;
  const placements = await tx.placement.findMany({
    where: { referralChildId: split.referralChildId, councilId },
    select: { state: true },
  });
  if (placements.length > 0 && placements.every(({ state }) => isOver(state as PlacementState))) return;
  const referral = await tx.referral.findUniqueOrThrow({
    where: { id: split.referralId },
    select: { reference: true, brokerId: true },
  });
  const council = await tx.organisation.findUniqueOrThrow({
    where: { id: councilId },
    select: { name: true, slug: true },
  });
  await notify(tx, {
    template: "party-share",
    to: {
      organisationId: councilId,
      steps: [
        { people: referral.brokerId ? [referral.brokerId] : [] },
        { dutyOwner: true },
        { roles: BROKERS },
      ],
    },
    props: ({ name }) => ({
      ...{ name, reference: referral.reference, council: council.name },
      until: until === null ? null : dayWords(until),
      link: `${env().APP_URL}${councilPaths(council.slug).referral(referral.reference).whoPays().page()}`,
    }),
    dedupeKey: `${share.id}:${what}:${until ?? ""}`,
  });
}
