import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { buildPdf, PLANTED } from "./build-pdf";
import { type ZipEntry, zipFile } from "./zip-file";

/** Word documents, pictures and texts that hide a name or break whoever opens them. */
export type HostileFile = { name: string; file: () => Buffer | Promise<Buffer> };

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="urn:wp" xmlns:mc="urn:mc" xmlns:r="urn:r"';
const run = (words: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
export const SAID = "She reads well and likes maths.";

export function docx(body: string, more: readonly ZipEntry[] = [], before = ""): Buffer {
  const document = `<?xml version="1.0"?>${before}<w:document ${NAMESPACES}><w:body><w:p>${run(SAID)}</w:p>${body}</w:body></w:document>`;
  return zipFile([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content: document },
    ...more,
  ]);
}

const core = `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>${PLANTED}</dc:creator></cp:coreProperties>`;

export const HOSTILE_DOCX: readonly HostileFile[] = [
  { name: "who wrote it", file: () => docx("", [{ name: "docProps/core.xml", content: core }]) },
  {
    name: "properties of its own",
    file: () => docx("", [{ name: "docProps/custom.xml", content: `<p name="child">${PLANTED}</p>` }]),
  },
  {
    name: "comments",
    file: () =>
      docx(`<w:commentReference w:id="1"/>`, [
        {
          name: "word/comments.xml",
          content: `<w:comments ${NAMESPACES}><w:p>${run(PLANTED)}</w:p></w:comments>`,
        },
        { name: "word/people.xml", content: `<w15:person w15:author="${PLANTED}"/>` },
      ]),
  },
  {
    name: "tracked deletions",
    file: () =>
      docx(
        `<w:p><w:del w:author="${PLANTED}"><w:r><w:delText>${PLANTED}</w:delText></w:r></w:del><w:moveFrom>${run(PLANTED)}</w:moveFrom></w:p>`,
      ),
  },
  { name: "hidden words", file: () => docx(`<w:p>${run(PLANTED, "<w:vanish/>")}</w:p>`) },
  {
    name: "alt text, titles and bookmarks",
    file: () =>
      docx(
        `<w:p><w:bookmarkStart w:name="${PLANTED}"/><wp:docPr id="1" name="${PLANTED}" descr="${PLANTED}" title="${PLANTED}"/></w:p>`,
      ),
  },
  {
    name: "codes of fields and what older programs show",
    file: () =>
      docx(
        `<w:p><w:r><w:instrText>HYPERLINK "http://127.0.0.1:9/${PLANTED}"</w:instrText></w:r><mc:AlternateContent><mc:Fallback>${run(PLANTED)}</mc:Fallback></mc:AlternateContent></w:p>`,
      ),
  },
  {
    name: "relationships to elsewhere",
    file: () =>
      docx(`<w:p><w:hyperlink r:id="r1">${run("the report")}</w:hyperlink></w:p>`, [
        {
          name: "word/_rels/document.xml.rels",
          content: `<Relationships><Relationship Id="r1" TargetMode="External" Target="http://127.0.0.1:9/${PLANTED}"/></Relationships>`,
        },
        { name: "word/settings.xml", content: `<w:attachedTemplate r:id="${PLANTED}"/>` },
      ]),
  },
  {
    name: "embedded files and macros",
    file: () =>
      docx("", [
        { name: "word/embeddings/sheet.xlsx", content: PLANTED },
        { name: "word/vbaProject.bin", content: PLANTED },
        { name: "customXml/item1.xml", content: `<x>${PLANTED}</x>` },
      ]),
  },
  {
    name: "an SVG among its pictures",
    file: () => docx("", [{ name: "word/media/image1.svg", content: `<svg><text>${PLANTED}</text></svg>` }]),
  },
];

