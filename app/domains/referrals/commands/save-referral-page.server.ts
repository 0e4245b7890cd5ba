import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { outcodeOf } from "~/domains/providers/distance.rules";
import { refusedOutcode } from "~/domains/providers/queries/check-outcodes.server";
import { saveIdentity } from "~/domains/vault/commands/save-identity.server";
import { BEGIN_ANEW, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { identityStanding } from "~/domains/vault/queries/read-identity.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { childSchema, completedYears } from "../child.schema";
import { CHILD_FIELDS } from "../child-fields.rules";
import { type StoredContent, type TypedPage, toJson, withPage, withUnfinished } from "../draft.rules";
import { pageDigest } from "../page-digest.server";
import { hasNames, PAGE_FIELDS } from "../page-rows.rules";
import { qualityOf } from "../quality.rules";
import { assignedTo, type FoundReferral, findReferral } from "../queries/find-referral.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { isBeingWritten } from "../referral.machine";
import { may } from "../referral.policy";
import {
  type ContentPage,
  REFERRAL_PAGES,
  type ReferralContent,
  type ReferralPage,
  referralPageSchemas,
} from "../referral.schema";
import { referralScope } from "../referral.scope.server";
import { withdrawUnapprovedTerms } from "./ask-second-person.server";
import { areaProblem } from "./check-areas.server";
import { holdReferral } from "./lock-referrals.server";

export type SavePageInput = {
  reference: string;
  page: ReferralPage;
  /** What the form was typed into, from the view of the page. */
  seen: string;
  /** The form's fields as they were sent. */
  typed: TypedPage;
  /** Puts the page aside as it is, without asking whether it is complete. */
  saveDraft?: boolean;
  idempotency?: Idempotency<null>;
};

type Saved = Result<null, Refusal>;

const DESTROYED: Refusal = notNow(`${NO_LONGER_KEPT}. ${BEGIN_ANEW}.`);

/** The longest text of any field, and the most that a whole page may hold when it is put aside. */
const LONGEST_TEXT = 8_000;
const LARGEST_PAGE = 60_000;

/**
 * Saves one page of a referral: the child's to the vault, the others to its content. Finished pages are checked
 * by their schema; `aside` keeps whatever was typed. A page that somebody else changed meanwhile is a conflict.
 */
export async function saveReferralPage(actor: Actor, input: SavePageInput): Promise<Saved> {
  return write(actor, input.idempotency, async (tx): Promise<Saved> => {
    // One writer at a time a referral: two pages saved in the same moment both stay.
    await holdReferral(tx, actor, input.reference);
    const referral = await findReferral(tx, actor, input.reference);
    if (!referral) return err(missing());
    const action = input.page === "child" ? "edit-child" : isBeingWritten(referral.state) ? "edit" : "amend";
    const allowed = may(actor, action, referral);
    if (allowed !== true) return err(refusalOf(allowed));
    // Whoever may not read a page with names in it would write over it unread.
    const child = { councilId: referral.councilId, assignedTo: assignedTo(referral) };
    const names = hasNames(input.page) ? mayKnow(actor, "read-names", child) : true;
    if (names !== true) return err(refusalOf(names));
    const saved =
      input.page === "child"
        ? await saveChild(tx, actor, referral, input)
        : await saveContent(tx, actor, referral, input, input.page);
    if (!saved.ok || saved.value === "unchanged") return saved.ok ? ok(null) : saved;
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "referral-page-saved",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { page: input.page, complete: !input.saveDraft },
    });
    await withdrawUnapprovedTerms(tx, actor, referral.reference);
    return ok(null);
  });
}

type Step = Result<"changed" | "unchanged", Refusal>;

async function saveContent(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  input: SavePageInput,
  page: ContentPage,
): Promise<Step> {
  const before = pageDigest(referral.content, page);
  if (before !== input.seen) return err(conflict());
  const typed = only(input.typed, Object.keys(PAGE_FIELDS[page]));
  let content: StoredContent;
  if (input.saveDraft) {
    const message = tooLarge(typed);
    if (message) return err(invalid(message));
    content = withUnfinished(referral.content, page, typed);
  } else {
    const parsed = referralPageSchemas(now())[page].safeParse(typed);
    if (!parsed.success) return err(firstIssue(parsed.error));
    if (page === "location") {
      const problem = await areaProblem(tx, parsed.data as ReferralContent["location"]);
      if (problem) return err(invalid(problem.message, problem.field));
    }
    content = withPage(referral.content, page, parsed.data as ReferralContent[typeof page]);
  }
  if (pageDigest(content, page) === before) return ok("unchanged");
  const saved = savedPages(referral.savedPages, page, !input.saveDraft);
  const json = toJson(content) as Prisma.InputJsonObject;
  await updateReferral(tx, actor, referral, {
    content: json,
    savedPages: saved,
    qualityScore: qualityOf(content.draft).score,
    ...(page === "purpose" ? purposeColumns(content.draft.purpose) : {}),
  });
  return ok("changed");
}

