import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

/** What a page of ours may ask of a device: a passkey, the clipboard to copy a link, the whole screen for the wall of a meeting. Nothing else. */
const ABILITIES = {
  self: 'publickey-credentials-create publickey-credentials-get clipboard-write fullscreen screen-wake-lock',
  none:
    'accelerometer autoplay bluetooth browsing-topics camera clipboard-read display-capture encrypted-media gamepad geolocation gyroscope hid identity-credentials-get ' +
    'idle-detection local-fonts magnetometer microphone midi otp-credentials payment picture-in-picture serial speaker-selection storage-access usb web-share ' +
    'window-management xr-spatial-tracking',
};
const each = (names: string, whom: string) => names.split(' ').map((name) => `${name}=${whom}`);
const PERMISSIONS = [...each(ABILITIES.self, '(self)'), ...each(ABILITIES.none, '()')].join(', ');

/**
 * The headers of every answer: no code but our own files, no frame around us, nothing kept by a browser or a proxy, no other window that can reach in
 * (T7, T8; ASVS 3.4, 14.3.2). Whoever may be kept (files with a hash in their name) says so afterwards. `https`: as BASE_URL says.
 */
export function securityHeaders(https: boolean) {
  const helmetOf = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policyOf(https) },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
  return (req: Request, res: Response, next: NextFunction) => {
    res.set({ 'Cache-Control': 'no-store', 'Permissions-Policy': PERMISSIONS, 'X-Robots-Tag': 'noindex, nofollow' });
    helmetOf(req, res, next);
  };
}

function policyOf(https: boolean): Record<string, string[]> {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    // Mantine sets sizes and colours as style attributes and writes its variables in a style element.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    ...(https ? { upgradeInsecureRequests: [] } : {}),
  };
}
