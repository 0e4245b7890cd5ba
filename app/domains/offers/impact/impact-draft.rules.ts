import { groupIn, textIn } from "~/platform/forms/draft.schema";
import { text } from "~/platform/forms/fields.schema";
import {
  AGE_BANDS,
  type AgeBand,
  askedOf,
  HOME_PARTS,
  IMPACT_PART_KEYS,
  IMPACT_PARTS,
  type ImpactPart,
} from "./impact.options";
import { isLikelihood, type SentPart } from "./impact.rules";
import { type ImpactAsks, isRiskKey, subjectLabel } from "./impact-asks.rules";
import { type DraftSubject, type ImpactDraft, impactDraftSchema } from "./impact-draft.schema";

const MOST = 3_000;

export function emptyImpact(): ImpactDraft {
  return impactDraftSchema.parse({});
}

/** The draft of the next offer of a home, with what does not change from child to child; nothing about another child. */
export function draftFromHome(parts: readonly Pick<SentPart, "part" | "words">[]): ImpactDraft {
  const draft = emptyImpact();
  for (const { part, words } of parts) if (isHomePart(part)) draft.parts[part] = words;
  return draft;
}

const isHomePart = (part: string): part is ImpactPart => (HOME_PARTS as readonly string[]).includes(part);

/** An assessment that was sent, as the form of the next version begins. */
export function draftOfImpact(sent: {
  ageBands: readonly string[];
  parts: readonly SentPart[];
}): ImpactDraft {
  const draft = emptyImpact();
  const of = (part: string): part is ImpactPart => Object.hasOwn(IMPACT_PARTS, part);
  for (const one of sent.parts) {
    if (of(one.part)) draft.parts[one.part] = one.words;
    else {
      const { part: key, words: meets, risk, action, likelihood } = one;
      draft.subjects.push({ key, meets, risk, action, likelihood: likelihood ?? "" });
    }
  }
  return { ...draft, bands: sent.ageBands.filter((band): band is AgeBand => Object.hasOwn(AGE_BANDS, band)) };
}

/** A draft as it was stored, or as a refused form sent it: what cannot be read gives an empty place, never an error. */
export function readImpactDraft(stored: unknown): ImpactDraft {
  const read = impactDraftSchema.safeParse(stored);
  if (read.success) return read.data;
  const { follows, bands, subjects, parts } = groupIn(stored);
  const said = groupIn(parts);
  return {
    ...emptyImpact(),
    follows: textIn(follows),
    bands: [bands].flat().filter((band): band is AgeBand => Object.hasOwn(AGE_BANDS, String(band))),
    subjects: (Array.isArray(subjects) ? subjects : []).map((row) => {
      const { key, meets, likelihood, risk, action } = groupIn(row);
      return {
        key: textIn(key),
        meets: textIn(meets),
        likelihood: textIn(likelihood),
        risk: textIn(risk),
        action: textIn(action),
      };
    }),
    parts: Object.fromEntries(
      IMPACT_PART_KEYS.map((part) => [part, textIn(said[part])]),
    ) as ImpactDraft["parts"],
  };
}

const isEmpty = ({ key: _key, ...typed }: DraftSubject) =>
  Object.values(typed).every((said) => said.trim() === "");

/**
 * The rows of the form: what the newest edition names, then what was written about a need that it names no more, so
 * that nothing that was typed is lost.
 */
export function subjectRows(
  draft: ImpactDraft,
  asks: ImpactAsks,
): (DraftSubject & { label: string; asked: boolean })[] {
  const written = new Map(draft.subjects.map((row) => [row.key, row]));
  const asked = asks.subjects.map(({ key, label }) => ({
    ...(written.get(key) ?? { key, meets: "", likelihood: "", risk: "", action: "" }),
    label,
    asked: true,
  }));
  const left = draft.subjects
    .filter((row) => !asks.subjects.some(({ key }) => key === row.key) && !isEmpty(row))
    .map((row) => ({ ...row, label: `${subjectLabel(row.key)} (not in the referral now)`, asked: false }));
  return [...asked, ...left];
}

