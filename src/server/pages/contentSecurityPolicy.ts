import { createHash } from 'node:crypto';

export interface PageSources {
  /** The inline style sheet of the page. */
  readonly style: string;
  /** Origins from which the configured captcha loads its scripts, styles, pictures and frames. */
  readonly captcha: readonly string[];
  /** The URL of the logo. */
  readonly logo: string | undefined;
}

/**
 * Allows this server, and of other hosts only the captcha and the logo. Inline scripts are refused, and so are inline styles
 * other than the one of the page.
 */
export function contentSecurityPolicy({ style, captcha, logo }: PageSources): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...captcha],
    'style-src': ["'self'", `'sha256-${hash}'`, ...captcha],
    'img-src': ["'self'", 'data:', 'blob:', ...captcha, ...(logo === undefined ? [] : [new URL(logo).origin])],
    'font-src': ["'self'", ...captcha],
    'media-src': ["'self'", 'blob:', ...captcha],
    'connect-src': ["'self'", ...captcha],
    'frame-src': captcha.length > 0 ? captcha : ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
