import type { Actor } from "~/domains/access/actor";
import { saveImpactDraft } from "~/domains/offers/commands/save-impact-draft.server";
import { saveOfferDraft } from "~/domains/offers/commands/save-offer-draft.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { submitOffer } from "~/domains/offers/commands/submit-offer.server";
import { chargeIsAsked } from "~/domains/offers/costing-line.rules";
import type { ImpactAsks } from "~/domains/offers/impact/impact-asks.rules";
import type { ImpactDraft } from "~/domains/offers/impact/impact-draft.schema";
import { LINE_KINDS, type LineKind } from "~/domains/offers/money.rules";
import { boxesOf, emptyLine } from "~/domains/offers/offer-draft.rules";
import type { DraftLine, OfferDraft } from "~/domains/offers/offer-draft.schema";
import { viewImpactDraft } from "~/domains/offers/queries/view-impact-draft.server";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { now } from "~/platform/clock.server";
import type { Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";

const STARTS_IN = 7;
const REVIEWED_IN = 70;

export type OfferOverrides = Partial<Omit<OfferDraft, "lines">> & {
  /** Rows as they are typed; what is left out is empty. */
  lines?: Partial<DraftLine>[];
};

/** An offer as a provider types it: it starts in a week, is held for five days, and costs £4,850 and some extras. */
export function typedOffer({ lines, ...overrides }: OfferOverrides = {}): OfferDraft {
  const today = londonDate(now());
  const rows = lines ?? [
    { kind: "core", amount: "4,850.00" },
    { kind: "education", description: "Tutor, three mornings", basis: "week", times: "38", amount: "240" },
    { kind: "extra-staffing", description: "Waking night", amount: "21.50", hours: "20" },
  ];
  return {
    startOn: boxesOf(addDays(today, STARTS_IN)),
    heldUntilOn: boxesOf(addDays(today, 5)),
    heldUntilAt: "17:00",
    needsMet: "Two adults who know trauma, a small house, and the same bedtime every night.",
    effectOnChildren: "Two boys of 12 and 13 live here. They were asked and are fine with it.",
    childrenLiving: "2",
    ...overrides,
    lines: rows.map((row) => ({ ...emptyLine(), ...extraOf(row.kind, today), ...row })),
  };
}

/** Waking nights for the first twelve weeks, beside the core fee: an offer with two periods. */
export function withTemporaryExtra(): Pick<OfferOverrides, "lines"> {
  const lastNight = addDays(londonDate(now()), STARTS_IN + 83);
  return {
    lines: [
      { kind: "core", amount: "4,850.00" },
      {
        kind: "extra-staffing",
        description: "Waking night",
        amount: "21.50",
        hours: "20",
        to: boxesOf(lastNight),
      },
    ],
  };
}

/** What every charged extra says beside its price. */
function extraOf(kind: string | undefined, today: string): Partial<DraftLine> {
  if (!Object.hasOwn(LINE_KINDS, kind ?? "") || !chargeIsAsked(kind as LineKind)) return {};
  return {
    charge: "extra",
    outcome: "Settled days and nights, so that it can be stepped down.",
    evidence: "Rotas and a progress note each month",
    reviewOn: boxesOf(addDays(today, REVIEWED_IN)),
  };
}

/** An assessment as a home types it for what a referral names: the same words for every need, and no risk. */
export function typedImpact(asks: ImpactAsks, overrides: Partial<ImpactDraft> = {}): ImpactDraft {
  return {
    follows: "",
    bands: ["10-12", "13-15"],
    subjects: asks.subjects.map(({ key }) => ({
      key,
      meets: "A key worker who knows it, and a plan that is looked at each week.",
      likelihood: "low",
      risk: "Noise in the evening that unsettles the others.",
      action: "Two adults in the evening, and a quiet room downstairs.",
    })),
    parts: {
      living: "Settled young people who have been here for more than a year.",
      staffing: "Two adults by day, one awake at night, all trained in trauma.",
      refusal: "If fire-setting in the last months came to light.",
      food: "We cook together. Halal, vegetarian and food from home are no trouble.",
      "self-care": "We know a hairdresser for curly hair in town, and buy what each of us uses.",
      language: "English and Polish are spoken here. Interpreters by video.",
      worship: "A mosque and two churches within a mile. We keep the festivals of whoever lives here.",
      phones: "Phones stay with you. They charge downstairs after 10pm on school nights.",
      bedtimes: "9pm to 10pm on school nights, by age. Later at weekends.",
      "going-out": "You say where you go and when you are back. Friends can visit until 8pm.",
      "first-days":
        "Your key worker is at the door. You choose your bedding, and we eat what you like on the first evening.",
    },
    ...overrides,
  };
}

/** Writes the assessment of an offer that is being written, as complete as its referral asks. */
export async function assessOffer(
  officer: Actor,
  reference: string,
  overrides: Partial<ImpactDraft> & { living?: string } = {},
): Promise<void> {
  const { living, ...typed } = overrides;
  const { asks, draft } = await viewImpactDraft(officer, reference);
  const bands: Partial<ImpactDraft> = living === "0" ? { bands: ["nobody"] } : {};
  must(
    await saveImpactDraft(officer, {
      reference,
      values: typedImpact(asks, { ...bands, ...typed }),
      expectedVersion: draft?.savedAt.getTime() ?? 0,
    }),
  );
}

/** A draft of a listed service of the provider's delivery, as typed; gives its reference. */
export async function draftOffer(
  officer: Actor,
  delivery: { reference: string; serviceId: string },
  overrides: OfferOverrides = {},
): Promise<string> {
  const started = must(await startOffer(officer, delivery));
  await assessOffer(officer, started.reference, { living: overrides.childrenLiving ?? "2" });
  must(
    await saveOfferDraft(officer, {
      reference: started.reference,
      values: typedOffer(overrides),
      intent: "save",
      expectedVersion: 0,
    }),
  );
  return started.reference;
}

/** The same, sent to the council by the real commands; gives its reference. */
export async function submittedOffer(
  officer: Actor,
  delivery: { reference: string; serviceId: string },
  overrides: OfferOverrides = {},
): Promise<string> {
  const reference = await draftOffer(officer, delivery, overrides);
  await sendDraft(officer, reference);
  return reference;
}

/** Sends the draft of an offer as it stands. */
export async function sendDraft(officer: Actor, reference: string): Promise<void> {
  const { draft } = await viewOfferDraft(officer, reference);
  const input = { reference, expectedVersion: draft?.toSend ?? 0 };
  const { needed, vacancies } = draft?.promised ?? {};
  if (!needed) return void must(await submitOffer(officer, input));
  // As many places as its homes need, or as the register allows.
  const another = await submitOffer(officer, { ...input, place: "another", places: needed, vacancies });
  if (!another.ok) must(await submitOffer(officer, { ...input, place: "same" }));
}

function must<T>(result: Result<T, { kind: string; message?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message ?? ""}`);
}
