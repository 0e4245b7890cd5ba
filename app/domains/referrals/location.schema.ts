import { z } from "zod";
import { englishCouncil, englishCouncilsAlike } from "~/domains/providers/english-councils";
import { isPossibleOutcode, outcodesAlike, unknownOutcode } from "~/domains/providers/outcode-check.rules";
import { choice, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { withSuggestions } from "~/platform/forms/suggestions";
import { DISTANCES } from "./referral.options";

/**
 * Where the placement should be. Only outcode districts (WV10) and councils or wider areas in words are taken: a
 * full postcode or a street would point to the child.
 */

const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const FULL_POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/;
const AREA_IN_WORDS = /^\p{L}[\p{L}\p{M} .,'’&()-]*$/u;
const MAX_AREAS = 20;

/** One area as it is kept, or why it is refused. */
function readArea(given: string): { area: string } | { problem: string } {
  const area = given.normalize("NFKC").replace(/\s+/g, " ").trim();
  const upper = area.toUpperCase();
  if (FULL_POSTCODE.test(upper)) {
    return { problem: `Leave out the second half of ${upper}: a full postcode can point to the child` };
  }
  if (OUTCODE.test(upper)) {
    // What the table of outcodes knows is asked when the page is saved (`area-check.server`).
    if (isPossibleOutcode(upper)) return { area: upper };
    return { problem: unknownOutcode(upper, outcodesAlike(upper, new Set())) };
  }
  if (AREA_IN_WORDS.test(area)) return { area };
  return {
    problem: `${area.slice(0, 60)} is not an area we know: use the first half of a postcode, like WV10, or a council`,
  };
}

/** Whether an area is an outcode district rather than words. */
export function isOutcode(area: string): boolean {
  return OUTCODE.test(area);
}

/** An area that matching can keep services away from: a district or a council. A town it would silently pass by. */
function readKeepAway(given: string): { area: string } | { problem: string } {
  const read = readArea(given);
  if ("problem" in read || isOutcode(read.area)) return read;
  const area = englishCouncil(read.area);
  if (area) return { area };
  return {
    problem: orAlike(
      read.area,
      `We cannot keep services away from ${read.area.slice(0, 60)} by that name: write the first half of its postcodes, like B21, or a council, like Telford and Wrekin`,
    ),
  };
}

/** The region is no council, and a broker who does not mind where says so. */
const REGION = "West Midlands";

/** A place that distances can be measured from and every reader understands; a town or a street would be neither. */
function readPreferred(given: string): { area: string } | { problem: string } {
  const read = readArea(given);
  if ("problem" in read || isOutcode(read.area)) return read;
  if (read.area.toLowerCase() === REGION.toLowerCase()) return { area: REGION };
  const area = englishCouncil(read.area);
  if (area) return { area };
  return {
    problem: orAlike(
      read.area,
      `We do not know ${read.area.slice(0, 60)}: write the first half of a postcode, like WV10, a council, like Telford and Wrekin, or ${REGION}`,
    ),
  };
}

/** The refusal, with the councils that may have been meant. */
function orAlike(area: string, refusal: string): string {
  const alike = englishCouncilsAlike(area);
  return alike.length === 0
    ? refusal
    : withSuggestions(`${area.slice(0, 60)} is not a council we know`, area, alike);
}

const oneArea = text({
  label: "The preferred location",
  max: 100,
  missing: "Enter where the placement should be",
});

const areas = (label: string, readOne = readArea) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value.join("\n") : value),
    text({ label, max: 1_000 }).transform((all, ctx): string[] => {
      const refuse = (message: string) => {
        ctx.issues.push({ code: "custom", message, input: all });
        return z.NEVER;
      };
      const given = all.split(/[\n,;]+/).map((one) => one.trim());
      const found = new Set<string>();
      for (const one of given.filter((text) => text !== "")) {
        const read = readOne(one);
        if ("problem" in read) return refuse(read.problem);
        found.add(read.area);
      }
      return found.size > MAX_AREAS ? refuse(`${label}: name at most ${MAX_AREAS} areas`) : [...found];
    }),
  );

export const locationPage = z.object({
  preferredLocation: oneArea.transform((given, ctx): string => {
    if (given === "") return "";
    const read = readPreferred(given);
    if ("area" in read) return read.area;
    ctx.issues.push({ code: "custom", message: read.problem, input: given });
    return z.NEVER;
  }),
  distance: choice(keysOf(DISTANCES), "Choose how far away it may be"),
  mustKeepAway: areas("Areas to keep away from", readKeepAway),
  preferKeepAway: areas("Areas better avoided"),
  locationDetail: text({ label: "More about the location", max: 2_000 }),
});
