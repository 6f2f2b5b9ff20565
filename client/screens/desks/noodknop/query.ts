/** Under which the desk keeps what it shows. */
export const NOODKNOP = ['noodknop'];
