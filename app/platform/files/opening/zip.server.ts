import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { Refused } from "./opened";

const MAX_ENTRIES = 2_000;
/** Of one entry and of all together, when they are unpacked: counted while they grow, whatever the zip says. */
const MAX_OF_ONE = 20 * 1024 * 1024;
const MAX_OF_ALL = 60 * 1024 * 1024;

/** The entries of a zip for which `wanted` answers true, unpacked. Throws Refused for what is too large or no zip. */
export async function unzip(bytes: Buffer, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const zip = await opened(bytes);
  const found = new Map<string, Buffer>();
  let [entries, total] = [0, 0];
  return new Promise((resolve, reject) => {
    const stop = (refusal: Refused) => {
      zip.close();
      reject(refusal);
    };
    zip.on("error", () => stop(new Refused("damaged")));
    zip.on("end", () => resolve(found));
    zip.on("entry", (entry: Entry) => {
      entries += 1;
      if (entries > MAX_ENTRIES) return stop(new Refused("too-large-inside"));
      // The first of a name counts, as in the programs that show the document.
      if (!wanted(entry.fileName) || found.has(entry.fileName)) return zip.readEntry();
      read(zip, entry, Math.min(MAX_OF_ONE, MAX_OF_ALL - total)).then(
        (content) => {
          total += content.length;
          found.set(entry.fileName, content);
          zip.readEntry();
        },
        (error: unknown) => stop(error instanceof Refused ? error : new Refused("damaged")),
      );
    });
    zip.readEntry();
  });
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) reject(new Refused("damaged"));
      else resolve(zip);
    }),
  );
}

function read(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  if (entry.isEncrypted()) return Promise.reject(new Refused("locked"));
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new Refused("damaged"));
      const parts: Buffer[] = [];
      let size = 0;
      stream.on("data", (part: Buffer) => {
        size += part.length;
        if (size > most) {
          stream.destroy();
          reject(new Refused("too-large-inside"));
        } else parts.push(part);
      });
      stream.on("error", () => reject(new Refused("damaged")));
      stream.on("end", () => resolve(Buffer.concat(parts)));
    }),
  );
}
