import { dateWords } from "~/domains/offers/cost-words.rules";
import { INTENTION_KINDS, type IntentionKind } from "./intention-kinds.options";

/** What a council intends to commission, as a block of its statement. Its title says it in a line. Pure. */

export interface Intention {
  type: IntentionKind;
  /** Where, and for which children, in the council's words. */
  area: string;
  needs: string;
  /** At least one of the two is given. */
  homes: number | null;
  beds: number | null;
  /** The day by which it is needed (ISO). */
  by: string;
}

/** The intention that was stored with a block; what is missing or no longer known is as if nothing had been said. */
export function intentionOf(stored: unknown): Intention {
  const given = (typeof stored === "object" && stored ? stored : {}) as Record<string, unknown>;
  const text = (name: keyof Intention) => {
    const value = given[name];
    return typeof value === "string" ? value : "";
  };
  const count = (name: "homes" | "beds") => {
    const value = given[name];
    return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
  };
  const type = text("type");
  return {
    type: isIntentionKind(type) ? type : "other",
    area: text("area"),
    needs: text("needs"),
    homes: count("homes"),
    beds: count("beds"),
    by: text("by"),
  };
}

const isIntentionKind = (key: string): key is IntentionKind => Object.hasOwn(INTENTION_KINDS, key);

/** "2 homes, 6 beds" */
function amountWords({ homes, beds }: Pick<Intention, "homes" | "beds">): string {
  const counted = (count: number | null, one: string) =>
    count === null ? [] : [`${count.toLocaleString("en-GB")} ${count === 1 ? one : `${one}s`}`];
  return [...counted(homes, "home"), ...counted(beds, "bed")].join(", ");
}

/** What it says, a name and words each; what was left blank is left out. */
export function intentionFacts(intention: Intention): { key: string; value: string }[] {
  const { type, area, needs, by } = intention;
  return [
    { key: "Type", value: INTENTION_KINDS[type] },
    { key: "How many", value: amountWords(intention) },
    { key: "Where", value: area },
    { key: "For", value: needs },
    { key: "Needed by", value: by && dateWords(by) },
  ].filter(({ value }) => value !== "");
}
