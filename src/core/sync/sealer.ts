/** Encrypts what a workstation carries for the server but may not read; the server's, which holds the key. */
export interface Sealer {
  seal(text: string): string;
  /** Null if the text was not sealed by this server or was altered. */
  unseal(sealed: string): string | null;
}
