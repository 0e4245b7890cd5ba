import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { startSession } from "~/domains/access/session.server";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey } from "~/platform/ids";
import { registeredService } from "../factories/deliveries";
import { person, provider } from "../factories/organisations";
import { testDatabase } from "../testing/database.server";

/** A mistyped outcode, the way a browser without scripts sends it: refused with an offer, the offer pressed, then saved. */
testDatabase();

type Answer = Response | { data: unknown };
type Action = (args: {
  request: Request;
  params: Record<string, string>;
  context: object;
}) => Promise<Answer>;
const modules = import.meta.glob<{ action: Action }>("../../app/routes/provider.$slug.services.$service.tsx");

let admin: Actor;
let service: string;

beforeAll(async () => {
  const org = await provider();
  admin = await person(org, ["provider-admin"]);
  service = await registeredService({ providerId: org.id });
  await sqlFor("region")`
    insert into outcodes (code, lat, lng, council_code) values ('WV10', 52.6, -2.1, 'E08000031'), ('WV1', 52.6, -2.1, 'E08000031')`;
});

const typed = {
  displayName: "The Hollow",
  outcode: "WV1O",
  notes: "By the canal",
  "needs.wheelchair": "yes",
};

async function post(fields: Record<string, string>): Promise<Answer> {
  const [load] = Object.values(modules);
  const { action } = (await load?.()) ?? {};
  const base = new Request("http://portal.test/");
  const cookie = (await startSession(base, admin.personId, "given")).split(";")[0] ?? "";
  const request = new Request(`http://portal.test/provider/${admin.organisationSlug}/services/${service}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ key: newFormKey(), version: "0", ...fields }),
  });
  if (!action) throw new Error("There is no such route.");
  return action({ request, params: { slug: admin.organisationSlug, service }, context: {} });
}
const saidIn = (answer: Answer) => JSON.stringify("data" in answer ? answer.data : null);

it("a look-alike outcode is refused with an offer; taking it changes that one answer and saves nothing yet", async () => {
  const refused = saidIn(await post(typed));
  expect(refused).toContain("did you mean WV10");
  const taken = await post({ ...typed, take: "outcode\nWV1O\nWV10" });
  const said = saidIn(taken);
  expect(said).toContain('"outcode":"WV10"');
  expect(said).toContain('"notes":"By the canal"');
  expect(said).toContain('"displayName":"The Hollow"');
  expect(said).not.toContain("did you mean");
  expect(await declared()).toEqual([]);
  const done = await post({ ...typed, outcode: "WV10" });
  expect(done instanceof Response && done.status).toBe(302);
  expect(await declared()).toMatchObject([{ outcode: "WV10", notes: "By the canal" }]);
});

it("a forged offer puts nothing in the place of what was not typed", async () => {
  for (const take of ["outcode\nWV9\nWV10", "notes\ncanal\nWV10", "\n\n", "outcode", "unknown\nWV1O\nWV10"]) {
    const said = saidIn(await post({ ...typed, take }));
    expect(said, take).toContain('"outcode":"WV1O"');
    expect(said, take).toContain('"notes":"By the canal"');
  }
});

async function declared() {
  return read(admin, (tx) => tx.declaration.findMany({ select: { outcode: true, notes: true } }));
}
