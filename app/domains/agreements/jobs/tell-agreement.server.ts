import { AGREEMENT_SIGNERS, BROKERS } from "~/domains/access/role-groups";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Step } from "~/domains/notifications/queries/find-recipients.server";
import { councilPaths, providerPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_AGREEMENT, type TellAgreement } from "../agreement/agreement.jobs";
import type { AgreementSide } from "../agreement/agreement.policy";

/**
 * The job `tell-agreement`: whoever signs for a side is told that a version waits for them, never who issued it, and once it is in force they
 * and the broker who wrote it. What was replaced or has ended meanwhile is told to nobody.
 */
export const tellAgreementTask = handle(TELL_AGREEMENT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

const STATES = { "to-sign": "issued", "in-force": "in-force" } as const;

async function tell(tx: Tx, job: TellAgreement): Promise<void> {
  const agreement = await tx.agreement.findFirst({
    where: { id: job.agreementId, versionNumber: job.version, state: STATES[job.what] },
    select: { id: true, reference: true, councilId: true, providerId: true, createdById: true },
  });
  if (!agreement) return;
  const side: AgreementSide = agreement.councilId === job.organisationId ? "council" : "provider";
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [agreement.councilId, agreement.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const council = organisations.find(({ id }) => id === agreement.councilId);
  const own = organisations.find(({ id }) => id === job.organisationId);
  const paths = side === "council" ? councilPaths(own?.slug ?? "") : providerPaths(own?.slug ?? "");
  const page = paths.agreement(agreement.reference);
  const found = await findRecipients(tx, {
    organisationId: job.organisationId,
    steps: stepsFor(side, job.what, agreement.createdById),
    ...(job.issuedById ? { without: new Set([job.issuedById]) } : {}),
  });
  const facts = { reference: agreement.reference, council: council?.name ?? "" };
  for (const person of found?.people ?? []) {
    const to = { ...person, organisationId: job.organisationId };
    const dedupeKey = `${agreement.id}:${job.version}`;
    if (job.what === "to-sign") {
      const props = {
        ...facts,
        name: person.name,
        link: `${env().APP_URL}${page.page()}`,
        again: job.version > 1,
      };
      await notify(tx, { template: "agreement-to-sign", to, props, dedupeKey });
    } else {
      const props = { ...facts, name: person.name, link: `${env().APP_URL}${page.page()}` };
      await notify(tx, { template: "agreement-in-force", to, props, dedupeKey });
    }
  }
}

function stepsFor(side: AgreementSide, what: TellAgreement["what"], writtenBy: string): readonly Step[] {
  const roles = AGREEMENT_SIGNERS[side];
  if (what === "to-sign" || side === "provider") return [{ roles }];
  return [{ people: [writtenBy] }, { dutyOwner: BROKERS }, { roles }];
}
