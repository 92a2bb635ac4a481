/** Photos for the identity provider: JPEG, small enough for one request. */

/** The server takes 700,000 bytes; base64 needs four characters for three of them. */
const MAX_CHARACTERS = Math.floor((700_000 * 4) / 3);
const MAX_SIDE = 1024;

/** @returns a JPEG as `data:` URL @throws if the browser cannot read the file */
export async function photoOf(source: Blob | HTMLVideoElement): Promise<string> {
  const bitmap = await createImageBitmap(source);
  try {
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    for (let quality = 0.9; quality > 0.2; quality -= 0.2) {
      const url = canvas.toDataURL('image/jpeg', quality);
      if (url.length <= MAX_CHARACTERS) return url;
    }
    return canvas.toDataURL('image/jpeg', 0.1);
  } finally {
    bitmap.close();
  }
}
