import { constants, setPriority } from "node:os";
import { performance } from "node:perf_hooks";
import type { AgreementContent } from "~/domains/agreements/agreement/agreement-content.rules";
import { agreementText } from "~/domains/agreements/agreement/agreement-document.rules";
import { feeLinesOf } from "~/domains/agreements/agreement/fee-lines.rules";
import { exampleLine } from "~/domains/offers/example-line";
import { ownWords } from "~/platform/cleared-text";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";

/**
 * As many different agreements as are asked for, each made a PDF as the worker does it, in a process of its own with the
 * priority of `scripts/document-worker.ts`. Says how many milliseconds they took.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** As long as people write them. */
const words = ownWords(
  `As it was agreed with everybody who knows the child, and as the social worker, the home and the school wrote it down. As it was agreed with everybody who knows the child, and as the social worker, the home and the school wrote it down.
As it was agreed with everybody who knows the child, and as the social worker, the home and the school wrote it down. As it was agreed with everybody who knows the child, and as the social worker, the home and the school wrote it down.`,
);

function agreement(n: number): AgreementContent {
  const startOn = "2026-12-01";
  return {
    schema: 1,
    reference: `IPA-${String(n).padStart(6, "0")}`,
    version: 1,
    issuedOn: "2026-11-29",
    parties: {
      council: "Wolverhampton",
      provider: "Ashgrove Care",
      service: `Home ${n}`,
      registration: `SC${1_000_000 + n}`,
      issuedBy: "Priya Nandakumar",
    },
    child: { referral: `HW-${n}`, place: 1, of: 1, described: "Girl, 14 · children's home" },
    startOn,
    placementPlanOn: "2026-12-05",
    notice: { council: 28, provider: 28, trialDays: 14, trialNotice: 1 },
    terms: {
      purpose: words,
      intendedLength: words,
      coreFee: words,
      familyTime: words,
      health: words,
      education: words,
      delegatedAuthority: words,
      missing: words,
      dataProtection: words,
      stepDown: words,
    },
    outcomes: Array.from({ length: 4 }, () => ({ outcome: words, review: words })),
    fees: feeLinesOf(
      [
        exampleLine({ unitPence: 400_000 + n }),
        exampleLine({ kind: "set-up", description: "A bed and a desk", unitPence: 90_000 }),
      ],
      startOn,
      { place: 0, of: 1 },
    ),
  };
}

const asked = Number(process.argv[2]);
const madeAt = new Date("2026-11-29T12:00:00Z");
accessiblePdf(agreementText(agreement(0)), madeAt);
process.send?.("begins");
const began = performance.now();
let bytes = 0;
for (let n = 1; n <= asked; n += 1) bytes += accessiblePdf(agreementText(agreement(n)), madeAt).length;
process.send?.({ ms: performance.now() - began, bytes });
process.on("disconnect", () => process.exit(0));
