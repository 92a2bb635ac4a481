/** What the start page shows of this emulator: the camera. */
import type { HomeContent } from '../../../emulators/homeContent.js';
import { type Script, writeFile } from './files.js';

const SCENES: Readonly<Record<string, Script>> = {
  live: { hackScore: 0.1, verifyScore: 0.93 },
  spoof: { hackScore: 0.99, verifyScore: 0.93 },
  other: { hackScore: 0.1, verifyScore: 0.2 },
};

export const homeContent: HomeContent = {
  camera: {
    scenes: [
      { id: 'live', label: { en: 'A living person', zh: '真人' } },
      { id: 'spoof', label: { en: 'A spoof: a photo or a mask', zh: '攻击：照片或面具' } },
      { id: 'other', label: { en: 'A living person, another face', zh: '真人，但面孔不符' } },
    ],
    record: (scene) => Buffer.from(writeFile(SCENES[scene] ?? { hackScore: null, verifyScore: null })),
  },
};
