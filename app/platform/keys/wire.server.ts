import type { Socket } from "node:net";

/**
 * What passes between a process and the one that holds the keys: frames of four bytes of length and JSON, in which
 * bytes and dates are marked. JSON, because nothing that it reads can be more than data.
 */

/** A document of ten megabytes in base64, and what stands around it. */
const LARGEST = 24 * 1_048_576;

export function encoded(value: unknown): string {
  return JSON.stringify(value, function mark(this: unknown, name: string, said: unknown) {
    const original = (this as Record<string, unknown>)[name];
    if (original instanceof Date) return { $date: original.toISOString() };
    if (original instanceof Uint8Array) return { $bytes: Buffer.from(original).toString("base64") };
    return said;
  });
}

export function decoded(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    const [[name, said] = [], ...others] = Object.entries(value);
    if (others.length > 0 || typeof said !== "string") return value;
    if (name === "$date") return new Date(said);
    if (name === "$bytes") return new Uint8Array(Buffer.from(said, "base64"));
    return value;
  });
}

export function send(socket: Socket, value: unknown): void {
  const body = Buffer.from(encoded(value), "utf8");
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  socket.cork();
  socket.write(head);
  socket.write(body);
  socket.uncork();
}

/** Calls `onValue` for each frame, in order. Who sends what cannot be read is hung up on. */
export function receive(socket: Socket, onValue: (value: unknown) => void): void {
  let pieces: Buffer[] = [];
  let [length, wanted] = [0, 4];
  socket.on("data", (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    while (length >= wanted) {
      const whole = Buffer.concat(pieces);
      const end = 4 + whole.readUInt32BE();
      if (end > LARGEST) return void socket.destroy();
      wanted = end;
      pieces = [whole];
      if (length < end) return;
      try {
        onValue(decoded(whole.subarray(4, end).toString("utf8")));
      } catch {
        return void socket.destroy();
      }
      pieces = [whole.subarray(end)];
      length -= end;
      wanted = 4;
    }
  });
}
