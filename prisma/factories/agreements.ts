import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { readAgreementDraft } from "~/domains/agreements/agreement/agreement-draft.rules";
import type { AgreementDraft } from "~/domains/agreements/agreement/agreement-draft.schema";
import { type Issued, issueAgreement } from "~/domains/agreements/commands/issue-agreement.server";
import { saveAgreementDraft } from "~/domains/agreements/commands/save-agreement-draft.server";
import { type Signed, signAgreement } from "~/domains/agreements/commands/sign-agreement.server";
import { startAgreement } from "~/domains/agreements/commands/start-agreement.server";
import { viewAgreementDraft } from "~/domains/agreements/queries/view-agreement-draft.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

/** What a broker fills in that neither referral nor offer has said. */
const WRITTEN: Partial<AgreementDraft> = {
  coreFee: "Accommodation, meals, a key worker, school transport and £15 a week pocket money.",
  outcomes: [
    { outcome: "Goes to school every day", review: "The home's monthly report and the school's attendance" },
    { outcome: "Sleeps through most nights", review: "The night log, read at each statutory review" },
  ],
  familyTime: "Every second Saturday at the home, and by telephone on Wednesdays.",
  health: "Registered with the local practice within a week. The annual health assessment is due in spring.",
  education: "Keeps the present school. The home attends the meetings about the plan.",
  delegatedAuthority: "Haircuts, school trips in England and overnight stays with friends up to two nights.",
  stepDown: "A foster family within a year, looked at in each review.",
};

/** Begins the agreement of the first child of an accepted offer. Gives its reference. */
export async function startedAgreement(broker: Actor, offer: string): Promise<string> {
  const acceptance = await read(broker, (tx) =>
    tx.acceptance.findFirstOrThrow({
      where: { offer: { reference: offer }, endedAt: null },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
  );
  return must(await startAgreement(broker, { acceptance: acceptance.id })).reference;
}

/** The draft as it stands, with when it was saved and the digest of who pays the provider. */
export async function draftOf(broker: Actor, reference: string) {
  const row = await read(broker, (tx) =>
    tx.agreementDraft.findFirstOrThrow({
      where: { agreement: { reference } },
      include: { agreement: { select: { versionNumber: true } } },
    }),
  );
  return {
    values: readAgreementDraft(row.values),
    savedAt: row.savedAt.getTime(),
    number: row.agreement.versionNumber,
    expected: (await viewAgreementDraft(broker, reference)).expected,
  };
}

/** Fills in what is missing, or what is given. */
export async function writtenAgreement(
  broker: Actor,
  reference: string,
  typed: Partial<AgreementDraft> = {},
): Promise<void> {
  const { values, savedAt } = await draftOf(broker, reference);
  must(
    await saveAgreementDraft(broker, {
      reference,
      values: { ...values, ...WRITTEN, ...typed },
      intent: "save",
      expectedVersion: savedAt,
    }),
  );
}

/** Issues the draft as it stands. */
export async function issuedAgreement(broker: Actor, reference: string): Promise<Issued> {
  const { savedAt, number, expected } = await draftOf(broker, reference);
  return must(await issueAgreement(broker, { reference, expectedVersion: savedAt, number, expected }));
}

/** What a signer has before them: the newest version and the digest of its bytes. */
export async function newestVersion(actor: Actor, reference: string) {
  return read(actor, (tx) =>
    tx.agreementVersion.findFirstOrThrow({
      where: { agreement: { reference } },
      select: { number: true, sha256: true },
      orderBy: { number: "desc" },
    }),
  );
}

/** Signs the newest version for the signer's side. */
export async function signedAgreement(signer: Actor, reference: string): Promise<Signed> {
  return must(await signAgreement(signer, { reference, ...(await newestVersion(signer, reference)) }));
}

function must<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message}`);
}
