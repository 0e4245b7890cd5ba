import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { BegunReferral } from "~/domains/referrals/commands/begin-referral.server";
import { checkReferral } from "~/domains/referrals/commands/check-referral.server";
import { createReferral } from "~/domains/referrals/commands/create-referral.server";
import { decideFindings } from "~/domains/referrals/commands/decide-findings.server";
import { decideSmallNumbers } from "~/domains/referrals/commands/decide-small-numbers.server";
import { readPublishedText } from "~/domains/referrals/commands/read-published-text.server";
import { saveReferralPage } from "~/domains/referrals/commands/save-referral-page.server";
import type { TypedPage } from "~/domains/referrals/draft.rules";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { pageDigest } from "~/domains/referrals/page-digest.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import type { ContentPage, ReferralPage } from "~/domains/referrals/referral.schema";
import { REFERRAL_PAGES } from "~/domains/referrals/referral.schema";
import { now } from "~/platform/clock.server";
import type { Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";

export type DraftOverrides = {
  /** What the form of the child says besides the invented girl of 14. */
  child?: TypedPage;
  /** What the forms of the other pages say besides the example. */
  pages?: { [P in ContentPage]?: TypedPage };
  /** Pages that stay empty. */
  leave?: readonly ReferralPage[];
  brokerId?: string;
  socialWorkerId?: string;
};

const AGE = 14;

/** An invented girl of 14 whatever the day, as the child's form sends her. */
export function exampleChild(): TypedPage {
  const today = londonDate(now());
  // Her birthday was in the month before, so that she is 14 for the rest of the year.
  const [year = "", month = ""] = addDays(today, -40).split("-");
  return {
    given: "Amara",
    family: "Quillfeather",
    knownAs: "Mari",
    otherNames: "",
    dateOfBirth: { day: "11", month: String(Number(month)), year: String(Number(year) - AGE) },
    gender: "girl",
    addressLine1: "17 Larkspur Mews",
    addressLine2: "",
    town: "Bilston",
    postcode: "WV10 9QZ",
    school: "Thistledown Academy",
    nhsNumber: "943 476 5919",
    upn: "A123456789012",
    localCaseNumber: "CS-4471-88",
    motherName: "Oluchi Quillfeather",
    fatherName: "",
    otherFamilyNames: "Tobenna Quillfeather",
    socialWorkerName: "Wendeline Ashgate",
    otherPeopleNames: "",
    otherWords: "",
  };
}

/**
 * A referral with every page filled in, by the real commands, in `draft`. The actor must be allowed to write one;
 * a social worker names the broker.
 */
export async function draftReferral(actor: Actor, overrides: DraftOverrides = {}): Promise<BegunReferral> {
  const made = must(
    await createReferral(actor, {
      brokerId: overrides.brokerId ?? actor.personId,
      socialWorkerId: overrides.socialWorkerId,
    }),
  );
  const dates = inThirtyDays();
  for (const { slug } of REFERRAL_PAGES) {
    if (overrides.leave?.includes(slug)) continue;
    const typed =
      slug === "child"
        ? { ...exampleChild(), ...overrides.child }
        : { ...EXAMPLE_PAGES[slug], ...(slug === "purpose" ? dates : {}), ...overrides.pages?.[slug] };
    await writePage(actor, made.reference, slug, typed);
  }
  return made;
}

/** The same, handed to checking and through the gate: ready to be sent. */
export async function checkedReferral(actor: Actor, overrides: DraftOverrides = {}): Promise<BegunReferral> {
  const made = await draftReferral(actor, overrides);
  const { version } = await current(actor, made.reference);
  must(await checkReferral(actor, { reference: made.reference, move: "check", version }));
  await passTheGate(actor, made.reference);
  return made;
}

/** Masks whatever the gate suggests, publishes age and area as written with a reason, reads what is published and ticks the checklist, as the writer would. */
export async function passTheGate(actor: Actor, reference: string): Promise<void> {
  must(await decideFindings(actor, { reference, items: [], maskTheRest: true }));
  const { small } = await viewGate(actor, reference);
  if (small?.state === "to-decide")
    await publishAt(actor, reference, 0, "Homes must know the age and the district to answer");
  const { digest } = await viewGate(actor, reference);
  must(await readPublishedText(actor, { reference, digest }));
}

/** Decides how wide it is published: the number of the width on the page, 0 as written. */
export async function publishAt(actor: Actor, reference: string, width: number, reason = ""): Promise<void> {
  const { small } = await viewGate(actor, reference);
  const chosen = small?.widths[width];
  if (!small || !chosen) throw new Error(`${reference} has no width ${width}.`);
  const { basis, expected } = small;
  must(await decideSmallNumbers(actor, { reference, width: chosen.key, reason, basis, expected }));
}

/** Writes one page of a referral as it stands now. */
export async function writePage(
  actor: Actor,
  reference: string,
  page: ReferralPage,
  typed: TypedPage,
): Promise<void> {
  const referral = await current(actor, reference);
  const seen = page === "child" ? await identityVersion(actor, referral) : pageDigest(referral.content, page);
  must(await saveReferralPage(actor, { reference, page, seen, typed }));
}

async function current(actor: Actor, reference: string) {
  const referral = await read(actor, (tx) => findReferral(tx, actor, reference));
  if (!referral) throw new Error(`There is no ${reference} in ${actor.organisationName}.`);
  return referral;
}

async function identityVersion(actor: Actor, referral: { child: { identityId: string } }): Promise<string> {
  const row = await read(actor, (tx) =>
    tx.identity.findUnique({ where: { id: referral.child.identityId }, select: { version: true } }),
  );
  return String(row?.version);
}

function inThirtyDays(): TypedPage {
  const [year = "", month = "", day = ""] = addDays(londonDate(now()), 30).split("-");
  return { neededOn: { day, month, year } };
}

function must<T>(result: Result<T, { kind: string; message?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message ?? ""}`);
}
