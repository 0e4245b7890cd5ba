import { readdirSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { buildPdf, SHOWN } from "~/platform/files/opening/testing/build-pdf";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { placedWorld } from "../../../prisma/testing/placed.server";
import { arrivedFile, uploadsFolder } from "../../../prisma/testing/uploads.server";
import { removeHomeFile } from "./commands/remove-home-file.server";
import { uploadHomeFile } from "./commands/upload-home-file.server";
import { checkHomeFile } from "./jobs/check-home-file.server";
import { forgetHomeFile } from "./jobs/forget-home-file.server";
import {
  findOfferedFile,
  findOwnFile,
  madeOf,
  viewHomeOfOffer,
  viewOwnHomeFiles,
} from "./queries/view-home-files.server";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const folder = uploadsFolder();
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];
let serviceId: string;

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  serviceId = world.providers[0]?.serviceId ?? "";
});

const PHOTO = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#3a7" } })
    .withExif({ IFD0: { Artist: "Amara Quillfeather" }, IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
const PDF = () => buildPdf({ content: SHOWN });
async function upload(who: Actor, kind: "guide" | "photo", bytes: Buffer, altText = "The garden") {
  const file = await arrivedFile(bytes);
  return uploadHomeFile(who, { serviceId, kind, altText: kind === "photo" ? altText : null, file });
}
async function ready(kind: "guide" | "photo", bytes: Buffer): Promise<string> {
  const added = await upload(manager, kind, bytes);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  await checkHomeFile({ fileId: added.value.id, organisationId: manager.organisationId }, FIRST_TRY);
  return added.value.id;
}
const filesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
const remove = (who: Actor, fileId: string) => removeHomeFile(who, { serviceId, fileId });
const gone = { status: 404 };
const offered = async () => world.offerOf(0, await world.search());

it("a photograph is drawn again without what the camera wrote, described in words that name nobody", async () => {
  expect(await upload(manager, "photo", PDF())).toMatchObject({ error: { field: "file" } });
  expect(await upload(manager, "guide", await PHOTO())).toMatchObject({ error: { field: "file" } });
  expect(await upload(manager, "photo", await PHOTO(), "Ring 07700 900123")).toMatchObject({
    error: { field: "altText" },
  });
  for (const stranger of strangers)
    expect(await upload(stranger, "photo", await PHOTO())).toMatchObject({ error: { kind: "not-found" } });
  const finance = await person(world.providers[0]?.org as never, ["provider-finance"]);
  expect(await upload(finance, "photo", await PHOTO())).toMatchObject({ error: { kind: "forbidden" } });
  const id = await ready("photo", await PHOTO());
  expect(filesOf(id)).toEqual([`${id}.made`]);
  const made = await madeOf(await findOwnFile(manager, serviceId, id));
  expect(made.includes("Quillfeather")).toBe(false);
  expect((await sharp(made).metadata()).exif).toBeUndefined();
  await remove(manager, id);
});

it("a home has eight photographs and no ninth", async () => {
  for (let count = 0; count < 8; count += 1)
    expect(await upload(manager, "photo", await PHOTO())).toMatchObject({ ok: true });
  expect(await upload(manager, "photo", await PHOTO())).toMatchObject({ error: { field: "file" } });
  for (const { id, kind } of (await viewOwnHomeFiles(manager, serviceId)).files)
    if (kind === "photo") expect(await remove(manager, id)).toMatchObject({ ok: true });
});

it("a council sees what the home of its offer shows; an offer keeps the guide that it was sent with until that is removed", async () => {
  const first = await ready("guide", PDF());
  const photo = await ready("photo", await PHOTO());
  const offer = await offered();
  const { broker } = world;
  expect(await viewHomeOfOffer(broker, offer)).toMatchObject({
    guide: { id: first },
    guideThen: null,
    photos: [{ id: photo, altText: "The garden" }],
  });
  for (const stranger of strangers) {
    await expect(viewHomeOfOffer(stranger, offer)).rejects.toMatchObject({ init: gone });
    await expect(findOfferedFile(stranger, offer, first)).rejects.toMatchObject({ init: gone });
  }
  const second = await ready("guide", PDF());
  expect(await viewHomeOfOffer(broker, offer)).toMatchObject({
    guide: { id: second },
    guideThen: { id: first },
  });
  expect(await viewHomeOfOffer(broker, await offered())).toMatchObject({
    guide: { id: second },
    guideThen: null,
  });
  expect((await madeOf(await findOfferedFile(broker, offer, first))).subarray(0, 5).toString()).toBe("%PDF-");
  expect(await remove(broker, first)).toMatchObject({ error: { kind: "not-found" } });
  expect(await remove(manager, first)).toMatchObject({ ok: true });
  expect(await remove(manager, photo)).toMatchObject({ ok: true });
  await forgetHomeFile({ fileId: first, organisationId: manager.organisationId }, FIRST_TRY);
  expect(filesOf(first)).toEqual([]);
  expect(await viewHomeOfOffer(broker, offer)).toMatchObject({ guideThen: null, removed: true, photos: [] });
  await expect(findOfferedFile(broker, offer, photo)).rejects.toMatchObject({ init: gone });
});
