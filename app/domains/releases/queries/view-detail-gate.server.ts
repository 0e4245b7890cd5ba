import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import {
  type GateFieldView,
  type GateItemView,
  gateItemViews,
} from "~/domains/referrals/queries/gate-views.server";
import { may as mayWithReferral } from "~/domains/referrals/referral.policy";
import { recordTextLook } from "~/domains/vault/commands/record-text-look.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { readDetail } from "../fuller-detail.schema";
import { may } from "../release.policy";
import { gateDetail, questionLabel } from "./detail-gate.server";

export type DetailGateView = {
  reference: string;
  headline: string;
  items: GateItemView[];
  fields: GateFieldView[];
  /** Travels with the form: of the text that was read. */
  version: number;
  waiting: { undecided: number; secondPerson: number };
  /** What homes read now; `open` is to be pressed once more where nothing waits. */
  status: "published" | "open" | "waiting";
};

/**
 * What homes at shortlisted offers will read of the fuller detail beside what was written, with every finding; a look.
 * 404 for what the actor may not see and while nothing is written, 403 for whoever may not see names.
 */
export function viewDetailGate(actor: Actor, reference: string): Promise<DetailGateView> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || mayWithReferral(actor, "view", referral) !== true) return notFound();
    const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return denyPage(allowed);
    const row = await tx.fullerDetail.findFirst({
      where: { referralId: referral.id, councilId: actor.organisationId },
      select: { content: true, version: true, checkedAt: true },
    });
    if (!row) return notFound();
    const gated = await gateDetail(tx, actor, referral.id, readDetail(row.content), false);
    if (!gated.ok) throw new Error("A page that is shown was counted as a try.");
    await recordTextLook(tx, actor, referral.child.identityId);
    const { gate, open } = gated.value;
    const { serviceKind } = referral.content.draft.purpose ?? {};
    return {
      reference,
      headline: workingHeadline({ ...referral.child, serviceKind }),
      items: await gateItemViews(tx, actor, referral, gate, questionLabel),
      fields: gate.fields.map(({ field, ...text }) => ({
        ...text,
        page: "fuller-detail",
        label: questionLabel(field),
      })),
      version: row.version,
      waiting: gate.waiting,
      status: row.checkedAt ? "published" : open ? "open" : "waiting",
    };
  });
}

export type KeptInDetail = Pick<DetailGateView, "reference" | "headline"> & {
  item: GateItemView | null;
  /** Why this person does not decide, in words; null when they do. */
  whyNot: string | null;
};

/** Something known that was left in, for the second person. Thrown as for the gate. */
export async function viewKeptInDetail(actor: Actor, reference: string, term: string): Promise<KeptInDetail> {
  const { headline, items } = await viewDetailGate(actor, reference);
  const item = items.find((one) => one.term === term && one.state === "second-person") ?? null;
  const mine = item?.by?.me ? "You left it in, so somebody else has to agree" : null;
  return { reference, headline, item, whyNot: item ? mine : "Nothing here needs a second person now" };
}
