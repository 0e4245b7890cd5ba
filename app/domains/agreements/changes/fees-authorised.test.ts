import { beforeAll, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { emptyLine } from "~/domains/offers/offer-draft.rules";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import type { FeeLine } from "../agreement/fee-lines.rules";
import { writeVersion } from "../commands/write-version.server";

testDatabase();
let world: DecidingWorld;
let reference: string;

const EXTRA = {
  charge: "extra",
  outcome: "Sleeps through most nights",
  evidence: "The night log",
  reviewOn: { day: "1", month: "3", year: "2027" },
} as const;

beforeAll(async () => {
  world = await decidingWorld(1);
  const search = await world.search();
  const offer = await world.offerOf(0, search, {
    lines: [
      { ...emptyLine("core"), amount: "4,850.00" },
      { ...emptyLine("extra-staffing"), amount: "21.33", hours: "35.5", description: "Nights", ...EXTRA },
      { ...emptyLine("set-up"), amount: "600.00", description: "A bed", ...EXTRA },
    ],
  });
  await acceptedOffer(world.broker, world.head, { reference: search, offer });
  reference = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, reference);
  await issuedAgreement(world.broker, reference);
});

/** Issues the newest version again past the pages, with other fees. */
async function issues(change: (fees: FeeLine[]) => FeeLine[]): Promise<"written" | "refused"> {
  const agreement = await read(world.broker, (tx) =>
    tx.agreement.findUniqueOrThrow({
      where: { reference },
      include: { versions: { orderBy: { number: "desc" } } },
    }),
  );
  const content = agreement.versions[0]?.content as unknown as AgreementContent;
  const version = agreement.versionNumber + 1;
  return past(world.broker, async (tx) => {
    await writeVersion(tx, world.broker, agreement, { ...content, version, fees: change([...content.fees]) });
    await tx.agreement.updateMany({
      where: { id: agreement.id },
      data: { versionNumber: version, version: { increment: 1 } },
    });
  });
}

const first = (fees: FeeLine[], changed: Partial<FeeLine>) =>
  fees.map((line, index) => (index === 0 ? { ...line, ...changed } : line));

it.each<[string, (fees: FeeLine[]) => FeeLine[]]>([
  ["more a week", (fees) => first(fees, { weeklyPence: 485_001 })],
  ["less a week", (fees) => first(fees, { weeklyPence: 1 })],
  ["another price of the unit", (fees) => first(fees, { unitPence: 500_000 })],
  ["another pace", (fees) => first(fees, { pace: "included" })],
  ["something once besides", (fees) => first(fees, { oncePence: 5 })],
  ["something a year besides", (fees) => first(fees, { yearlyPence: 5 })],
  ["another end", (fees) => first(fees, { to: "2099-01-01" })],
  ["another beginning", (fees) => first(fees, { from: "2020-01-01" })],
  ["shared by others", (fees) => first(fees, { sharedBy: 2 })],
  ["another kind", (fees) => first(fees, { kind: "education" })],
  ["a line less", (fees) => fees.slice(1)],
  ["none at all", () => []],
  ["a line more", (fees) => [...fees, ...fees.slice(0, 1)]],
])("no agreement is issued with fees that were not authorised: %s", async (_name, change) => {
  expect(await issues(change)).toBe("refused");
});

it("it is issued again with the fees that were", async () => {
  expect(await issues((fees) => fees)).toBe("written");
});
