import { isId } from "~/platform/ids";

/** Where a page of the inbox begins: after this row of its order. */
export type InboxKey = { paused: boolean; at: Date; id: string };

/** The key as part of an address: `0.1795600000000.0192…`. */
export function writeInboxKey(key: InboxKey): string {
  return `${key.paused ? 1 : 0}.${key.at.getTime()}.${key.id}`;
}

/** Undefined for anything that was not written here: the list then begins at its start. */
export function readInboxKey(text: string | null): InboxKey | undefined {
  const [paused, at, id, ...rest] = (text ?? "").split(".");
  if (rest.length > 0 || !/^[01]$/.test(paused ?? "") || !/^\d{1,13}$/.test(at ?? "") || !isId(id))
    return undefined;
  return { paused: paused === "1", at: new Date(Number(at)), id };
}
