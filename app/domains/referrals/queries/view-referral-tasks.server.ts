import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { BEGIN_ANEW, destroyedWords, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { identityStanding } from "~/domains/vault/queries/read-identity.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { type PageStatus, pageStatuses } from "../draft.rules";
import { workingHeadline } from "../headline.rules";
import { hasNames } from "../page-rows.rules";
import { isBeingWritten, type ReferralState } from "../referral.machine";
import { may, referralAbilities } from "../referral.policy";
import { REFERRAL_PAGES, type ReferralPage } from "../referral.schema";
import { assignedTo, findReferral } from "./find-referral.server";

export type ReferralTasks = {
  reference: string;
  headline: string;
  state: ReferralState;
  beingWritten: boolean;
  version: number;
  pages: {
    page: ReferralPage;
    title: string;
    /** `gone` is the child's, once who the child was is destroyed. */
    status: PageStatus | "gone";
    /** Whether the actor may open it; in words why not. */
    closed?: string;
  }[];
  done: number;
  broker: { id: string; name: string; phone: string | null };
  abilities: ReturnType<typeof referralAbilities>;
};

/** The task list of a referral. Throws 404 where the actor may not see it. Nobody's identity is read for it. */
export function viewReferralTasks(actor: Actor, reference: string): Promise<ReferralTasks> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || may(actor, "view", referral) !== true) return notFound();
    const identity = await identityStanding(tx, actor, referral.child.identityId);
    const broker = await tx.person.findUnique({
      where: { id: referral.brokerId },
      select: { id: true, name: true, phone: true },
    });
    const beingWritten = isBeingWritten(referral.state);
    const goneSince = identity?.destroyedAt;
    const gone = goneSince
      ? `${NO_LONGER_KEPT}. ${destroyedWords(goneSince, now())}${beingWritten ? ` ${BEGIN_ANEW}.` : ""}`
      : undefined;
    const statuses = pageStatuses(
      referral.content,
      { started: (identity?.version ?? 1) > 1, complete: referral.savedPages.includes("child") },
      beingWritten ? now() : undefined,
    );
    const edit = may(actor, beingWritten ? "edit" : "amend", referral);
    const editChild = may(actor, "edit-child", referral);
    const seeNames = mayKnow(actor, "read-names", {
      councilId: referral.councilId,
      assignedTo: assignedTo(referral),
    });
    const pages = REFERRAL_PAGES.map(({ slug, title }): ReferralTasks["pages"][number] => {
      const able = slug === "child" ? editChild : edit;
      const allowed = able === true && hasNames(slug) ? seeNames : able;
      const closed = slug === "child" && gone ? gone : allowed === true ? undefined : allowed.message;
      return {
        page: slug,
        title,
        status: slug === "child" && gone ? "gone" : statuses[slug],
        ...(closed ? { closed } : {}),
      };
    });
    return {
      reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      state: referral.state,
      beingWritten,
      version: referral.version,
      pages,
      // Of a finished referral nobody is to fill in anything.
      done: pages.filter(({ status }) => status === "done" || (status === "gone" && !beingWritten)).length,
      broker: broker ?? { id: referral.brokerId, name: "A former colleague", phone: null },
      abilities: referralAbilities(actor, referral),
    };
  });
}
