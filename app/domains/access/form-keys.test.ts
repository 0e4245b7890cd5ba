import { expect, it } from "vitest";
import { viewSettings } from "~/domains/access/queries/view-settings.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { council, person } from "../../../prisma/factories/organisations";
import { changeSettingsNow } from "../../../prisma/factories/settings";
import { testDatabase } from "../../../prisma/testing/database.server";
import { settingsSchema } from "./access.schema";

testDatabase();

it("a key that was used answers another body with a conflict, and the same body with its first outcome", async () => {
  const org = await council();
  const admin = await person(org);
  const key = newFormKey();
  const send = async (phone: string, path = "/settings") => {
    const body = new URLSearchParams({ key, phone, outOfHoursPhone: "", dutyOwner: "" });
    const form = await parseForm(
      new Request(`http://portal.test${path}`, { method: "POST", body }),
      settingsSchema,
    );
    if (!form.ok) throw new Error(JSON.stringify(form.response.data.error));
    const idempotency = { key: form.key, redirectTo: () => "/done" };
    const result = await changeSettingsNow(admin, { ...form.value, idempotency }).catch(
      (thrown: Response) => thrown,
    );
    if (result instanceof Response) return result.headers.get("location");
    return result.ok ? "saved" : form.refuse(result.error);
  };
  const shown = async () => (await viewSettings(admin)).phone;

  expect(await send("01902 496000")).toBe("saved");
  expect(await send("01902 496000")).toBe("/done");
  // Somebody went back, changed the number and sent the page again.
  const other = await send("01902 496111");
  expect(other).toMatchObject({ init: { status: 409 } });
  expect(JSON.stringify(other)).toContain("not saved");
  // What was typed stands in the form again.
  expect(JSON.stringify(other)).toContain("496111");
  expect(await send("01902 496000", "/elsewhere")).toMatchObject({ init: { status: 409 } });
  expect(await shown()).toContain("496000");
});

it("one of two bodies that arrive together under one key is saved, the other is told", async () => {
  const admin = await person(await council());
  const key = newFormKey();
  const sent = ["a", "b"].map((digest) =>
    changeSettingsNow(admin, {
      phone: `01902 49600${digest === "a" ? 1 : 2}`,
      idempotency: { key: `${key}.${digest}`, redirectTo: () => "/done" },
    }),
  );
  const results = await Promise.all(sent);
  expect(results.map((result) => (result.ok ? "saved" : result.error.kind)).sort()).toEqual([
    "conflict",
    "saved",
  ]);
});
