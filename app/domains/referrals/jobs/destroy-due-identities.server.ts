import { recordEvent } from "~/domains/audit/record-event.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { listKeptIdentities } from "~/domains/vault/queries/list-kept-identities.server";
import { unfiledRecords } from "~/domains/vault/queries/unfiled-records.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { holdReferrals } from "../commands/lock-referrals.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { DESTROY_DUE_IDENTITIES } from "../referral.jobs";
import { isOver } from "../retention.rules";

type Council = { id: string; identityMonths: number };

/**
 * The job `destroy-due-identities`, daily: destroys who a child is once the period of their council is over, each in
 * a transaction of its own with one event, and none whose placements are not filed in the child's case record. Cut off, it
 * goes on the next time; run twice, it does nothing. Throws at the end when some could not be destroyed, so that the queue
 * tries again.
 */
export const destroyDueIdentities = handle(DESTROY_DUE_IDENTITIES, async () => {
  const councils = await transaction("worker", {}, (tx) =>
    tx.organisation.findMany({ where: { kind: "council" }, select: { id: true, identityMonths: true } }),
  );
  let failed = 0;
  for (const council of councils) {
    const as = { "app.org_id": council.id };
    const kept = await transaction("worker", as, (tx) => listKeptIdentities(tx));
    const due = kept.filter((identity) => isOver(identity, council.identityMonths, now()));
    let [destroyed, unfiled] = [0, 0];
    for (const { id } of due) {
      try {
        const what = await transaction("worker", as, (tx) => destroyOne(tx, council, id));
        if (what === "destroyed") destroyed += 1;
        if (what === "unfiled") unfiled += 1;
      } catch (error) {
        failed += 1;
        log.error("vault.not-destroyed", { council: council.id, error });
      }
    }
    if (destroyed > 0) log.info("vault.destroyed", { council: council.id, identities: destroyed });
    if (unfiled > 0) log.info("vault.waits-for-filing", { council: council.id, identities: unfiled });
  }
  if (failed > 0) throw new Error(`${failed} identities that are due could not be destroyed.`);
});

/** Looks once more with the referrals locked: one of them may have been opened again since. */
async function destroyOne(
  tx: Tx,
  council: Council,
  identityId: string,
): Promise<"destroyed" | "unfiled" | "kept"> {
  const [found] = await listKeptIdentities(tx, identityId);
  if (!found) return "kept";
  const ids = found.referrals.map(({ id }) => id);
  await holdReferrals(tx, ids);
  const [identity] = await listKeptIdentities(tx, identityId);
  const at = now();
  if (!identity || !isOver(identity, council.identityMonths, at)) return "kept";
  if ((await unfiledRecords(tx, identityId)).length > 0) return "unfiled";
  if (!(await destroyIdentity(tx, identityId, at))) return "kept";
  const last = [...identity.referrals].sort((a, b) => +b.stateSince - +a.stateSince)[0];
  if (last)
    await recordEvent(tx, null, REFERRAL_EVENTS, {
      kind: "identity-destroyed",
      audience: "council",
      councilId: council.id,
      subject: "referral",
      subjectId: last.id,
      referralId: last.id,
      data: { months: council.identityMonths },
    });
  return "destroyed";
}
