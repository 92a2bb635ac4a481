import { FieldResolver, Resolver, Root } from 'type-graphql';
import { qrPicture } from '../../services/pushAuth/qrPicture.js';
import { QrCode } from './types.js';

@Resolver(() => QrCode)
export class QrCodeResolver {
  @FieldResolver(() => String, {
    description:
      'The picture of the QR code as an SVG `data:` URL, for `<img src>`: the page sends no request to the vendor.',
  })
  imageDataUrl(@Root() { data }: QrCode): string {
    return qrPicture(data);
  }
}
