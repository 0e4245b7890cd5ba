import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { log } from "~/platform/log.server";
import { countRefusal } from "~/platform/measurements.server";
import type { Result } from "~/platform/result";

/** What a refused try was at: who a child is, money, or what somebody may do. */
export const TRIED = [
  "identity",
  "release",
  "fuller-detail",
  "funding",
  "acceptance",
  "roles",
  "invitation",
  "removal",
  "settings",
  "retention",
  "audit",
  "second-factor",
] as const;
export type Tried = (typeof TRIED)[number];

/** Who tried, as far as the record must know: an actor. */
type Trier = {
  readonly kind: "council" | "provider" | "region";
  readonly organisationId: string;
  readonly personId: string;
};

export type Refused = {
  tried: Tried;
  /** The code of the refusal (`role`, `asked-it`); never words, which may quote what was typed. */
  why?: string;
  /** What it was tried at, by id; left out, the referral or the organisation. */
  subjectId?: string | null;
  referralId?: string | null;
};

/**
 * Writes a refused try in a transaction of its own, because the command has rolled back. At most one for the same
 * person and thing in ten minutes and forty for a person in a day. Never throws: a refusal that could not be written
 * is still a refusal, and the log says so.
 */
export async function recordRefusal(trier: Trier, refused: Refused): Promise<void> {
  countRefusal(refused.tried);
  try {
    const settings = { "app.org_id": trier.organisationId, "app.person_id": trier.personId };
    await transaction(trier.kind, settings, async (tx) => {
      await tx.$executeRaw`
        select public.record_refusal(${newId()}::uuid, ${now()}::timestamptz, ${refused.tried}, ${refused.why ?? "role"},
          ${refused.subjectId ?? null}::uuid, ${refused.referralId ?? null}::uuid)`;
    });
  } catch (error) {
    log.error("audit.refusal-not-written", { tried: refused.tried, error });
  }
}

/** The result of a command, with a line on the record when it was refused for who asks. */
export async function orRecorded<T, E extends { readonly type: string }>(
  trier: Trier,
  refused: Refused,
  result: Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const done = await result;
  if (!done.ok && done.error.type === "forbidden") await recordRefusal(trier, refused);
  return done;
}
