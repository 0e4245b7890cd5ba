import { readFileSync } from "node:fs";

/** Milliseconds of an offset such as `+90m`, `-3d`, `+2h`, `+30s`. */
function offset(text: string): number | undefined {
  const match = /^([+-])(\d+)([smhd])$/.exec(text);
  if (!match) return undefined;
  const unit = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[3] as "s" | "m" | "h" | "d"];
  return (match[1] === "-" ? -1 : 1) * Number(match[2]) * unit;
}

/** Whether the time may be moved here: in the demo and where tests asked for it, never in production. */
export function clockMayMove(): boolean {
  const { HOMEWARD_DEMO, HOMEWARD_TEST_CLOCK, NODE_ENV } = process.env;
  return HOMEWARD_DEMO === "1" || (NODE_ENV !== "production" && Boolean(HOMEWARD_TEST_CLOCK));
}

function movedClockFile(): string | undefined {
  const file = process.env.HOMEWARD_TEST_CLOCK;
  if (!file) return undefined;
  if (!clockMayMove())
    throw new Error("HOMEWARD_TEST_CLOCK moves the time: it is refused outside tests and the demo.");
  return file;
}

const file = movedClockFile();

/**
 * The present: the only source of time in the portal. In tests and the demo a file shared by server
 * and worker (`HOMEWARD_TEST_CLOCK`) may hold an instant that stands still (`2026-11-25T17:30:00Z`)
 * or an offset from the real time (`+90m`, `-3d`).
 */
export function now(): Date {
  if (!file) return new Date();
  let text = "";
  try {
    text = readFileSync(file, "utf8").trim();
  } catch {
    return new Date(); // nobody has moved it yet
  }
  if (text === "") return new Date();
  const moved = offset(text);
  const at = moved === undefined ? new Date(text) : new Date(Date.now() + moved);
  if (Number.isNaN(at.getTime()))
    throw new Error("HOMEWARD_TEST_CLOCK holds neither an instant nor an offset like +90m.");
  return at;
}
