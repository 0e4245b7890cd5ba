import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import { findInFields } from "~/domains/anonymisation/find-in-fields.rules";
import { applyGate, type Gate, type GateDecision } from "~/domains/anonymisation/gate.rules";
import { NEED_WORDS } from "~/domains/anonymisation/need-words.rules";
import { listPlaceNames } from "~/domains/anonymisation/queries/list-place-names.server";
import type { PlaceNames } from "~/domains/anonymisation/vault-match.rules";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { isCalendarDate, londonDate } from "~/platform/london";
import { completedYears } from "../child.schema";
import { termIn } from "../gate-term.server";
import { withPublishedText } from "../gated-content.rules";
import { writtenText } from "../page-rows.rules";
import type { ReferralDraft } from "../referral.schema";
import { type ToldAnyway, toldAnyway } from "../told-anyway.rules";
import type { FoundReferral } from "./find-referral.server";
import { type ComparedIdentity, identitiesOf } from "./identities-of.server";
import { loadSmallNumbers, type SmallNumbers } from "./load-small-numbers.server";

export type LoadedGate = {
  gate: Gate;
  /** The pages as they would be published. */
  published: ReferralDraft;
  /** The same with the area as the council wrote it: what the working copy becomes. */
  working: ReferralDraft;
  /** How few children fit it; null while the child, the needs or the location are not written. */
  small: SmallNumbers | null;
  /** The age or the district where the published text says it though something wider is published. */
  toldAnyway: ToldAnyway[];
  /** Of exactly this published text; a reading counts only for the text that was read. */
  digest: string;
  /** Whether somebody has read this text and gone through the checklist. */
  read: boolean;
  termOf: (words: string) => string;
  /** Who the children are and which places are no secret, for comparing. Never for a page, a mail or a log. */
  children: ComparedIdentity[];
  places: PlaceNames;
};

/** The gate of a referral as it stands: scanned anew each time, so that no edit slips past. */
export async function loadGate(tx: Tx, actor: Actor, referral: FoundReferral): Promise<LoadedGate> {
  const children = await identitiesOf(tx, actor, referral.id);
  const names = await listPlaceNames(tx);
  const own = children.flatMap(({ town }) => (town ? [town] : []));
  const places = { ...names, towns: [...names.towns, ...own] };
  const termOf = termIn(referral.id);
  const fields = writtenText(referral.content.draft);
  const rows = await tx.gateDecision.findMany({
    where: { referralId: referral.id, councilId: actor.organisationId },
    select: { term: true, action: true, instead: true, reason: true, agreedById: true },
  });
  const decisions = rows.map(
    ({ agreedById, action, ...row }): GateDecision => ({
      ...row,
      action: action as GateDecision["action"],
      agreed: agreedById !== null,
    }),
  );
  const small = await loadSmallNumbers(tx, actor, referral, referral.content.draft, ageOf(children[0]));
  const masked = applyGate(fields, findInFields(fields, children, termOf), decisions, NEED_WORDS);
  const gate = withArea(masked, fields[AREA], small?.published.area);
  const reading = await tx.gateReading.findUnique({
    where: { referralId: referral.id },
    select: { digest: true },
  });
  const digest = digestOf(gate.published);
  const published = withPublishedText(referral.content.draft, gate.published);
  return {
    gate,
    published,
    working: withPublishedText(referral.content.draft, masked.published),
    small,
    toldAnyway: small
      ? toldAnyway(published, { age: small.cohort.age, area: small.cohort.area.written }, small.published)
      : [],
    digest,
    read: reading?.digest === digest,
    termOf,
    children,
    places,
  };
}

const AREA = "location.preferredLocation";

/** The gate with the wider area that was chosen in place of the one written: it is read and sent like the rest. */
function withArea(gate: Gate, written: string | undefined, area: string | undefined): Gate {
  if (area === undefined || area === written) return gate;
  const fields = gate.fields.map((one) =>
    one.field === AREA ? { ...one, published: [{ text: area }], changed: true } : one,
  );
  return { ...gate, fields, published: { ...gate.published, [AREA]: area } };
}

/** The child's age in completed years today, from what the vault holds. */
function ageOf(child: ComparedIdentity | undefined): number | null {
  const born = child?.dateOfBirth;
  return born && isCalendarDate(born) ? completedYears(born, londonDate(now())) : null;
}

function digestOf(published: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 32);
}
