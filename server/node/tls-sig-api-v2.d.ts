declare module 'tls-sig-api-v2' {
  /** The official signer of userSigs, HMAC-SHA256 ("TLS.ver" 2.0). */
  export class Api {
    constructor(sdkAppID: number, key: string);
    /** A userSig that starts now and lasts `expire` seconds. */
    genUserSig(userID: string, expire: number): string;
    /** The same with a room and what may be done in it (255: everything) inside. */
    genPrivateMapKey(userID: string, expire: number, roomID: number, privileges: number): string;
  }
}
