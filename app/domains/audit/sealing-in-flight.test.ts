import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { verifyAudit } from "./queries/verify-audit.server";
import { testRecord } from "./testing/record";

const record = testRecord();
const { writeThree, event, sealOnce, seal, problems } = record;

describe("transactions in flight", () => {
  it("come into a later seal, however long they take", async () => {
    const long = await record.admin.reserve();
    const id = newId();
    await long`begin`;
    await event(long, id);
    await writeThree();
    await sealOnce();
    // Nothing that began after it is sealed before it ends.
    expect(await verifyAudit(record.owner)).toMatchObject({ problems: [], seals: 0, unsealed: { rows: 3 } });
    await long`commit`;
    long.release();
    await seal();
    expect(await verifyAudit(record.owner)).toMatchObject({
      problems: [],
      seals: 1,
      rows: 4,
      unsealed: { rows: 0 },
    });
  });

  /** Writers that begin, write and commit in any order while seals are made. */
  async function race(): Promise<void> {
    let busy = 4;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const connection = await record.admin.reserve();
      for (let round = 0; round < 25; round += 1) {
        await connection`begin`;
        await event(connection);
        // Others commit and seals are made while this one is open.
        for (let others = 0; others < (round * 7 + writer * 3) % 5; others += 1) await connection`select 1`;
        if (round % 6 === 5) await connection`rollback`;
        else {
          await event(connection);
          await connection`commit`;
        }
      }
      connection.release();
      busy -= 1;
    });
    const sealing = (async () => {
      while (busy > 0) await sealOnce();
    })();
    await Promise.all([...writers, sealing]);
    await seal();
  }

  it("never end up behind the sealed edge", async () => {
    await race();
    const verdict = await verifyAudit(record.owner);
    expect(verdict).toMatchObject({ problems: [], rows: 4 * 21 * 2, unsealed: { rows: 0 } });
    // How many seals the race makes depends on the machine; that some are made is what is asked here.
    expect(verdict.seals).toBeGreaterThan(0);
  });

  it("would, if the newest transaction were taken for the edge", async () => {
    const [made] = await record.admin<
      { text: string }[]
    >`select pg_get_functiondef('public.seal_audit'::regproc) as text`;
    const text = made?.text ?? "";
    await record.admin.unsafe(text.replace("pg_snapshot_xmin", "pg_snapshot_xmax"));
    try {
      const long = await record.admin.reserve();
      await long`begin`;
      await event(long);
      await event(record.admin);
      await sealOnce();
      await long`commit`;
      long.release();
      expect((await problems())[0]).toMatchObject({ kind: "inserted-row", seal: "1" });
    } finally {
      await record.admin.unsafe(text);
    }
  });
});
