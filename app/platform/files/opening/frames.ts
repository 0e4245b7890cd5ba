import { z } from "zod";
import { FILE_KINDS, type Opened, PAGE_FLAGS, type PageToSet, REFUSALS } from "./opened";

/**
 * What goes into the process that opens files and what comes out of it: a length, that much JSON, then bytes one after
 * the other whose lengths stand in the JSON. What comes out is believed as little as the file.
 */
const HEAD_BYTES = 4;
const lengths = z.array(z.int().min(0)).max(1_000);
const side = z.int().min(1).max(20_000);
const place = z.int().min(0).max(999);

const order = z.discriminatedUnion("what", [
  z.object({ what: z.literal("open"), blobs: lengths }),
  z.object({
    what: z.literal("set"),
    blobs: lengths,
    title: z.string(),
    pages: z.array(
      z.union([z.object({ text: z.string() }), z.object({ picture: place, width: side, height: side })]),
    ),
  }),
]);

const answer = z.discriminatedUnion("what", [
  z.object({ what: z.literal("refused"), blobs: lengths, refusal: z.enum(REFUSALS) }),
  z.object({ what: z.literal("set"), blobs: lengths }),
  z.object({
    what: z.literal("opened"),
    blobs: lengths,
    kind: z.enum(FILE_KINDS),
    pages: z.array(
      z.object({
        text: z.string(),
        hidden: z.string(),
        flags: z.array(z.enum(PAGE_FLAGS)),
        picture: z.object({ blob: place, width: side, height: side }).optional(),
      }),
    ),
  }),
]);

function frame(head: object, blobs: readonly Buffer[]): Buffer {
  const json = Buffer.from(JSON.stringify({ ...head, blobs: blobs.map(({ length }) => length) }), "utf8");
  const size = Buffer.alloc(HEAD_BYTES);
  size.writeUInt32BE(json.length);
  return Buffer.concat([size, json, ...blobs]);
}

function unframe<T extends { blobs: number[] }>(
  shape: z.ZodType<T>,
  bytes: Buffer,
): { head: T; blobs: Buffer[] } {
  const end = HEAD_BYTES + bytes.readUInt32BE(0);
  const head = shape.parse(JSON.parse(bytes.subarray(HEAD_BYTES, end).toString("utf8")));
  let at = end;
  const blobs = head.blobs.map((length) => {
    const blob = bytes.subarray(at, at + length);
    at += length;
    if (blob.length !== length) throw new Error("The answer is not whole.");
    return blob;
  });
  return { head, blobs };
}

const blobAt = (blobs: readonly Buffer[], at: number): Buffer => {
  const blob = blobs[at];
  if (!blob) throw new Error("The answer names a picture that it does not bring.");
  return blob;
};

export const orderToOpen = (bytes: Buffer): Buffer => frame({ what: "open" }, [bytes]);

export function orderToSet(title: string, pages: readonly PageToSet[]): Buffer {
  const blobs: Buffer[] = [];
  const heads = pages.map((page) => {
    if (page.kind === "text") return { text: page.text };
    blobs.push(page.bytes);
    return { picture: blobs.length - 1, width: page.width, height: page.height };
  });
  return frame({ what: "set", title, pages: heads }, blobs);
}

export type Order = { what: "open"; bytes: Buffer } | { what: "set"; title: string; pages: PageToSet[] };

export function readOrder(bytes: Buffer): Order {
  const { head, blobs } = unframe(order, bytes);
  if (head.what === "open") return { what: "open", bytes: blobAt(blobs, 0) };
  const pages = head.pages.map((page): PageToSet => {
    if ("text" in page) return { kind: "text", text: page.text };
    const { picture, width, height } = page;
    return { kind: "picture", bytes: blobAt(blobs, picture), width, height };
  });
  return { what: "set", title: head.title, pages };
}

export function answerOpened(opened: Opened): Buffer {
  if (!opened.ok) return frame({ what: "refused", refusal: opened.refusal }, []);
  const blobs: Buffer[] = [];
  const pages = opened.pages.map(({ picture, ...page }) => {
    if (!picture) return page;
    blobs.push(picture.bytes);
    return { ...page, picture: { blob: blobs.length - 1, width: picture.width, height: picture.height } };
  });
  return frame({ what: "opened", kind: opened.kind, pages }, blobs);
}

export const answerSet = (pdf: Buffer): Buffer => frame({ what: "set" }, [pdf]);

/** The answer to `orderToOpen`. Throws for what is none. */
export function readOpened(bytes: Buffer): Opened {
  const { head, blobs } = unframe(answer, bytes);
  if (head.what === "refused") return { ok: false, refusal: head.refusal };
  if (head.what !== "opened") throw new Error("The answer is to another order.");
  const pages = head.pages.map(({ picture, ...page }) => ({
    ...page,
    ...(picture
      ? { picture: { bytes: blobAt(blobs, picture.blob), width: picture.width, height: picture.height } }
      : {}),
  }));
  return { ok: true, kind: head.kind, pages };
}

/** The answer to `orderToSet`. Throws for what is none. */
export function readSet(bytes: Buffer): Buffer {
  const { head, blobs } = unframe(answer, bytes);
  if (head.what !== "set") throw new Error("The answer is to another order.");
  return blobAt(blobs, 0);
}
