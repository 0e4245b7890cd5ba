import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { actingAs } from "./acting-as.server";

/**
 * What the database says of a statement past the program: the code of its refusal, or "rolled back" and how many rows it was
 * of. What is looked at when a transaction ends is looked at too.
 */
export async function attempted(
  role: "worker" | "council" | "provider",
  who: Actor,
  statement: string,
): Promise<string> {
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, who);
      const { count } = await tx.unsafe(statement);
      await tx.unsafe("set constraints all immediate");
      throw new Error(`rolled back ${count}`);
    });
  } catch (thrown) {
    const { code, message } = thrown as { code?: string; message: string };
    return code ?? message;
  }
  return "nothing";
}
