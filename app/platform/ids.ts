/** Letters and digits that are not mistaken for one another over the telephone: no 0/O, 1/I/L, U. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A uuid of version 7: random, and in the order of its making, so that indexes grow at one end. */
export function newId(at: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = at.toString(16).padStart(12, "0");
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  const variant = (8 + ((bytes[8] ?? 0) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Of a referral, a placement, an offer, an agreement and a forum's date. */
export type ReferencePrefix = "HW" | "PL" | "OF" | "IPA" | "FD";

/**
 * Full postcodes, number plates of every age, and six digits: what leads to somebody, or is the better part of what does.
 * One reference in nine would look so, and the gate would refuse whoever names it.
 */
const LEADS_TO_SOMEBODY =
  /^(?:[A-Z]\d\d\d[A-Z][A-Z]|[A-Z][A-Z]\d\d[A-Z][A-Z]|[A-Z]\d[A-Z]\d[A-Z][A-Z]|[A-Z]\d\d[A-Z]{3}|[A-Z]{3}\d\d[A-Z]|[A-Z]{3}\d{3}|\d{3}[A-Z]{3}|[A-Z][A-Z]\d{4}|\d{4}[A-Z][A-Z]|\d{6})$/;

/** A random reference that people see and say: `newReference("HW")` → `HW-7K3M9Q`. Never one that reads as a postcode or a plate. */
export function newReference(prefix: ReferencePrefix): string {
  let code = randomCode();
  // Drawn again from the beginning, so that all that is left stays equally likely.
  while (LEADS_TO_SOMEBODY.test(code)) code = randomCode();
  return `${prefix}-${code}`;
}

function randomCode(): string {
  let code = "";
  while (code.length < 6) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255;
    // 240 is the largest multiple of 30 in a byte: what lies above would favour the first letters.
    if (byte < 240) code += ALPHABET[byte % ALPHABET.length];
  }
  return code;
}

let marked = (id: string) => id;

/** The server marks the keys that it makes as its own (`forms/signed-form-key`); they stay uuids. */
export function markFormKeys(mark: (id: string) => string): void {
  marked = mark;
}

/** A key for one form: a replay of the same form is known by it. */
export function newFormKey(): string {
  return marked(newId());
}

export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
