import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import type { Gate } from "~/domains/anonymisation/gate/gate.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { withPublishedText } from "../gated-content.rules";
import { writtenText } from "../page-rows.rules";
import type { ReferralDraft } from "../referral.schema";
import { type StillIdentifying, stillIdentifying } from "../still-identifying.rules";
import { childToday } from "./child-today.server";
import type { FoundReferral } from "./find-referral.server";
import { gateFieldsForPage, type Leak } from "./gate-fields.server";
import { loadSmallNumbers, type SmallNumbers } from "./load-small-numbers.server";

export type LoadedGate = {
  gate: Gate;
  /** The pages as they would be published. */
  published: ReferralDraft;
  /** The same with the area as the council wrote it: what its own people read who may not see names. */
  masked: ReferralDraft;
  /** How few children fit it; null while the child, the needs or the location are not written. */
  small: SmallNumbers | null;
  /** The age or the district where the published text says it though something wider is published. */
  stillIdentifying: StillIdentifying[];
  /** Of exactly this published text; a reading counts only for the text that was read. */
  digest: string;
  /** Whether somebody has read this text and gone through the checklist. */
  read: boolean;
  /** Values of the vault that stand in what would be published all the same, without two people's word. */
  leaks: Leak[];
};

/**
 * The gate of a referral as it stands: scanned anew each time, so that no edit slips past. Comparing is a look. `age` is
 * the child's in completed years today, where the caller has it already.
 */
export async function loadGate(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  age?: number | null,
): Promise<LoadedGate> {
  const today = age === undefined ? (await childToday(tx, actor, referral.child.identityId)).age : age;
  const { draft } = referral.content;
  const fields = writtenText(draft);
  const small = await loadSmallNumbers(tx, actor, referral, draft, today);
  const told = small ? { exact: small.cohort.age, published: small.published.age } : undefined;
  const masked = await gateFieldsForPage(tx, actor, referral.id, fields, {
    age: told,
    draft,
  });
  const gate = withArea(masked.gate, fields[AREA], small?.published.area);
  const replaced = gate !== masked.gate;
  const reading = await tx.gateReading.findUnique({
    where: { referralId: referral.id },
    select: { digest: true },
  });
  const digest = digestOf(gate.published);
  const published = withPublishedText(draft, gate.published);
  return {
    gate,
    published,
    masked: withPublishedText(draft, masked.gate.published),
    small,
    stillIdentifying: small
      ? stillIdentifying(
          published,
          { age: small.cohort.age, area: small.cohort.area.written },
          small.published,
        )
      : [],
    digest,
    read: reading?.digest === digest,
    leaks: masked.leaks.filter(({ field }) => !(replaced && field === AREA)),
  };
}

const AREA = "location.preferredLocation";

/** The gate with the wider area that was chosen in place of the one written: it is read and sent like the rest. */
function withArea(gate: Gate, written: string | undefined, area: string | undefined): Gate {
  if (area === undefined || area === written) return gate;
  const fields = gate.fields.map((one) =>
    one.field === AREA ? { ...one, published: [{ text: area }], changed: true } : one,
  );
  return { ...gate, fields, published: { ...gate.published, [AREA]: area } };
}

function digestOf(published: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 32);
}
