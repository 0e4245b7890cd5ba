/** The pictures of all pages in one file: how many, how long each is (0: none), then one after the other. */
const NUMBER = 4;

export function joinPictures(pictures: readonly (Buffer | undefined)[]): Buffer {
  const head = Buffer.alloc(NUMBER * (pictures.length + 1));
  head.writeUInt32BE(pictures.length, 0);
  pictures.forEach((picture, at) => {
    head.writeUInt32BE(picture?.length ?? 0, NUMBER * (at + 1));
  });
  return Buffer.concat([head, ...pictures.flatMap((picture) => picture ?? [])]);
}

/** The picture of each page, by its place; undefined for a page that has none. */
export function splitPictures(file: Buffer): (Buffer | undefined)[] {
  const count = file.readUInt32BE(0);
  let at = NUMBER * (count + 1);
  return Array.from({ length: count }, (_none, index) => {
    const length = file.readUInt32BE(NUMBER * (index + 1));
    const picture = file.subarray(at, at + length);
    at += length;
    return length > 0 ? picture : undefined;
  });
}
