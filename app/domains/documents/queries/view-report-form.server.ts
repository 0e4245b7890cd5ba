import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { paidExtras } from "~/domains/agreements/queries/paid-extras.server";
import { readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../document.policy";
import {
  isAskedOf,
  isReportKind,
  noRoomWords,
  REPORT_KINDS,
  type ReportKind,
} from "../document-kinds.options";
import { coversWords, monthsOf } from "../report.rules";
import { roomLeft, stayOf } from "./handed-in.server";
import { placementSubject } from "./view-reports.server";

export type ReportForm = {
  placement: { reference: string; child: string; service: string; provider: string; council: string };
  kind: ReportKind;
  /** The months that it can be about, the newest first; none for what is about a day. */
  months: { value: string; label: string }[];
  /** The paid extras of which it may show that one was delivered. */
  extras: { value: string; label: string }[];
  /** How many more documents the placement takes, where that is few. */
  roomLeft: number | null;
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
};

const ROOM_IS_SCARCE = 20;

/**
 * A placement before a report of this kind is uploaded or asked for. 404 for no such kind, one that is not asked of this home, and
 * what the actor may not see; 403 for a role.
 */
export function viewReportForm(
  actor: Actor,
  reference: string,
  kind: string | undefined,
  action: "upload-report" | "ask",
): Promise<ReportForm> {
  if (!isReportKind(kind)) return Promise.resolve(notFound());
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const { id, subject } = await placementSubject(tx, actor, placement);
    const permission = may(actor, action, subject);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    if (!isAskedOf(kind, placement.homeKind)) return notFound();
    const months = REPORT_KINDS[kind].covers === "month" ? monthsOf(stayOf(placement), placement.today) : [];
    const room = action === "upload-report" ? await roomLeft(tx, id) : null;
    const extras = action === "upload-report" ? await paidExtras(tx, id) : [];
    const { child, service, provider, council } = placement;
    return {
      placement: {
        reference: placement.reference,
        child,
        service,
        provider: provider.name,
        council: council.name,
      },
      kind,
      months: months.map((month) => ({ value: month, label: coversWords(kind, month) })),
      extras: extras.map(({ id: value, words }) => ({ value, label: words })),
      roomLeft: room !== null && room <= ROOM_IS_SCARCE ? room : null,
      whyNot: permission === true ? (room === null ? null : noRoomWords(room)) : permission.message,
    };
  });
}