async function saveChild(tx: Tx, actor: Actor, referral: FoundReferral, input: SavePageInput): Promise<Step> {
  const { identityId } = referral.child;
  const found = await identityStanding(tx, actor, identityId);
  if (!found) return err(missing());
  if (found.destroyedAt) return err(DESTROYED);
  if (String(found.version) !== input.seen) return err(conflict());
  const save = async (identity: Parameters<typeof saveIdentity>[3]): Promise<Saved> => {
    const saved = await saveIdentity(tx, actor, { identityId, version: found.version }, identity);
    if (saved.ok) return saved;
    return err(saved.error.kind === "destroyed" ? DESTROYED : conflict());
  };
  const typed = only(input.typed, Object.keys(CHILD_FIELDS));
  if (input.saveDraft) {
    const message = tooLarge(typed);
    if (message) return err(invalid(message));
    const saved = await save({ complete: false, fields: typed });
    if (!saved.ok) return saved;
  } else {
    const today = londonDate(now());
    const parsed = childSchema(today).safeParse(typed);
    if (!parsed.success) return err(firstIssue(parsed.error));
    const fields = parsed.data;
    const home = outcodeOf(fields.postcode);
    const refused = home === null ? null : await refusedOutcode(tx, [home]);
    if (refused) return err(invalid(refused.message, "postcode"));
    const saved = await save({ complete: true, fields });
    if (!saved.ok) return saved;
    await tx.referralChild.updateMany({
      where: { id: referral.child.id, councilId: actor.organisationId },
      data: { age: completedYears(fields.dateOfBirth, today), gender: fields.gender },
    });
  }
  await updateReferral(tx, actor, referral, {
    savedPages: savedPages(referral.savedPages, "child", !input.saveDraft),
  });
  return ok("changed");
}

/** The row is locked, so its version is the one that was read. */
async function updateReferral(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  data: Prisma.ReferralUpdateManyMutationInput,
): Promise<void> {
  await tx.referral.updateMany({
    where: { ...referralScope(actor), id: referral.id, version: referral.version },
    data: { ...data, updatedAt: now(), version: { increment: 1 } },
  });
}

/** What lists sort and filter by. Today and the next few days become a date, so that all stand in one order. */
function purposeColumns(purpose: ReferralContent["purpose"] | undefined) {
  if (!purpose) return {};
  const today = londonDate(now());
  const within = purpose.neededBy === "Today" ? today : addDays(today, 4);
  const on = purpose.neededOn === "" ? within : purpose.neededOn;
  return {
    purpose: purpose.purpose,
    serviceKind: purpose.serviceKind,
    neededBy: purpose.neededBy,
    neededOn: columnOfDay(on),
  };
}

function savedPages(before: string[], page: ReferralPage, complete: boolean): string[] {
  return REFERRAL_PAGES.map(({ slug }) => slug).filter((slug) =>
    slug === page ? complete : before.includes(slug),
  );
}

function only(typed: TypedPage, fields: string[]): TypedPage {
  return Object.fromEntries(fields.filter((field) => Object.hasOwn(typed, field)).map((f) => [f, typed[f]]));
}

function tooLarge(typed: TypedPage): string | undefined {
  const long = Object.values(typed).some(
    (value) => typeof value === "string" && [...value].length > LONGEST_TEXT,
  );
  if (!long && JSON.stringify(typed).length <= LARGEST_PAGE) return undefined;
  return `This is more than a page can keep: a text may have ${LONGEST_TEXT.toLocaleString("en-GB")} characters. Shorten it, then save again`;
}

function firstIssue(error: { issues: { path: PropertyKey[]; message: string }[] }): Refusal {
  const issue = error.issues[0];
  const field = issue?.path[0];
  return invalid(issue?.message ?? "", field === undefined ? undefined : String(field));
}
