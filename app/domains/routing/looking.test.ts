import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { startSession } from "~/domains/access/session.server";
import { pipelined } from "~/platform/database/transaction.server";
import { loader } from "~/routes/provider.$slug.referrals_.$reference._index";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";

testDatabase();

let city: FactoryOrganisation;
let ashgrove: FactoryOrganisation;
let officer: Actor;
let reference: string;

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031" });
  const broker = await person(city, ["broker"]);
  ashgrove = await provider("Ashgrove Care");
  officer = await person(ashgrove, ["referrals-officer"]);
  await registeredService({ providerId: ashgrove.id });
  reference = (await publishedReferral(broker)).reference;
});

async function look(actor: Actor, slug: string, headers: Record<string, string> = {}) {
  const url = `http://localhost/provider/${slug}/referrals/${reference}`;
  const cookie = (await startSession(new Request(url), actor.personId, "given")).split(";")[0] ?? "";
  const request = new Request(url, { headers: { cookie, ...headers } });
  return loader({
    request,
    params: { slug, reference },
    context: { nonce: "", requestId: "", address: "127.0.0.1" },
  });
}

async function marks(): Promise<number> {
  const [rows] = await pipelined("council", { "app.org_id": city.id }, (sql) => [
    sql`select 1 from delivery_reads r join deliveries d on d.id = r.delivery_id where d.reference = ${reference}`,
  ]);
  return rows.length;
}

describe("looking at a referral", () => {
  it("counts for a person who opens the page, not for a browser that fetches it ahead", async () => {
    expect(await look(officer, "ashgrove-care", { "Sec-Purpose": "prefetch;prerender" })).toMatchObject({
      page: { reference },
    });
    expect(await marks()).toBe(0);
    expect(await look(officer, "ashgrove-care")).toMatchObject({
      page: { reference, changedSinceRead: [] },
    });
    expect(await marks()).toBe(1);
  });

  it("is not found for another organisation, at its own address or at this one", async () => {
    const elsewhere = await provider("Elsewhere");
    const stranger = await person(elsewhere, ["referrals-officer"]);
    await expect(look(stranger, "elsewhere")).rejects.toMatchObject({ init: { status: 404 } });
    await expect(look(stranger, "ashgrove-care")).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("is refused to a role that does not read referrals, and leaves no mark", async () => {
    const finance = await person(ashgrove, ["provider-finance"]);
    const before = await marks();
    await expect(look(finance, "ashgrove-care")).rejects.toMatchObject({ init: { status: 403 } });
    expect(await marks()).toBe(before);
  });
});
