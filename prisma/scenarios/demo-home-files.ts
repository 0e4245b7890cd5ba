import sharp from "sharp";
import type { Actor } from "~/domains/access/actor";
import { uploadHomeFile } from "~/domains/documents/commands/upload-home-file.server";
import { arrived } from "./demo-arrived.ts";
import { childrensGuide, newerGuide } from "./demo-document.ts";
import type { DemoProviders } from "./demo-providers.ts";
import { done } from "./demo-search.ts";
import { type Story, workingDaysAgo } from "./demo-time.ts";

/** Invented homes have no photographs: each is a picture that we draw, with what it shows. */
const PICTURES = {
  front: {
    altText: "The front of the house, with a green door and a bench",
    svg: `<rect width="960" height="640" fill="#cfe3ee"/><rect y="470" width="960" height="170" fill="#7d9d62"/>
      <rect x="220" y="220" width="520" height="280" fill="#b5654a"/><path d="M180 220 480 70 780 220z" fill="#5d4037"/>
      <rect x="440" y="350" width="80" height="150" fill="#2e6b4f"/><circle cx="506" cy="428" r="5" fill="#f4e3a1"/>
      <g fill="#f3f6f8" stroke="#fff" stroke-width="8"><rect x="270" y="280" width="110" height="90"/><rect x="580" y="280" width="110" height="90"/></g>
      <path d="M560 500h150v14h-150zm8 14h12v40h-12zm122 0h12v40h-12z" fill="#6b4a2f"/><path d="M430 500h100l60 140H370z" fill="#c9c2b6"/>`,
  },
  garden: {
    altText: "The garden, with a trampoline and the hens",
    svg: `<rect width="960" height="640" fill="#bfe0f2"/><rect y="300" width="960" height="340" fill="#86ad5c"/>
      <g fill="#4f7d3a"><circle cx="120" cy="240" r="110"/><circle cx="280" cy="270" r="80"/><circle cx="840" cy="230" r="130"/></g>
      <ellipse cx="600" cy="440" rx="170" ry="46" fill="#23303a"/><ellipse cx="600" cy="434" rx="150" ry="36" fill="#3d5363"/>
      <g stroke="#23303a" stroke-width="10"><path d="M450 455v70M750 455v70M600 484v76"/></g>
      <g fill="#d9a441"><ellipse cx="200" cy="500" rx="38" ry="28"/><circle cx="236" cy="474" r="16"/><ellipse cx="320" cy="550" rx="38" ry="28"/><circle cx="356" cy="524" r="16"/></g>
      <path d="M250 474l16 4-16 6zM370 524l16 4-16 6z" fill="#c2571a"/>`,
  },
  room: {
    altText: "A bedroom with a desk, a bed and one blue wall",
    svg: `<rect width="960" height="640" fill="#efe7da"/><rect width="430" height="460" fill="#6f9fc4"/><rect y="460" width="960" height="180" fill="#b98d5f"/>
      <rect x="70" y="360" width="330" height="110" rx="12" fill="#f7f7f5"/><rect x="70" y="400" width="330" height="80" fill="#d96f5b"/>
      <rect x="60" y="290" width="24" height="240" fill="#7a5536"/><rect x="560" y="350" width="300" height="20" fill="#7a5536"/>
      <path d="M575 370h16v150h-16zm254 0h16v150h-16z" fill="#7a5536"/><rect x="600" y="130" width="220" height="150" fill="#dcefff" stroke="#fff" stroke-width="12"/>
      <path d="M640 350l20-60h30l20 60z" fill="#e8c15a"/><path d="M672 230v60" stroke="#444" stroke-width="6"/>`,
  },
} as const;

const drawn = (svg: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">${svg}</svg>`,
    ),
  )
    .jpeg({ quality: 85 })
    .toBuffer();

/** What a home shows of itself, as its manager uploads it. */
function shownBy(by: Actor, serviceId: string) {
  const upload = async (kind: "guide" | "photo", altText: string | null, file: Buffer) =>
    done(
      `${by.personName} uploading a ${kind}`,
      uploadHomeFile(by, { serviceId, kind, altText, file: await arrived(file) }),
    );
  return {
    guide: async (file: Buffer) => upload("guide", null, file),
    photo: async (which: keyof typeof PICTURES) =>
      upload("photo", PICTURES[which].altText, await drawn(PICTURES[which].svg)),
  };
}

/** Linden House has a guide, which it replaced after offers were sent with it, and photographs; Oak View a photograph. */
export function homeFileStories({ ashgrove }: DemoProviders): Story[] {
  const { manager } = ashgrove.people;
  const linden = shownBy(manager, ashgrove.home("Linden House"));
  const oak = shownBy(manager, ashgrove.home("Oak View"));
  return [
    async function* () {
      // Each opens a process of its own: one at a moment, so that a busy machine gets through its queue.
      yield workingDaysAgo(11, "08:10");
      await linden.guide(await childrensGuide());
      yield workingDaysAgo(11, "08:30");
      await linden.photo("front");
      yield workingDaysAgo(11, "08:50");
      await linden.photo("garden");
      yield workingDaysAgo(11, "09:10");
      await linden.photo("room");
      yield workingDaysAgo(6, "17:20");
      await oak.photo("garden");
      yield workingDaysAgo(2, "08:40");
      await linden.guide(await newerGuide());
    },
  ];
}
