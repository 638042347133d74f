/** A link as a QR code, large enough at every size and readable from the back of a classroom. */
import QRCode from 'qrcode';

/** SVG. */
export function qrCode(link: string): Promise<string> {
  return QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}

/** As the address of an image, for a link that no other address should lead to. */
export async function qrCodeImage(link: string): Promise<string> {
  return `data:image/svg+xml,${encodeURIComponent(await qrCode(link))}`;
}
