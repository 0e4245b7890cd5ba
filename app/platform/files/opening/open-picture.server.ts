import sharp from "sharp";
import { MAX_PIXELS, type OpenedPage, Refused } from "./opened";

// Of the many kinds that the library can read, only those that we tell by their first bytes.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

const MAX_PIXELS_SENT = 60_000_000;
const LONGEST = 2_000;

/** A picture as one page: turned as it is meant, made smaller, drawn anew without anything that it said of itself. */
export async function openPicture(bytes: Buffer): Promise<OpenedPage[]> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_PIXELS_SENT,
      failOn: "error",
      pages: 1,
    })
      .rotate()
      .flatten({ background: "#fff" })
      .resize({ width: LONGEST, height: LONGEST, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    if (info.width * info.height > MAX_PIXELS * 2) throw new Refused("too-large-inside");
    const picture = { bytes: data, width: info.width, height: info.height };
    return [{ text: "", hidden: "", flags: ["picture"], picture }];
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(String(error).includes("pixel limit") ? "too-large-inside" : "damaged");
  }
}
