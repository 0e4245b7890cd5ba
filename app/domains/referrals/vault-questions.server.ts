import { z } from "zod";
import { findInFields } from "~/domains/anonymisation/gate/find-in-fields.rules";
import {
  applyGate,
  type Gate,
  type GateDecision,
  type GateFinding,
} from "~/domains/anonymisation/gate/gate.rules";
import { identifyingStretches } from "~/domains/anonymisation/known/identifying-stretches.rules";
import { knownInText } from "~/domains/anonymisation/known/known-in-text.rules";
import { findVaultValues } from "~/domains/anonymisation/known/vault-match.rules";
import type { VaultIdentity, VaultValueKind } from "~/domains/anonymisation/known/vault-values.rules";
import { NEED_WORDS } from "~/domains/anonymisation/lists/need-words.rules";
import type { PublishedAge } from "~/domains/anonymisation/small-numbers/age-span.rules";
import type { Comparer } from "~/domains/vault/queries/compare-identities.server";
import { now } from "~/platform/clock.server";
import { isCalendarDate, londonDate } from "~/platform/time";
import { type ChildIdentity, completedYears } from "./child.schema";
import { answered, completeIdentity } from "./child-fields.rules";
import { termIn } from "./gate-term.server";
import { withPublishedText } from "./gated-content.rules";
import { publishedText } from "./page-rows.rules";
import type { ReferralDraft } from "./referral.schema";

/** No field of a referral and no page of a document is longer. */
const text = z.string().max(1_000_000);
const fields = z.record(z.string().max(200), text);

/**
 * What is asked about the children of a referral. It is answered where the keys are (`scripts/key-process.ts`), so that
 * no identity leaves that process for it. An answer holds places in the texts that were asked about, and words of our
 * own: never a value of the vault.
 */
const questionSchema = z.discriminatedUnion("ask", [
  /** What matching, the law and the small numbers need of one child. No text is compared. */
  z.object({ ask: z.literal("today") }),
  /** What of each text is known; with `stretches`, also whatever could identify a child, known or not. */
  z.object({ ask: z.literal("known"), texts: z.array(text).max(2_000), stretches: z.boolean() }),
  /** Everything that says, or may say, who a child is. */
  z.object({ ask: z.literal("findings"), fields }),
  /** The whole gate: findings, what would be published, and the second look at that. */
  z.object({
    ask: z.literal("gate"),
    referralId: z.string().max(40),
    fields,
    age: z.custom<{ exact: number; published: PublishedAge }>().optional(),
    decisions: z.array(z.custom<GateDecision>()).max(5_000),
    places: z.object({ towns: z.array(z.string()).max(500), councils: z.array(z.string()).max(2_000) }),
    /** The pages into which the fields go, where more is sent than these fields. */
    draft: z.custom<ReferralDraft>().optional(),
  }),
]);

export type VaultQuestion = z.infer<typeof questionSchema>;

/** A value of the vault that stands in what would be published; offsets are of the published text. */
export type Leak = { field: string; kind: VaultValueKind; start: number; end: number; text: string };

export type GatedFields = {
  gate: Gate;
  /** Every finding with its place in the text as it was written. */
  findings: GateFinding[];
  /** By another way than the detector's, after masking; what two people let through is none. */
  leaks: Leak[];
};

export type Answers = {
  today: {
    /** In completed years, also of a page that was put aside; null where no birthday is written. */
    age: number | null;
    /** Of a page that is complete: what is told of the child anyway, and how many questions were answered. */
    complete: { gender: ChildIdentity["gender"]; answers: number } | null;
  };
  known: {
    known: ReturnType<typeof knownInText>;
    stretches: ReturnType<typeof identifyingStretches>;
  }[];
  findings: GateFinding[];
  gate: GatedFields;
};

/** How many texts a question compares. */
export function textsOf(question: VaultQuestion): number {
  if (question.ask === "today") return 0;
  return question.ask === "known" ? question.texts.length : Object.keys(question.fields).length;
}

/** Whatever the vault holds of a child, also of a page that was put aside half-filled. */
type ComparedIdentity = VaultIdentity & { town?: string };

/** Answers a `VaultQuestion` where the identities are. */
export const answerFromVault: Comparer = (identities, asked) => {
  const question = questionSchema.parse(asked);
  if (question.ask === "today") return { answer: today(identities[0]), look: null };
  const children = identities.map(
    (stored): ComparedIdentity => completeIdentity(stored) ?? halfFilled(stored.fields),
  );
  const { answer, findings } = compared(question, children);
  const texts = textsOf(question);
  return { answer, look: texts > 0 ? { texts, findings } : null };
};

function today(stored: Parameters<Comparer>[0][number] | undefined): Answers["today"] {
  if (!stored) return { age: null, complete: null };
  const fields = completeIdentity(stored);
  const born = fields?.dateOfBirth ?? stored.fields.dateOfBirth;
  // The day is this process's own: with days of their choice somebody could ask for the date of birth.
  const known = typeof born === "string" && isCalendarDate(born);
  return {
    age: known ? completedYears(born, londonDate(now())) : null,
    complete: fields ? { gender: fields.gender, answers: answered(fields) } : null,
  };
}

type Comparing = Exclude<VaultQuestion, { ask: "today" }>;

function compared(
  question: Comparing,
  children: readonly ComparedIdentity[],
): { answer: Answers[Comparing["ask"]]; findings: number } {
  switch (question.ask) {
    case "known": {
      const answer = question.texts.map((said) => ({
        known: knownInText(said, children),
        stretches: question.stretches ? identifyingStretches(said, children) : [],
      }));
      return { answer, findings: answer.flatMap(({ known }) => known).length };
    }
    case "findings": {
      const answer = findInFields(question.fields, children, () => "");
      return { answer, findings: answer.filter(({ known }) => known).length };
    }
    case "gate": {
      const answer = gated(question, children);
      return { answer, findings: answer.findings.filter(({ known }) => known).length };
    }
  }
}

function gated(
  { referralId, fields: written, age, decisions, places, draft }: Extract<VaultQuestion, { ask: "gate" }>,
  children: readonly ComparedIdentity[],
): GatedFields {
  const termOf = termIn(referralId);
  const own = children.flatMap(({ town }) => (town ? [town] : []));
  const findings = findInFields(written, children, termOf, age);
  const gate = applyGate(written, findings, decisions, NEED_WORDS);
  const kept = new Set(gate.items.filter(({ state }) => state === "kept").map(({ term }) => term));
  const sent = draft ? publishedText(withPublishedText(draft, gate.published)) : gate.published;
  const leaks = children.flatMap((child) =>
    findVaultValues(sent, child, { ...places, towns: [...places.towns, ...own] }).flatMap((match): Leak[] => {
      const said = (sent[match.field] ?? "").slice(match.start, match.end);
      return kept.has(termOf(said)) ? [] : [{ ...match, text: said }];
    }),
  );
  return { gate, findings, leaks };
}

const LISTS: ReadonlySet<string> = new Set([
  "otherNames",
  "otherFamilyNames",
  "otherPeopleNames",
  "otherWords",
]);

/** What was typed of a child's page that was put aside. */
function halfFilled(stored: Readonly<Record<string, unknown>>): ComparedIdentity {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([field, value]): [string, string | string[]][] => {
      if (Array.isArray(value)) return [[field, value.map(String)]];
      if (typeof value !== "string" || value === "") return [];
      return [[field, LISTS.has(field) ? value.split(/[\n,;]+/) : value]];
    }),
  );
}
