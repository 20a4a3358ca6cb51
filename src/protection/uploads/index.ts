/** Files that people send: what they really are, how large they may be, what they are called. */
export { plainFileName } from './file-name.ts';
export { sniffMediaType, type UploadType } from './media-type.ts';
export { type PictureSize, pictureSize } from './picture-size.ts';
export {
  EXTENSIONS_OF,
  readUpload,
  UPLOAD_LIMITS,
  type Upload,
  type UploadKind,
  type UploadRefusal,
} from './upload.ts';
