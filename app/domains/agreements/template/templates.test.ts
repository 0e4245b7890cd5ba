import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";
import { issuedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { person } from "../../../../prisma/factories/organisations";
import { triedAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { agreementText } from "../agreement/agreement-document.rules";
import { publishTemplate } from "../commands/publish-template.server";
import { saveTemplate } from "../commands/save-template.server";
import { startAgreement } from "../commands/start-agreement.server";
import { makeTemplatePdf } from "../jobs/make-template-pdf.server";
import { clausesOfAgreement } from "../queries/template-versions.server";
import { agreementDocumentOf, viewAgreement } from "../queries/view-agreement.server";
import { previewTemplate, templatePdf, viewTemplate } from "../queries/view-template.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let head: Actor;
let strangers: readonly Actor[];
beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  head = world.head;
});

const TEXT =
  "# Complaints\n\n{{provider}} tells **{{ Council }}** of a complaint at {{home}}.\n\n- Within {{council notice}}\n- In writing";
const saves = (who: Actor, text: string, version: number) => saveTemplate(who, { text, version });
const begun = async () => {
  const { placement } = await plannedPlacement(world);
  const started = await startAgreement(world.broker, { acceptance: placement.acceptanceId });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { reference } = started.value;
  const row = await read(world.broker, (tx) => tx.agreement.findUniqueOrThrow({ where: { reference } }));
  return { reference, template: await read(world.broker, (tx) => clausesOfAgreement(tx, row.id)) };
};

const issuedAs = async (reference: string) => {
  await writtenAgreement(world.broker, reference);
  await issuedAgreement(world.broker, reference);
};

describe("a council's template of the agreement", () => {
  it("refuses a placeholder that is not known and offers the nearest, beside the field", async () => {
    expect(await saves(head, "Pay {{weekly fe}} each week", 0)).toMatchObject({
      error: {
        kind: "invalid",
        field: "text",
        message: "{{weekly fe}} is not a placeholder. Did you mean {{weekly fee}}?",
      },
    });
    expect(await saves(head, "NHS number 943 476 5919", 0)).toMatchObject({
      error: { kind: "invalid", field: "text" },
    });
    expect(await saves(head, "{{home", 0)).toMatchObject({ error: { kind: "invalid", field: "text" } });
  });

  it("is published as a numbered version, which new agreements remember and which never changes", async () => {
    const before = await begun();
    expect(before.template).toBeNull();
    expect(await saves(head, TEXT, 0)).toEqual({ ok: true, value: null });
    expect((await begun()).template).toBeNull();
    expect(await saves(await person(world.home, ["commissioner"]), TEXT, 0)).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await publishTemplate(head, { version: 2 })).toMatchObject({ error: { kind: "conflict" } });
    expect(await publishTemplate(head, { version: 1 })).toEqual({ ok: true, value: null });
    expect(await publishTemplate(head, { version: 1 })).toMatchObject({ error: { kind: "not-now" } });
    const first = await begun();
    expect(first.template?.number).toBe(1);
    // What is written next changes nothing of it.
    await saves(head, "# Insurance\n\nInsured.", 1);
    await publishTemplate(head, { version: 2 });
    expect((await begun()).template?.number).toBe(2);
    await issuedAs(first.reference);
    for (const who of [world.broker, manager]) {
      const { shown } = await viewAgreement(who, first.reference);
      const said = JSON.stringify(shown?.content.clauses);
      expect(said).toContain("Complaints");
      expect(said).toContain(shown?.content.parties.provider);
      expect(said).not.toContain("{{");
      const { bytes } = await agreementDocumentOf(who, first.reference, "1");
      expect(Buffer.from(bytes).toString()).toContain("<h3>Complaints</h3>");
    }
    await issuedAs(before.reference);
    expect((await viewAgreement(manager, before.reference)).shown?.content).not.toHaveProperty("clauses");
    expect((await viewTemplate(world.broker)).versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("is looked at in an agreement about nobody, as a page and as a PDF that says the same", async () => {
    const { version } = await viewTemplate(head);
    expect(await saves(head, TEXT, version)).toEqual({ ok: true, value: null });
    const preview = await previewTemplate(head);
    expect(preview).toMatchObject({ hasPdf: false, unpublished: true });
    expect(JSON.stringify(preview.agreement.clauses)).toContain("Example Care Ltd tells");
    await expect(templatePdf(head)).rejects.toMatchObject({ init: { status: 404 } });
    await makeTemplatePdf({ organisationId: world.home.id }, FIRST_TRY);
    const pdf = Buffer.from(await templatePdf(head));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const draft = await read(head, (tx) =>
      tx.agreementTemplate.findFirstOrThrow({ select: { savedAt: true } }),
    );
    const same = accessiblePdf(agreementText(preview.agreement), draft.savedAt);
    expect(pdf.equals(Buffer.from(same))).toBe(true);
  });

  it("is nobody else's to write, and no provider's or other council's to read", async () => {
    const { version } = await viewTemplate(head);
    expect(await saves(world.broker, TEXT, version)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await publishTemplate(world.broker, { version })).toMatchObject({ error: { kind: "forbidden" } });
    expect((await viewTemplate(strangers[1] as Actor)).versions).toEqual([]);
    expect(await triedAs(manager, "select * from agreement_templates")).toBe("42501");
    expect(await triedAs(manager, "select * from agreement_template_versions")).toBe("42501");
    expect(await triedAs(head, "update agreement_template_versions set source = 'x'")).toBe("42501");
    const forged = `insert into agreement_template_versions (id, council_id, number, source, clauses, published_by_id, published_at)
      values (gen_random_uuid(), '${world.home.id}', 99, 'never saved', '[]', '${head.personId}', now())`;
    expect(await triedAs(head, forged)).toBe("42501");
  });
});
