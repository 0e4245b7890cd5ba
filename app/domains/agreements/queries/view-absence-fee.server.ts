import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../absences/absence-fee.policy";
import { type AbsenceMove, readAbsence } from "./view-absence.server";

/** One absence before its fee is decided. 404 where there is none that the actor may see, 403 for who does not decide. */
export function viewAbsenceFee(actor: Actor, reference: string, id: string): Promise<AbsenceMove> {
  return read(actor, async (tx) => {
    const { move, absence } = await readAbsence(tx, actor, { reference, id, action: "view" });
    const { withdrawn, decidesFee } = absence;
    // Of one that was withdrawn nobody decides, and that is what is said.
    const subject = { councilId: actor.organisationId, withdrawn, decides: decidesFee || withdrawn };
    const permission = may(actor, "decide", subject);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    return { move: { ...move, whyNot: permission === true ? null : permission.message }, absence };
  });
}
