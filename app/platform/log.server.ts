/** What may be logged beside an event: ids, states, counts and times; never what a person typed. */
export type Fields = Record<string, unknown>;

const HIDDEN =
  /pass|token|secret|cookie|authoriz|session|key|email|mail|phone|name|address|body|form|input|narrative|note|text|props|birth|value/i;

const PATH = /(?<![\w\]<])\/\w[^\s"'`)]*/g;

/** The id of a row, which whoever logs it has chosen to log. */
const IS_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Of a message no more is looked at: the expressions below take the square of its length. */
const LONGEST = 2_000;

/**
 * Takes out of a message what could be about a person: addresses of mail, long numbers, and quoted or
 * bracketed values. What is left (`relation "deliveries" does not exist`) still says what went wrong.
 */
export function redactText(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/\bhttps?:\/\/[^\s"'`)]+/gi, "[hidden]")
    .replace(/=[^\s()]+/g, "=[hidden]")
    .replace(/\b[\w-]{16,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? "[hidden]" : word))
    .replace(/(?<![^\s"'<>()])[^\s"'<>()@]*@[^\s"'<>()]*/g, "[hidden]")
    .replace(/=\([^)]*(?:\)|$)/g, "=([hidden])")
    .replace(/"(?![a-z0-9_.:-]+")[^"]*"/g, '"[hidden]"')
    .replace(/'[^']*'/g, "'[hidden]'")
    .replace(/`[^`]*`/g, "`[hidden]`")
    .replace(/\b\d{6,}\b/g, "[hidden]")
    .slice(0, 500);
}

function redactError(error: Error): Fields {
  // Prisma prints the arguments of the failed call above its last line, so only that line is kept.
  const lines = error.message.trim().split("\n");
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    error: error.name,
    ...(code ? { code } : {}),
    // An address may let somebody in; a route's pattern stands in a field of its own.
    message: redactText((lines.at(-1) ?? "").slice(0, LONGEST).replace(PATH, "[hidden]")),
    // Without the message at its top, which may have lines of its own.
    stack: (error.stack ?? "")
      .replace(error.message, () => "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: redactError(error.cause) } : {}),
  };
}

function redact(key: string, value: unknown): unknown {
  if (value instanceof Error) return redactError(value);
  if (value === undefined || value === null || typeof value === "boolean" || typeof value === "number")
    return value;
  if (HIDDEN.test(key)) return "[hidden]";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string") return IS_ID.test(value) ? value : redactText(value);
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => redact("", one));
  if (Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value as Fields).map(([k, v]) => [k, redact(k, v)]));
  return "[hidden]"; // a form, a request, a buffer: never looked into
}

/** One JSON line of an event. Exported for its test; use `log`. */
export function line(level: string, event: string, fields: Fields = {}): string {
  const shown: Fields = { at: new Date().toISOString(), level, event };
  for (const [key, value] of Object.entries(fields)) {
    if (value instanceof Error && key === "error") Object.assign(shown, redactError(value));
    else shown[key] = redact(key, value);
  }
  return JSON.stringify(shown);
}

function write(level: string, event: string, fields?: Fields): void {
  process.stderr.write(`${line(level, event, fields)}\n`);
}

/** Writes one JSON line an event to standard error, without anything that a person typed. */
export const log = {
  info: (event: string, fields?: Fields): void => write("info", event, fields),
  warn: (event: string, fields?: Fields): void => write("warn", event, fields),
  error: (event: string, fields?: Fields): void => write("error", event, fields),
};
