import type { Caller } from '../../datasources/capabilities.js';

/** The best of our languages for an `Accept-Language` header; English when it asks for neither. */
export function preferredLanguage(header: string | undefined): Caller['language'] {
  if (header === undefined) return 'en';
  const ranges = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
    return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  // The sort is stable: of equals the first one asked for wins.
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  const match = wanted.find(({ tag }) => /^(?:zh|en)(?:-|$)/.test(tag));
  return match?.tag.startsWith('zh') ? 'zh-CN' : 'en';
}