export const BREAKING_DOCX: readonly HostileFile[] = [
  {
    name: "entities that grow (billion laughs)",
    file: () =>
      docx(
        "<w:p><w:r><w:t>&lol3;</w:t></w:r></w:p>",
        [],
        `<!DOCTYPE x [<!ENTITY lol "${"lol".repeat(1000)}"><!ENTITY lol2 "${"&lol;".repeat(1000)}"><!ENTITY lol3 "${"&lol2;".repeat(1000)}">]>`,
      ),
  },
  {
    name: "an entity that reads a file of ours (XXE)",
    file: () =>
      docx(
        "<w:p><w:r><w:t>&file;</w:t></w:r></w:p>",
        [],
        '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
      ),
  },
  {
    name: "a zip bomb",
    file: () => docx("", [{ name: "word/header1.xml", content: Buffer.alloc(64 * 1024 * 1024, 32) }]),
  },
  {
    name: "a zip bomb that lies about its size",
    file: () =>
      docx("", [{ name: "word/header1.xml", content: Buffer.alloc(64 * 1024 * 1024, 32), claims: 10 }]),
  },
  {
    name: "3,000 entries",
    file: () =>
      docx(
        "",
        Array.from({ length: 3_000 }, (_none, at) => ({ name: `word/x${at}.xml`, content: "" })),
      ),
  },
  { name: "elements in elements", file: () => docx(`${"<w:p>".repeat(50_000)}x${"</w:p>".repeat(50_000)}`) },
  {
    name: "an entry that leads out of the zip",
    file: () => docx("", [{ name: "../../etc/passwd", content: "x" }]),
  },
  { name: "no document in it", file: () => zipFile([{ name: "xl/workbook.xml", content: "<x/>" }]) },
  { name: "cut in the middle", file: () => docx("").subarray(0, 200) },
];

const bare = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#336699" } });

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

/** Chunks go behind the first, which is always 33 bytes long with the signature. */
async function pngWith(...chunks: Buffer[]): Promise<Buffer> {
  const png = await bare().png().toBuffer();
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

/** Segments go behind the first two bytes. */
async function jpegWith(marker: number, content: string): Promise<Buffer> {
  const jpeg = await bare().jpeg().toBuffer();
  const body = Buffer.from(content, "latin1");
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

export const HOSTILE_PICTURES: readonly HostileFile[] = [
  {
    name: "EXIF of a JPEG",
    file: () =>
      bare()
        .withExif({ IFD0: { Artist: PLANTED, ImageDescription: PLANTED, Copyright: PLANTED } })
        .jpeg()
        .toBuffer(),
  },
  { name: "XMP of a JPEG", file: () => jpegWith(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${PLANTED}</x>`) },
  { name: "IPTC of a JPEG", file: () => jpegWith(0xed, `Photoshop 3.0\x008BIM\x04\x04\x00\x00${PLANTED}`) },
  { name: "a comment in a JPEG", file: () => jpegWith(0xfe, PLANTED) },
  {
    name: "a JPEG with a zip behind it",
    file: async () =>
      Buffer.concat([await bare().jpeg().toBuffer(), zipFile([{ name: "a.txt", content: PLANTED }])]),
  },
  {
    name: "a JPEG with a PDF behind it",
    file: async () =>
      Buffer.concat([await bare().jpeg().toBuffer(), buildPdf({ trailer: `/Info << /A (${PLANTED}) >>` })]),
  },
  { name: "tEXt of a PNG", file: () => pngWith(chunk("tEXt", Buffer.from(`Author\0${PLANTED}`, "latin1"))) },
  {
    name: "zTXt and iTXt of a PNG",
    file: () =>
      pngWith(
        chunk(
          "zTXt",
          Buffer.concat([Buffer.from("Author\0\0", "latin1"), deflateSync(Buffer.from(PLANTED))]),
        ),
        chunk("iTXt", Buffer.from(`Author\0\0\0\0\0${PLANTED}`, "latin1")),
      ),
  },
  {
    name: "EXIF of a WebP",
    file: () =>
      bare()
        .withExif({ IFD0: { Artist: PLANTED } })
        .webp()
        .toBuffer(),
  },
];

export const BREAKING_FILES: readonly HostileFile[] = [
  {
    name: "a PNG of 50,000 by 50,000 pixels",
    file: async () => {
      const png = await bare().png().toBuffer();
      const head = Buffer.from(png.subarray(16, 29));
      head.writeUInt32BE(50_000, 0);
      head.writeUInt32BE(50_000, 4);
      return Buffer.concat([png.subarray(0, 8), chunk("IHDR", head), png.subarray(33)]);
    },
  },
  { name: "a JPEG cut in the middle", file: async () => (await bare().jpeg().toBuffer()).subarray(0, 120) },
  { name: "a JPEG of nothing but its first bytes", file: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]) },
  { name: "nothing", file: () => Buffer.alloc(0) },
  { name: "a program", file: () => Buffer.from("MZ\u0000\u0001", "latin1") },
  { name: "an old Word document", file: () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]) },
  { name: "a text in another encoding", file: () => Buffer.from("Łódź caf\xe9", "latin1") },
];
