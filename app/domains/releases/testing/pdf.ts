import { deflateSync } from "node:zlib";

/** A PDF as simple writers make one: packed streams, and whatever stands openly in it. */
export function pdf(streams: string[], open = ""): Buffer {
  const parts: Buffer[] = [Buffer.from(`%PDF-1.7\n1 0 obj << ${open} >> endobj\n`, "latin1")];
  for (const [index, text] of streams.entries()) {
    const packed = deflateSync(Buffer.from(text, "latin1"));
    const head = `${index + 2} 0 obj << /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    parts.push(Buffer.from(head, "latin1"), packed, Buffer.from("\nendstream endobj\n", "latin1"));
  }
  parts.push(Buffer.from("trailer << /Root 1 0 R >>\n%%EOF\n", "latin1"));
  return Buffer.concat(parts);
}
