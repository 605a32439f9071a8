import { frameScript } from './script';

/** The script of the drop-in's frame. A policy that allows inline scripts by hash names the hash of exactly this. */
export const srcdocScript = frameScript([48887, 48888], { side: true });

/**
 * Holds beside the policy of the page around the frame: whoever owns the program's port runs script in here, and shall
 * have nowhere to send anything.
 */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' http://localhost:*; worker-src blob:; form-action 'none'";

/** The page of the drop-in's frame, made by the script itself: nothing is served. */
export const srcdocPage = [
  '<!doctype html><meta charset="utf-8"><title>Launcher channel</title>',
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  `<script>${srcdocScript}</script>`,
].join('');
