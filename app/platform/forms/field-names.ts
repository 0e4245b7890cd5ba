/** What a form of ours may carry, whichever way its body is written. */
export const FORM_LIMITS = {
  /** More than any form here has. */
  fields: 1_000,
  /** Characters of a name such as `lines[3].from.day`. */
  name: 100,
  depth: 6,
  /** Places of all lists together: a list is as long as its highest index. */
  places: 2_000,
  /** Bytes of one answer. What is shorter than this and too long for its field is refused beside the field. */
  field: 200_000,
  /** Bytes of all answers together. */
  total: 1_048_576,
} as const;

const STEP = /^([a-z][\w-]{0,99})|^\[(\d{0,3})\]|^\.([a-z][\w-]{0,99})/i;

type Kind = "list" | "group" | "answer";

/**
 * Takes the names of one form, one after the other, and says of each whether the form may still be read. The library
 * builds what the names describe: `lines[99999999].day` is a list a hundred million long and 25 bytes to send; a name that
 * is an answer here and a group there has no shape at all; its own commands (`__intent__`) are used by no form here.
 */
export function fieldNames(): (name: string) => boolean {
  const kinds = new Map<string, Kind>();
  const lengths = new Map<string, number>();
  let fields = 0;
  let places = 0;

  const isA = (path: string, kind: Kind) => {
    const known = kinds.get(path);
    kinds.set(path, kind);
    return known === undefined || known === kind;
  };

  return (name) => {
    fields += 1;
    const steps = stepsOf(name);
    if (fields > FORM_LIMITS.fields || !steps) return false;
    let path = "";
    for (const [index, step] of steps.entries()) {
      if (index > 0 && !isA(path, typeof step === "number" ? "list" : "group")) return false;
      if (typeof step === "number") {
        const longer = step + 1 - (lengths.get(path) ?? 0);
        if (longer > 0) {
          places += longer;
          lengths.set(path, step + 1);
        }
        if (places > FORM_LIMITS.places) return false;
      }
      path += typeof step === "number" ? `[${step}]` : `.${step}`;
    }
    return isA(path, "answer");
  };
}

/** `lines[3].from` → `["lines", 3, "from"]`; undefined for what is no name of a form here. */
function stepsOf(name: string): (string | number)[] | undefined {
  if (name.length > FORM_LIMITS.name) return undefined;
  const steps: (string | number)[] = [];
  for (let rest = name; rest !== ""; ) {
    const found = STEP.exec(rest);
    if (!found || steps.length >= FORM_LIMITS.depth) return undefined;
    const [whole, first, index, next] = found;
    // A word begins the name, and every other word has its dot.
    if ((first !== undefined) !== (steps.length === 0)) return undefined;
    // What every object has already is nobody's answer.
    if ((first ?? next ?? "") in Object.prototype) return undefined;
    // `days[]` is the next place of its list: one answer, one place.
    steps.push(first ?? next ?? (index === "" ? 0 : Number(index)));
    rest = rest.slice(whole.length);
  }
  return steps.length > 0 ? steps : undefined;
}
