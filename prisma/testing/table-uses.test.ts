import { expect, it } from "vitest";
import { tableUses } from "./table-uses";

const seen = (code: string) =>
  tableUses("x.server.ts", code).map(({ table, writes }) => `${writes ? "writes" : "reads"} ${table}`);

it("sees the calls of Prisma", () => {
  expect(
    seen("await tx.delivery.updateMany({}); await tx.offer\n.findMany({}); // tx.service.count()"),
  ).toEqual(["writes public.deliveries", "reads public.offers"]);
});

it("sees the relations that a call selects, filters and sorts by", () => {
  expect(
    seen(`tx.offer.findMany({
      where: { AND: [{ delivery: { brokerId } }, { referral: { is: { children: { some: {} } } } }] },
      select: { service: { select: { declaration: true } }, _count: { select: { versions: true } } },
      orderBy: mine ? [{ authorisations: { _count: "desc" } }] : [],
    })`),
  ).toEqual([
    "reads public.offers",
    "reads public.deliveries",
    "reads public.referrals",
    "reads public.referral_children",
    "reads public.services",
    "reads public.declarations",
    "reads public.offer_versions",
    "reads public.authorisations",
  ]);
});

it("sees them in constants of the file, in what is spread, and where the type alone says of what they are", () => {
  expect(
    seen("const WITH = { referral: true } as const; tx.offer.findMany({ select: { ...WITH } })"),
  ).toEqual(["reads public.referrals", "reads public.offers"]);
  expect(seen("export const COLUMNS = { delivery: true } satisfies Prisma.OfferSelect")).toEqual([
    "reads public.deliveries",
  ]);
  expect(
    seen("function scope(): Prisma.OfferVersionWhereInput { return { offer: { councilId } }; }"),
  ).toEqual(["reads public.offers"]);
});

it("sees a relation that is written with its row, and takes what is kept as JSON for no relation", () => {
  expect(
    seen("tx.referral.create({ data: { content: { offers: [1] }, children: { create: [{ id }] } } })"),
  ).toEqual(["writes public.referrals", "writes public.referral_children"]);
});

it("sees SQL in templates, each table of a list and each fragment, and no prose", () => {
  expect(
    seen(
      `sql\`select 1 from public.offers o, deliveries d join vault.identities using (id) where \${sql\`exists (select 1 from referrals)\`}\`; log('from services');`,
    ),
  ).toEqual([
    "reads public.offers",
    "reads public.deliveries",
    "reads vault.identities",
    "reads public.referrals",
  ]);
  expect(
    seen("sql`delete from offers`; sql`insert into public.events (id) select id from only services`"),
  ).toEqual(["writes public.offers", "writes public.events", "reads public.services"]);
});
