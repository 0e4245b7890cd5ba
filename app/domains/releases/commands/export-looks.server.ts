import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { writtenCsv } from "~/platform/csv/written-csv";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate, londonTime } from "~/platform/time";
import { type LookKey, type LookRow, listLooks } from "../queries/list-looks.server";
import { RELEASE_EVENTS } from "../release.events";
import { may } from "../release.policy";
export type Exported = { fileName: string; csv: string };

const AT_ONCE = 1_000;
const HEADER = ["Referral", "Date", "Time (London)", "Person", "Organisation", "Stage", "What was seen"];

/**
 * The whole log of a referral as a file for the child's record, and on the record that it was taken. Neither the
 * file's name nor its rows say who the child is.
 */
export function exportLooks(actor: Actor, reference: string): Promise<Result<Exported, Refusal>> {
  return write<Exported, Refusal>(actor, undefined, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral) return err(missing());
    const allowed = may(actor, "export-log", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "audit", referralId: referral.id }));
    const rows: LookRow[] = [];
    let after: LookKey | undefined;
    for (let more = true; more; ) {
      const step = await listLooks(tx, actor, referral.id, { take: AT_ONCE, after });
      rows.push(...step.rows);
      after = step.rows.at(-1);
      more = step.more;
    }
    await recordEvent(tx, actor, RELEASE_EVENTS, {
      kind: "looks-exported",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { rows: rows.length },
    });
    const lines = rows.map((row) => [
      referral.reference,
      londonDate(row.at),
      londonTime(row.at),
      row.person,
      row.organisation,
      String(row.stage),
      row.what,
    ]);
    return ok({
      fileName: `${referral.reference}-who-saw-what.csv`,
      csv: writtenCsv([HEADER, ...lines]),
    });
  });
}
