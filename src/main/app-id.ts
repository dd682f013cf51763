import { desktopName } from '../../package.json';

/**
 * What the desktop knows Keyfob by, the demo as well: the base name of its desktop file. Below `alt`, which RFC 9476 keeps
 * for names that are not of the DNS: nobody else can come to own it.
 */
export const appId = desktopName.replace(/\.desktop$/, '');
