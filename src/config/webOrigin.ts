import * as z from 'zod';
import { isOrigin } from '../origins.js';

/** The origin of a web page, exactly as browsers send it. */
export const webOrigin = z.string().refine((text) => /^https?:/.test(text) && isOrigin(text));