export type ImpactInput = { ageBands: AgeBand[]; parts: SentPart[] };
export type CheckedImpact =
  | { ok: true; impact: ImpactInput }
  | { ok: true; impact: null; follows: true }
  | { ok: false; problems: Record<string, string[]> };

/** Whether the assessment is to follow the offer, where that is allowed: in an emergency. */
export function mayFollowNow(draft: ImpactDraft, asks: ImpactAsks): boolean {
  return asks.mayFollow && draft.follows === "on";
}

/**
 * The assessment that a draft says, or what stands in its way, by the name of the field (`subjects[0].risk`).
 * `living` is how many children live there as the offer says it, since both are read side by side; `problemsOf` judges
 * each text.
 */
export function checkDraftOfImpact(
  draft: ImpactDraft,
  asks: ImpactAsks,
  living: string,
  problemsOf: (text: string) => readonly string[],
): CheckedImpact {
  if (mayFollowNow(draft, asks)) return { ok: true, impact: null, follows: true };
  const problems: Record<string, string[]> = {};
  const tell = (name: string, ...words: string[]) => {
    if (words.length > 0) problems[name] = [...(problems[name] ?? []), ...words];
  };
  const read = (name: string, label: string, typed: string, missing?: string): string => {
    const said = text({ label, max: MOST, ...(missing ? { missing } : {}) }).safeParse(typed);
    if (!said.success) tell(name, ...said.error.issues.map(({ message }) => message));
    tell(name, ...problemsOf(typed));
    return said.success ? said.data : "";
  };
  tell("bands", ...bandProblems(draft.bands, living.trim()));
  const parts: SentPart[] = [];
  const plain = { risk: "", action: "", likelihood: null };
  const part = (key: ImpactPart) => {
    const { label, group } = IMPACT_PARTS[key];
    const needed = key === "living" ? !livesAlone(draft) : group !== "culture" || asks.culture;
    const missing = needed ? `Answer “${askedOf(key, asks.homeKind).ask}”` : undefined;
    const words = read(`parts.${key}`, label, draft.parts[key], missing);
    if (words !== "") parts.push({ part: key, words, ...plain });
  };
  part("living");
  for (const [index, row] of subjectRows(draft, asks).entries()) {
    if (!row.asked) continue;
    const at = (name: string) => `subjects[${index}].${name}`;
    const words = read(
      at("meets"),
      row.label,
      row.meets,
      `Say how you would ${isRiskKey(row.key) ? "manage" : "meet"} “${row.label}”`,
    );
    const chosen = isLikelihood(row.likelihood) ? row.likelihood : null;
    if (!chosen) tell(at("likelihood"), `Choose the residual risk for “${row.label}”`);
    const risky = chosen !== null && chosen !== "none";
    const risk = read(at("risk"), "The risks", row.risk, risky ? "Say what the risks are" : undefined);
    const action = read(
      at("action"),
      "What you would do to reduce them",
      row.action,
      risky ? "Say what you would do to reduce them" : undefined,
    );
    parts.push({ part: row.key, words, risk, action, likelihood: chosen });
  }
  for (const key of IMPACT_PART_KEYS) if (key !== "living") part(key);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, impact: { ageBands: draft.bands, parts } };
}

/** Nobody else lives there: nothing else is asked about other residents. */
export function livesAlone({ bands }: Pick<ImpactDraft, "bands">): boolean {
  return bands.length === 1 && bands[0] === "nobody";
}

/** Ages and number are written on two pages and read as one. */
function bandProblems(bands: readonly AgeBand[], living: string): string[] {
  if (bands.length === 0) return ["Choose how old the children are who live there, or that nobody does"];
  const nobody = bands.includes("nobody");
  if (nobody && bands.length > 1) return ["Choose either ages or that nobody else lives there"];
  if (living === "" && !nobody) return ["Enter how many children live there on the offer page"];
  if (nobody && living !== "" && living !== "0")
    return [`The offer says that ${living} live there: choose their ages, or change the number on the offer`];
  if (!nobody && living === "0")
    return [
      "The offer says that nobody lives there: choose that here too, or change the number on the offer",
    ];
  return [];
}
