/**
 * Multipart bodies as browsers send them (RFC 7578), read from a stream in one pass: each byte is looked at once, what is
 * held is never more than one header or one chunk, and whatever is not well-formed ends the reading.
 */
export type PartHead = {
  name: string;
  /** As the sender says; undefined for a part that is no file. Never used as a name of ours. */
  fileName: string | undefined;
};

export type PartEvent = { kind: "head"; head: PartHead } | { kind: "bytes"; bytes: Buffer } | { kind: "end" };

/** The body is no multipart of ours. */
export class MalformedBody extends Error {
  override name = "MalformedBody";
}

const LINE = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");
const LONGEST_HEAD = 2_048;

/** `form-data; name="lines[0].amount"; filename="a.pdf"`: browsers write quotes inside as %22. */
const DISPOSITION = /^content-disposition: *form-data; *name="([^"]*)"(?:; *filename="([^"]*)")?/i;

/** The boundary that a content type names, or undefined when it names none that the standard allows. */
export function boundaryOf(contentType: string): string | undefined {
  const said = /^multipart\/form-data *;.*?boundary=(?:"([^"]*)"|([^";, ]*))/i.exec(
    contentType.slice(0, 300),
  );
  const boundary = said?.[1] ?? said?.[2] ?? "";
  return /^[\w'()+,./:=?-]{1,70}$/.test(boundary) ? boundary : undefined;
}

/** Each part in turn: its head, its bytes in pieces, its end. Throws `MalformedBody`. */
export async function* partsOf(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<PartEvent, void, undefined> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter stands at the beginning, where the line break before it is left out.
  let held: Buffer = LINE;
  let inside: "before" | "delimiter" | "head" | "bytes" | "after" = "before";
  for await (const chunk of body) {
    if (inside === "after") continue;
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    for (let goesOn = true; goesOn; ) {
      goesOn = false;
      if (inside === "before") {
        if (held.length < delimiter.length) break;
        if (!held.subarray(0, delimiter.length).equals(delimiter)) throw new MalformedBody();
        held = held.subarray(delimiter.length);
        inside = "delimiter";
      }
      if (inside === "delimiter") {
        if (held.length < 2) break;
        const after = held.toString("latin1", 0, 2);
        if (after === "--") {
          inside = "after";
          break;
        }
        if (after !== "\r\n") throw new MalformedBody();
        held = held.subarray(2);
        inside = "head";
      }
      if (inside === "head") {
        const at = held.indexOf(HEAD_END);
        if (at > LONGEST_HEAD || (at < 0 && held.length > LONGEST_HEAD + HEAD_END.length))
          throw new MalformedBody();
        if (at < 0) break;
        const head = headOf(held.toString("utf8", 0, at));
        held = held.subarray(at + HEAD_END.length);
        inside = "bytes";
        yield { kind: "head", head };
      }
      if (inside === "bytes") {
        const at = held.indexOf(delimiter);
        const sure = at < 0 ? held.length - delimiter.length + 1 : at;
        if (sure > 0) {
          yield { kind: "bytes", bytes: held.subarray(0, sure) };
          held = held.subarray(sure);
        }
        if (at < 0) break;
        held = held.subarray(delimiter.length);
        inside = "delimiter";
        yield { kind: "end" };
        goesOn = true;
      }
    }
  }
  if (inside !== "after") throw new MalformedBody();
}

function headOf(text: string): PartHead {
  const said = text.split("\r\n").filter((line) => /^content-disposition:/i.test(line));
  const match = said.length === 1 ? DISPOSITION.exec(said[0] ?? "") : null;
  if (!match) throw new MalformedBody();
  return { name: match[1] ?? "", fileName: match[2] };
}
