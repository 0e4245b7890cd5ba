import { data } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { recordTextLook } from "~/domains/vault/commands/record-text-look.server";
import { BEGIN_ANEW, destroyedWords, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { denyPage, refusePage } from "~/platform/refusal.server";
import { isReferralPage, pageTitle, type TypedPage } from "../draft.rules";
import { workingHeadline } from "../headline.rules";
import { pageDigest } from "../page-digest.server";
import { hasNames } from "../page-rows.rules";
import { type Difference, differences, type FormValues, formValues } from "../page-values.rules";
import { isBeingWritten, type ReferralState } from "../referral.machine";
import { may } from "../referral.policy";
import { REFERRAL_PAGES, type ReferralPage } from "../referral.schema";
import { assignedTo, findReferral } from "./find-referral.server";

export type ReferralPageView = {
  reference: string;
  headline: string;
  state: ReferralState;
  /** Already sent: what is saved here reaches providers with the next edition. */
  amending: boolean;
  page: ReferralPage;
  title: string;
  /** 1 to the number of pages. */
  position: number;
  pages: number;
  values: FormValues;
  /** Travels with the form: which text of the page it was filled from. */
  seen: string;
};

/**
 * One page of a referral to be written. Throws 404 for what the actor may not see and 403, with the reason, for
 * what they may not change or may not read with names in it, 410 once who the child was is destroyed. Each page that can
 * hold a name writes a look.
 */
export async function viewReferralPage(
  actor: Actor,
  reference: string,
  page: string | undefined,
): Promise<ReferralPageView> {
  const { typed: stands, ...view } = await loadPage(actor, reference, page);
  return { ...view, values: formValues(stands) };
}

export type PageConflict = { differences: Difference[]; seen: string };

/** What stands on the page now beside what was typed, after somebody else has saved it first. */
export async function viewPageConflict(
  actor: Actor,
  reference: string,
  page: ReferralPage,
  mine: TypedPage,
): Promise<PageConflict> {
  const { typed: theirs, seen } = await loadPage(actor, reference, page);
  return { differences: differences(page, mine, theirs), seen };
}

function loadPage(
  actor: Actor,
  reference: string,
  page: string | undefined,
): Promise<Omit<ReferralPageView, "values"> & { typed: TypedPage }> {
  return read(actor, async (tx) => {
    if (!isReferralPage(page)) return notFound();
    const referral = await findReferral(tx, actor, reference);
    if (!referral || may(actor, "view", referral) !== true) return notFound();
    const beingWritten = isBeingWritten(referral.state);
    const action = page === "child" ? "edit-child" : beingWritten ? "edit" : "amend";
    const allowed = may(actor, action, referral);
    if (allowed !== true) return denyPage(allowed);
    const view = {
      reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      state: referral.state,
      amending: !beingWritten,
      page,
      title: pageTitle(page),
      position: REFERRAL_PAGES.findIndex(({ slug }) => slug === page) + 1,
      pages: REFERRAL_PAGES.length,
    };
    const child = { councilId: referral.councilId, assignedTo: assignedTo(referral) };
    const look = hasNames(page) ? mayKnow(actor, "read-names", child) : true;
    if (look !== true) {
      const next = "Ask the broker who has the referral, or its social worker.";
      throw new RefusedPage(refusalOf(look, { tried: "identity", referralId: referral.id }), next);
    }
    if (page !== "child") {
      if (hasNames(page)) await recordTextLook(tx, actor, referral.child.identityId);
      const typed = referral.content.unfinished[page] ?? referral.content.draft[page] ?? {};
      return { ...view, typed, seen: pageDigest(referral.content, page) };
    }
    const identity = await readIdentity(tx, actor, referral.child.identityId, "edit-child");
    if (identity.ok) return { ...view, typed: identity.value.fields, seen: String(identity.value.version) };
    if (identity.error.kind !== "destroyed") return refusePage(identity.error);
    const message = destroyedWords(identity.error.at, now());
    throw data({ title: NO_LONGER_KEPT, message, next: `${BEGIN_ANEW}.` }, { status: 410 });
  });
}
