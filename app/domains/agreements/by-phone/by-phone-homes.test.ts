import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { council, provider } from "../../../../prisma/factories/organisations";
import { alert } from "../../../../prisma/factories/providers";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { outbox } from "../../../../prisma/testing/deciding.server";
import { placeByPhone } from "../commands/place-by-phone.server";
import { viewPlaceByPhone } from "../queries/view-place-by-phone.server";
import { type PhoneWorld, phoneWorld } from "../testing/by-phone-world";

/** Which homes can be chosen for a placement by phone, and what is said of the one that was. */
testDatabase();
let world: PhoneWorld;

beforeAll(async () => {
  world = await phoneWorld();
});

describe("the homes to choose from", () => {
  it("leave out a provider that only another council vouches for", async () => {
    const other = await council();
    const invited = async (vouchedById: string) => {
      const org = await provider();
      const home = await registeredService({ providerId: org.id });
      await sqlFor("owner")`
        update access.organisations set standing = 'unconfirmed', vouched_by_id = ${vouchedById} where id = ${org.id}`;
      return home;
    };
    const [theirs, ours] = [await invited(other.id), await invited(world.home.id)];
    const listed = (await viewPlaceByPhone(world.duty)).homes.map(({ value }) => value);
    expect(listed).toContain(ours);
    expect(listed).not.toContain(theirs);
  });

  it("are each with their own alerts, which count as read once the home was chosen and no sooner", async () => {
    const warned = await registeredService({ providerId: world.asked.org.id });
    const clear = await registeredService({ providerId: world.asked.org.id });
    const id = await alert(world.broker, warned, "insurance-lapsed");
    const { alertsOf } = await viewPlaceByPhone(world.duty);
    expect(alertsOf[warned]).toEqual({ ids: [id], names: "Insurance lapsed" });
    expect(alertsOf[clear]).toBeUndefined();
    const at = world.form({ serviceId: warned, alertReason: "The only bed tonight" });
    expect(await placeByPhone(world.duty, at)).toMatchObject({
      ok: false,
      error: { field: "alertReason", message: expect.stringContaining("Insurance lapsed") },
    });
    expect(await placeByPhone(world.duty, { ...at, alertsRead: [id] })).toMatchObject({ ok: true });
  });
});

describe("a home whose provider is not on the portal", () => {
  const unlisted = async () => {
    const ownerName = `Nightjar Homes ${newId().slice(-6)} Ltd`;
    const home = await registeredService({ ownerName });
    return { home, ownerName };
  };
  const contact = (at: string) => ({
    contactName: "Wren Ashdown",
    contactEmail: `wren-${at.slice(-6)}@nightjar.example`,
  });

  it("is offered where it was chosen in the register, and nowhere else", async () => {
    const { home, ownerName } = await unlisted();
    const listed = await viewPlaceByPhone(world.duty);
    expect(listed.homes.map(({ value }) => value)).not.toContain(home);
    expect(listed.chosen).toBeNull();
    const view = await viewPlaceByPhone(world.duty, home);
    expect(view.chosen).toEqual({ id: home, provider: ownerName });
    expect(view.homes.find(({ value }) => value === home)?.label).toContain("not on Homeward yet");
  });

  it("takes the child at once: its provider is brought on unconfirmed, and whoever was spoken to is invited to the placement", async () => {
    const { home, ownerName } = await unlisted();
    const at = world.form({ serviceId: home, alertReason: "The only bed tonight" });
    expect(await placeByPhone(world.duty, at)).toMatchObject({ error: { field: "contactName" } });
    const named = { ...at, ...contact(home) };
    expect(await placeByPhone(world.duty, { ...named, contactEmail: "" })).toMatchObject({
      error: { field: "contactEmail" },
    });
    expect(await placeByPhone(world.duty, { ...named, alertReason: "" })).toMatchObject({
      error: { field: "alertReason", message: expect.stringContaining("not confirmed") },
    });
    // A refusal has brought nobody on.
    expect(await standingOf(home)).toEqual([]);
    const placed = await placeByPhone(world.duty, named);
    expect(placed).toMatchObject({ ok: true });
    const reference = placed.ok ? placed.value.reference : "";
    expect(await standingOf(home)).toEqual([
      { name: ownerName, standing: "unconfirmed", vouchedById: world.home.id },
    ]);
    const mail = (await outbox()).find(
      ({ template, props }) => template === "invitation" && props.name === "Wren Ashdown",
    );
    expect(mail?.props).toMatchObject({
      organisation: ownerName,
      placement: { reference, council: world.home.name },
      secretLink: expect.stringContaining(encodeURIComponent(`/placements/${reference}`)),
    });
    expect(JSON.stringify(mail?.props)).not.toMatch(/Tamsin|Overbury|2012|Girl/);
  });

  it("whose owner answers for another home already is told how to add it", async () => {
    const { home, ownerName } = await unlisted();
    const org = await provider();
    await registeredService({ ownerName, providerId: org.id });
    const at = world.form({ serviceId: home, alertReason: "The only bed tonight", ...contact(home) });
    expect(await placeByPhone(world.duty, at)).toMatchObject({
      error: { field: "serviceId", message: expect.stringContaining("without this home") },
    });
  });
});

const standingOf = (home: string) =>
  sqlFor("owner")<{ name: string; standing: string; vouchedById: string }[]>`
    select o.name, o.standing, o.vouched_by_id as "vouchedById" from access.organisations o
      join services s on s.provider_id = o.id where s.id = ${home}`.then((rows) => [...rows]);

it("a home that has an unsent offer for the child is told of in words, and nothing is written", async () => {
  const search = await world.search();
  const { officer, serviceId } = world.asked;
  expect(await startOffer(officer, { reference: search, serviceId })).toMatchObject({ ok: true });
  const referral = () =>
    read(world.duty, (tx) =>
      tx.referral.findUniqueOrThrow({
        where: { reference: search },
        select: { version: true, state: true },
      }),
    );
  const before = await referral();
  const tried = await placeByPhone(
    world.duty,
    world.form({ child: `${search}.${before.version}`, serviceId }),
  );
  expect(tried).toMatchObject({
    ok: false,
    error: { field: "serviceId", message: expect.stringContaining("unsent offer for this child") },
  });
  expect(await referral()).toEqual(before);
});
